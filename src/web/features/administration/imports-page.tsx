import { Link, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importRefusals, listImports } from '../../../contract/admin.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Import = Static<typeof listImports.reply>[number];

/** Imports with rows read, refused and stored; the refused rows of the chosen one. */
export function ImportsPage(): ReactNode {
  const { t } = useTranslation('administration');
  const { id } = useSearch({ from: '/workbench/admin/imports' });
  const answer = useRead(listImports, {}, { everyMs: 15_000 });
  const chosen = answer.data?.find((one) => one.id === id);
  return (
    <>
      <header className="page-head"><div><h1>{t('imports')}</h1><p>{t('imports-says')}</p></div></header>
      <section className="sheet admin-part">
        {answer.isPending ? <Waiting rows={6} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Imports rows={answer.data} />}
      </section>
      {chosen === undefined ? null : <RefusedRows of={chosen} />}
    </>
  );
}

function Imports({ rows }: { readonly rows: readonly Import[] }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const figure = (name: 'rows' | 'refused' | 'stored'): Column<Import> => ({ id: name, title: t(name), number: true, cell: (row) => count(row[name], language), value: (row) => row[name] });
  const kindOf = ({ kind }: Import): string => (kind === 'cnemc' || kind === 'surface-water' ? t(`import-${kind}`) : kind);
  return (
    <DataTable
      label={t('imports')} rows={rows} rowKey={({ id }) => id} empty={t('imports-empty')}
      columns={[
        { id: 'file', title: t('file'), names: true, cell: ({ file }) => <span className="entry-id">{file}</span>, value: ({ file }) => file },
        { id: 'kind', title: t('import-kind'), cell: kindOf, value: kindOf },
        { id: 'started', title: t('started'), cell: ({ startedAt }) => moment(startedAt, language), value: ({ startedAt }) => moment(startedAt, language) },
        figure('rows'), figure('refused'), figure('stored'),
        { id: 'result', title: t('result'), cell: ({ result }) => comparisons(result).map(({ name, compared, equal }) => <span key={name} className="import-result">{name}:{t('result-equal', { compared: count(compared, language), equal: count(equal, language) })}</span>) },
        { id: 'see', title: '', cell: ({ id, refused }) => (refused === 0 ? null : <Link to="/admin/imports" search={{ id }}>{t('see-rows')}</Link>) },
      ]}
    />
  );
}

/** Whatever the import compared with published values: `{name: {compared, equal}}`. */
const comparisons = (result: unknown): readonly { readonly name: string; readonly compared: number; readonly equal: number }[] =>
  Object.entries(typeof result === 'object' && result !== null ? result : {}).flatMap(([name, value]: [string, unknown]) => {
    const { compared, equal } = (typeof value === 'object' && value !== null ? value : {}) as { compared?: unknown; equal?: unknown };
    return typeof compared === 'number' && typeof equal === 'number' ? [{ name, compared, equal }] : [];
  });

function RefusedRows({ of: { id, file } }: { readonly of: Import }): ReactNode {
  const { t } = useTranslation('administration');
  const say = useSay();
  const answer = useRead(importRefusals, { params: { id } });
  return (
    <section className="sheet admin-part">
      <header><h2>{t('refused-rows', { file })}</h2><Link to="/admin/imports" search={{}}>{t('back-imports')}</Link></header>
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <DataTable
          label={t('refused-rows', { file })} rows={answer.data} rowKey={({ line, fault, detail }) => `${line} ${fault} ${detail}`} empty={t('refused-empty')}
          columns={[
            { id: 'line', title: t('line'), number: true, width: 90, cell: ({ line }) => line, value: ({ line }) => line },
            { id: 'fault', title: t('fault'), names: true, width: '24%', cell: ({ message, detail }) => <>{say(message)} <span className="faint">{detail}</span></>, value: ({ message, detail }) => `${say(message)} ${detail}` },
            { id: 'row', title: t('row'), cell: ({ row }) => <code className="frame-bytes">{row}</code>, value: ({ row }) => row },
          ]}
        />
      )}
    </section>
  );
}
