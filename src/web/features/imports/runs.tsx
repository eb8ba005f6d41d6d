import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listImports, pauseImport, resumeImport } from '../../../contract/import.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Run = Static<typeof listImports.reply>[number];
const tones: Readonly<Record<Run['state'], Tone>> = { waiting: 'due', running: 'review', paused: 'due', done: 'ok', failed: 'late' };
const isOpen = ({ state }: Run): boolean => state === 'waiting' || state === 'running';

/** Every import with its state, its balance and how far it is; whoever may bring files may stop one and go on with it. */
export function Runs({ may }: { readonly may: boolean }): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const answer = useRead(listImports, {}, { everyMs: 2_000 });
  const [trouble, setTrouble] = useState<string>();
  const send = async (endpoint: typeof pauseImport | typeof resumeImport, id: string): Promise<void> => {
    setTrouble(undefined);
    try {
      await call(endpoint, { params: { id } });
      await queryClient.invalidateQueries();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <section className="sheet import-part">
      <header><h2>{t('runs')}</h2></header>
      <p role="alert" className="import-trouble">{trouble}</p>
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <RunTable rows={answer.data} {...(may ? { send: (endpoint, id) => void send(endpoint,
        id) } : {})} />}
    </section>
  );
}

type Send = (endpoint: typeof pauseImport | typeof resumeImport, id: string) => void;

function RunTable({ rows, send }: { readonly rows: readonly Run[]; readonly send?: Send }): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const say = useSay();
  const figure = (name: 'rows' | 'stored' | 'already' | 'refused'): Column<Run> =>
    ({ id: name, title: t(name), number: true, cell: (row) => count(row[name], language), value: (row) => row[name] });
  const doorOf = ({ kind, mappingName, mappingVersion }: Run): string => {
    if (kind === 'cnemc' || kind === 'surface-water') return t(`kind-${kind}`);
    return mappingName === undefined ? kind : t('door-mapping', { name: mappingName, version: mappingVersion });
  };
  const stateOf = (run: Run): string => (run.message === undefined ? t(`state-${run.state}`) : `${t(`state-${run.state}`)} ${say(run.message)} ${run.detail ?? ''}`);
  return (
    <DataTable
      label={t('runs')} rows={rows} rowKey={({ id }) => id} empty={t('runs-empty')} rowTone={({ state }) => (state === 'failed' ? 'late' : undefined)}
      columns={[
        { id: 'file', title: t('file'), names: true, cell: ({ file }) => <span className="import-file">{file}</span>,
          value: ({ file }) => file },
        { id: 'door', title: t('door'), cell: (run) => <>{doorOf(run)}{comparisons(run.result).map(({ name, compared,
          equal }) => <small key={name} className="import-compared">{name}: {t('result-equal',
          { compared: count(compared, language), equal: count(equal, language) })}</small>)}</>, value: doorOf },
        { id: 'started', title: t('started'), cell: ({ startedAt }) => moment(startedAt, language),
          value: ({ startedAt }) => moment(startedAt, language) },
        { id: 'state', title: t('state'), cell: (run) => <StateCell run={run} says={stateOf(run)} />, value: stateOf },
        figure('rows'), figure('stored'), figure('already'), figure('refused'),
        { id: 'do', title: '', cell: (run) => <RunButtons run={run} {...(send === undefined ? {} : { send })} /> },
      ]}
    />
  );
}

function StateCell({ run, says }: { readonly run: Run; readonly says: string }): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <>
      <StatusTag tone={tones[run.state]}>{t(`state-${run.state}`)}</StatusTag>
      {run.message === undefined ? null : <small className="import-compared">{says.replace(t(`state-${run.state}`), '').trim()}</small>}
      {isOpen(run) && run.expected !== undefined && run.expected > 0
        ? <Progress percent={Math.floor((run.rows / run.expected) * 100)} size="small" aria-label={t('progress',
          { file: run.file })} /> : null}
    </>
  );
}

function RunButtons({ run, send }: { readonly run: Run; readonly send?: Send }): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <span className="import-do">
      {run.refused === 0 ? null : <Link to="/admin/imports" search={{ id: run.id }}>{t('see-refused')}</Link>}
      {send !== undefined && isOpen(run) ? <Button size="small" onClick={() => send(pauseImport, run.id)}>{t('pause')}</Button> : null}
      {send !== undefined && (run.state === 'paused' || run.state === 'failed') ? <Button size="small" onClick={() => send(resumeImport,
        run.id)}>{t('resume')}</Button> : null}
    </span>
  );
}

/** Whatever the import compared with published values: `{name: {compared, equal}}`. */
const comparisons = (result: unknown): readonly { readonly name: string; readonly compared: number; readonly equal: number }[] =>
  Object.entries(typeof result === 'object' && result !== null ? result : {}).flatMap(([name, value]: [string, unknown]) => {
    const { compared, equal } = (typeof value === 'object' && value !== null ? value : {}) as { compared?: unknown; equal?: unknown };
    return typeof compared === 'number' && typeof equal === 'number' ? [{ name, compared, equal }] : [];
  });
