import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airPeriodId } from '../../../model/identifier.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { useLeadColumns } from './daily-columns.tsx';
import type { DailyReply, DailyRow } from './daily.ts';
import { asNumber, FigureCell } from './figure-cell.tsx';
import { signed } from './period.ts';

/** Month or year up to the day: composite index with its rank, PM2.5, good days, each beside the year before. */
export function ToDateTable({ reply, of }: { readonly reply: DailyReply; readonly of: 'month' | 'year' }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const rows = reply.rows.toSorted((a, b) => (a[of].rank ?? Infinity) - (b[of].rank ?? Infinity));
  const firstDay = of === 'month' ? `${reply.day.slice(0, 7)}-01` : `${reply.day.slice(0, 4)}-01-01`;
  const lead = useLeadColumns(reply, (row) => row[of].rank);
  const columns: readonly Column<DailyRow>[] = [
    ...lead,
    {
      id: 'composite',
      title: t('composite'),
      number: true,
      cell: (row) => (
        <FigureCell
          figure={{ value: row[of].composite, change: row[of].compositeChange }}
          none={say(reasonWords(row[of].compositeReason))}
        />
      ),
      value: (row) => asNumber(row[of].composite),
    },
    {
      id: 'composite change',
      title: `${t('composite')} ${t('change')} %`,
      fileOnly: true,
      cell: () => null,
      value: (row) => asNumber(row[of].compositeChange),
    },
    {
      id: 'fine',
      title: t('value-concentration'),
      number: true,
      cell: (row) => (
        <FigureCell figure={{ value: row[of].fine, change: row[of].fineChange }} none={say(reasonWords(row[of].fineReason))} />
      ),
      value: (row) => asNumber(row[of].fine),
    },
    {
      id: 'fine change',
      title: `PM₂.₅ ${t('change')} %`,
      fileOnly: true,
      cell: () => null,
      value: (row) => asNumber(row[of].fineChange),
    },
    { id: 'good', title: t('good-days'), number: true, cell: (row) => row[of].goodDays, value: (row) => row[of].goodDays },
    {
      id: 'share',
      title: `${t('good-share')} %`,
      number: true,
      cell: (row) => <b>{row[of].goodShare ?? '—'}</b>,
      value: (row) => asNumber(row[of].goodShare),
    },
    {
      id: 'share change',
      title: t('share-change'),
      number: true,
      cell: (row) => signed(row[of].goodShareChange, ''),
      value: (row) => asNumber(row[of].goodShareChange),
    },
    {
      id: 'valid',
      title: t('valid-days'),
      number: true,
      cell: (row) => `${row[of].validDays}/${row[of].days}`,
      value: (row) => `${row[of].validDays}/${row[of].days}`,
    },
    {
      id: 'why', title: '', width: 100,
      cell: ({ id }) => <WhyButton id={airPeriodId({ of: 'region', place: id, from: firstDay, to: reply.day })} />,
    },
  ];
  return (
    <DataTable
      label={`${t(`${of}-to-date`)} ${reply.day}`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      basis={reply.basis[of]}
      csv
    />
  );
}
