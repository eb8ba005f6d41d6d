import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listLedgerRuns } from '../../../contract/ledger-import.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { goOn, type Run } from './go-on.ts';
import { RunReport } from './report.tsx';

const tone = { going: 'due', done: 'ok', failed: 'late' } as const;

/** Ledgers that were taken over before; one that was cut off goes on here. */
export function Runs({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const { language } = usePreferences();
  const answer = useRead(listLedgerRuns, { query: { type: type.id } });
  const [shown, setShown] = useState<Run>();
  const [trouble, setTrouble] = useState<string>();
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const go = async (run: Run): Promise<void> => {
    setTrouble(undefined);
    try {
      await goOn(run, setShown);
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  const figure = (id: 'rows' | 'stored' | 'already' | 'refused'): Column<Run> => ({ id, title: t(id), number: true, width: 96, cell: (run) => run[id], value: (run) => run[id] });
  const columns: readonly Column<Run>[] = [
    { id: 'file', title: t('file'), names: true, cell: ({ file }) => file, value: ({ file }) => file },
    { id: 'at', title: t('at'), width: 160, cell: ({ startedAt }) => moment(startedAt, language), value: ({ startedAt }) => moment(startedAt, language) },
    { id: 'by', title: t('by'), width: 200, cell: ({ by }) => by, value: ({ by }) => by },
    figure('rows'), figure('stored'), figure('already'), figure('refused'),
    { id: 'state', title: t('state'), width: 110, cell: ({ state }) => <StatusTag tone={tone[state]}>{t(`run-${state}`)}</StatusTag>, value: ({ state }) => t(`run-${state}`) },
    { id: 'do', title: t('do'), width: 110, cell: (run) => (run.state === 'going' ? <Button size="small" onClick={() => void go(run)}>{t('go-on')}</Button> : <Button size="small" type="link" onClick={() => setShown(run)}>{t('look')}</Button>) },
  ];
  return (
    <section className="sheet">
      <h2>{t('runs')}</h2>
      {trouble === undefined ? null : <p role="alert" className="ledger-import-trouble">{trouble}</p>}
      <DataTable label={t('runs')} columns={columns} rows={answer.data} rowKey={({ id }) => id} empty={t('no-runs')} />
      {shown === undefined ? null : <><h3>{shown.file}</h3><RunReport run={shown} /></>}
    </section>
  );
}
