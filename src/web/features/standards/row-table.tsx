import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { averagingWords } from './field-words.ts';
import { Confidence, useRowWords } from './parts.tsx';
import type { ShownRow } from './rows.ts';

/** Rows of one kind: limits with averaging and what they apply to, others with their content. */
export function RowTable({ kind, rows, label }: {
  readonly kind: string; readonly rows: readonly ShownRow[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  const { subject, figure, applies } = useRowWords();
  const text = (id: string, title: string, of: (row: ShownRow) =>
    string): Column<ShownRow> => ({ id, title, cell: (row) => of(row) || '—', value: of });
  const valid = ({ from, to }: ShownRow): string => (to === '' ? t('since', { day: from }) : `${from} – ${to}`);
  const columns: readonly Column<ShownRow>[] = [
    {
      id: 'subject', title: t('subject'), names: true,
      cell: (row) => <>{subject(row)} {row.name === undefined || row.pollutant === '' ? null : <span className="faint">{row.pollutant}</span>}</>,
      value: subject,
    },
    {
      id: 'figure', title: t(kind === 'limit' ? 'limit' : 'figure'),
      cell: (row) => <b className={`standards-figure${kind === 'limit' && figure(row).length < 24 ? ' short' : ''}`}>{figure(row) || '—'}</b>,
      value: figure,
    },
    ...(rows.some(({ averaging }) => averaging !== '') ? [text('averaging', t('averaging'), ({ averaging }) =>
      (averaging === '' ? '' : say(averagingWords(averaging))))] : []),
    ...(rows.some((row) => row.applies.length > 0) ? [text('applies', t('applies'), applies)] : []),
    text('clause', t('clause'), ({ clause }) => clause),
    {
      id: 'valid', title: t('valid'),
      cell: (row) => <span className="standards-whole">{valid(row)}</span>,
      value: valid,
    },
    {
      id: 'confidence', title: t('confidence'),
      cell: ({ low }) => <Confidence low={low} />,
      value: ({ low }) => t(low ? 'low' : 'high'),
    },
    ...(rows.some(({ reference }) => reference !== undefined) ? [text('reference', t('reference-only'), ({ reference }) => (reference === undefined ? '' : say(reference)))] : []),
    ...(rows.some(({ note }) => note !== '') ? [text('note', t('note'), ({ note }) => note)] : []),
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} csv />;
}
