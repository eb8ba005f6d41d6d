import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { refusedLedgerRows, type RefusedLedgerRow, type tryLedger } from '../../../contract/ledger-import.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { Run } from './go-on.ts';

type Line = Static<typeof RefusedLedgerRow>;
type Counts = Pick<Run, 'rows' | 'stored' | 'already' | 'refused'>;

/** Rows = stored + already + refused. */
export function Figures({ of, dry }: { readonly of: Counts; readonly dry: boolean }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const { language } = usePreferences();
  return (
    <dl className="ledger-import-figures">
      {(['rows', 'stored', 'already', 'refused'] as const).map((id) => <div key={id} className={id === 'refused' && of.refused > 0 ? 'late' : undefined}><dt>{t(dry && id === 'stored' ? 'would-store' : id)}</dt><dd>{count(of[id], language)}</dd></div>)}
    </dl>
  );
}

export function DryReport({ dry, name }: { readonly dry: Static<typeof tryLedger.reply>; readonly name: string }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  return (
    <>
      <Figures of={dry} dry />
      {dry.refused === 0 ? <p role="status">{t('none-refused')}</p> : <Refusals lines={dry.lines} total={dry.refused} name={name} />}
    </>
  );
}

/** A run with its refused rows; all of them go to Excel, however many are shown. */
export function RunReport({ run }: { readonly run: Run }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const say = useSay();
  const answer = useRead(refusedLedgerRows, { params: { id: run.id }, query: {} }, { enabled: run.refused > 0 && run.state !== 'going' });
  return (
    <>
      <Figures of={run} dry={false} />
      <p role="status">{run.state === 'failed' && run.fault !== undefined ? `${say(run.fault)} ${run.detail ?? ''}` : t(`state-${run.state}`, { file: run.file })}</p>
      {answer.data === undefined || run.refused === 0 ? null : <Refusals lines={answer.data.rows} total={run.refused} name={run.file} run={run.id} />}
    </>
  );
}

type RefusalsProps = { readonly lines: readonly Line[]; readonly total: number; readonly name: string; readonly run?: string };

function Refusals({ lines, total, name, run }: RefusalsProps): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const { language } = usePreferences();
  const { message: says } = App.useApp();
  const [busy, setBusy] = useState(false);
  const say = useSay();
  const columns: readonly Column<Line>[] = [
    { id: 'line', title: t('line'), number: true, names: true, width: 72, cell: ({ line }) => line, value: ({ line }) => line },
    { id: 'column', title: t('column'), width: 160, cell: ({ column }) => column || <span className="faint">—</span>, value: ({ column }) => column },
    { id: 'why', title: t('why-refused'), width: 260, cell: ({ message }) => say(message), value: ({ message }) => say(message) },
    { id: 'detail', title: t('detail'), width: 200, cell: ({ detail }) => <span className="ledger-import-row">{detail}</span>, value: ({ detail }) => detail },
    { id: 'row', title: t('row'), cell: ({ row }) => <span className="ledger-import-row">{row}</span>, value: ({ row }) => row },
  ];
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const [all, { saveSheet }] = await Promise.all([run === undefined ? lines : everyLine(run), import('../../kit/excel.ts')]);
      await saveSheet({ name: t('refused-file', { file: name }), header: columns.map(({ title }) => title), rows: all.map((line) => columns.map(({ value }) => value?.(line))) });
    } catch (error) {
      says.error(faultWords(error, language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="ledger-import-head">
        <h3>{t('refused-rows', { count: total })}</h3>
        <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>{t('refused-excel')}</Button>
      </div>
      <DataTable label={t('refused-rows', { count: total })} columns={columns} rows={lines.slice(0, shownMax)} rowKey={({ line }) => String(line)} exports={false} />
      {total > shownMax ? <p className="quiet">{t('more-in-file', { shown: shownMax })}</p> : null}
    </>
  );
}

const shownMax = 200;

async function everyLine(id: string): Promise<readonly Line[]> {
  const all: Line[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: Static<typeof refusedLedgerRows.reply> = await call(refusedLedgerRows, { params: { id }, query: { after } });
    all.push(...page.rows);
    after = page.next;
  }
  return all;
}
