import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { caseLedger } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';

type Ledger = Static<typeof caseLedger.reply>;
type Row = Ledger['rows'][number];
/** Columns with whole sentences get the room; the Excel file has them in full. A Chinese character is two wide. */
const longFrom = 26;
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);

export const progressTone = { 'closed': 'ok', 'reported': 'review', 'on-schedule': 'ok', 'behind': 'late', 'not-started': 'neutral' } as const;

/** The table that is mailed: every column in its order, exported with its 口径. */
export function LedgerTable({ type, ledger }: { readonly type: CaseType; readonly ledger: Ledger }): ReactNode {
  const { t } = useTranslation('ledger');
  const say = useSay();
  const serial = new Map(ledger.rows.map((row, at) => [row.case.id, at + 1]));
  const declared = ledger.columns.map(({ id, title }, at): Column<Row> => {
    const text = ({ cells }: Row): string => {
      const cell = cells[at];
      return cell === undefined ? '' : say(cell);
    };
    const long = ledger.rows.some((row) => widthOf(text(row)) > longFrom);
    return { id, title: say(title), width: long ? 230 : 104, cell: (row) => (text(row) === '' ? <span className="faint">—</span> : <span className={long ? 'ledger-long' : 'ledger-short'} title={text(row)}>{text(row)}</span>), value: (row) => text(row) };
  });
  const columns: readonly Column<Row>[] = [
    { id: 'serial', title: t('serial'), width: 48, number: true, cell: (row) => serial.get(row.case.id), value: (row) => serial.get(row.case.id) },
    { id: 'number', title: t('number'), width: 150, names: true, cell: (row) => <Link to="/case/$id" params={{ id: row.case.id }}>{row.case.number}</Link>, value: (row) => row.case.number },
    ...declared,
    { id: 'state', title: t('progress'), width: 140, cell: (row) => <><StatusTag tone={progressTone[row.progress]}>{t(`progress-${row.progress}`)}</StatusTag>{row.takenOver ? <small className="ledger-before">{t('taken-over')}</small> : null}</>,
      value: (row) => (row.takenOver ? `${t(`progress-${row.progress}`)} ${t('taken-over')}` : t(`progress-${row.progress}`)) },
  ];
  return <div className="ledger-wide"><DataTable label={t('title', { type: say(type.title) })} columns={columns} rows={ledger.rows} rowKey={(row) => row.case.id} rowTone={(row) => (row.progress === 'behind' ? 'late' : undefined)} basis={ledger.basis} empty={t('empty', { noun: say(type.noun) })} /></div>;
}
