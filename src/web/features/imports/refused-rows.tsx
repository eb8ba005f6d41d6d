import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importRefusals, importRefusalsFile, readImport } from '../../../contract/import.ts';
import { pathOf } from '../../app/client.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const shown = 100;

/** The refused rows of one import, each with its line, its reason and its text; all of them as a file. */
export function RefusedRows({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  const { language } = usePreferences();
  const run = useRead(readImport, { params: { id } });
  const answer = useRead(importRefusals, { params: { id }, query: { limit: shown } });
  const title = t('refused-rows', { file: run.data?.file ?? '' });
  const total = answer.data?.total ?? 0;
  return (
    <section className="sheet import-part">
      <header>
        <h2>{title}</h2>
        <Button href={pathOf(importRefusalsFile.path, { id })} download>{t('refused-file')}</Button>
        <Link to="/admin/imports" search={{}}>{t('back')}</Link>
      </header>
      {run.data === undefined ? null : <p className="quiet">{run.data.refusedBy.map(({ message,
        count: times }) => `${say(message)} ${count(times, language)}`).join(' · ')}</p>}
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <DataTable
          label={title} rows={answer.data.rows} rowKey={({ line, fault,
            detail }) => `${line} ${fault} ${detail}`} empty={t('refused-empty')}
          columns={[
            { id: 'line', title: t('line'), number: true, width: 90, cell: ({ line }) => line, value: ({ line }) => line },
            { id: 'fault', title: t('fault'), names: true, width: '24%',
              cell: ({ message, detail }) => <>{say(message)} <span className="faint">{detail}</span></>,
              value: ({ message, detail }) => `${say(message)} ${detail}` },
            { id: 'row', title: t('row'), cell: ({ row }) => <code className="import-text">{row}</code>, value: ({ row }) => row },
          ]}
        />
      )}
      {total > shown ? <p className="quiet">{t('refused-more', { shown: count(shown, language), total: count(total,
        language) })}</p> : null}
    </section>
  );
}
