import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { AirBadge, gradeOf } from './air-badge.tsx';
import { useLeadColumns } from './daily-columns.tsx';
import { aqiChange, type DailyReply, type DailyRow } from './daily.ts';
import { pollutants, pollutantText } from './pollutants.tsx';

/** The day by place: AQI, grade, primary pollutant, six concentrations, against the day before. Best AQI first. */
export function DailyTable({ reply }: { readonly reply: DailyReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const gradeName = (level: number | undefined): string => say(gradeOf(reply.grades, level)?.name ?? { zh: '', en: '' });
  const primary = ({ today }: DailyRow): string => listed(say, today.primary.map(pollutantText));
  const reason = ({ today }: DailyRow): string => (today.state === 'no-data' ? t('state-no-data') : say(reasonWords(today.reason)));
  const lead = useLeadColumns(reply, ({ rank }) => rank);
  const columns: readonly Column<DailyRow>[] = [
    ...lead,
    {
      id: 'aqi',
      title: t('aqi'),
      value: ({ today }) => today.aqi,
      cell: (row) =>
        row.today.aqi === undefined ? (
          <span className="faint">{reason(row)}</span>
        ) : (
          <AirBadge aqi={row.today.aqi} grade={gradeOf(reply.grades, row.today.level)} />
        ),
    },
    { id: 'grade', title: t('level'), fileOnly: true, cell: () => null, value: (row) => gradeName(row.today.level) || reason(row) },
    { id: 'primary', title: t('primary'), cell: (row) => primary(row) || '—', value: primary },
    ...pollutants.map(({ id, unit }): Column<DailyRow> => ({
      id,
      title: `${pollutantText(id)} ${unit}`,
      number: true,
      cell: ({ today }) => today.values[id] ?? '—',
      value: ({ today }) => (today.values[id] === undefined ? undefined : Number(today.values[id])),
    })),
    {
      id: 'change',
      title: t('since-before'),
      cell: (row) => <Turn row={row} says={`${gradeName(row.before.level)} → ${gradeName(row.today.level)}`} />,
      value: (row) => aqiChange(row),
    },
    { id: 'before', title: t('grade-before'), fileOnly: true, cell: () => null, value: ({ before }) => gradeName(before.level) },
    { id: 'sites', title: t('sites'), number: true, width: 72, cell: ({ sites }) => sites, value: ({ sites }) => sites },
  ];
  return (
    <DataTable
      label={`${t('daily')} ${reply.day}`}
      columns={columns}
      rows={reply.rows}
      rowKey={({ id }) => id}
      basis={reply.basis.day}
      csv
    />
  );
}

function Turn({ row, says }: { readonly row: DailyRow; readonly says: string }): ReactNode {
  const { t } = useTranslation('air');
  const change = aqiChange(row);
  if (change === undefined) return <span className="faint">{t('no-before')}</span>;
  return (
    <span className="daily-turn">
      {change}
      {row.turn === 'same' ? null : <span className={row.turn === 'worse' ? 'period-over' : 'faint'}>{says}</span>}
    </span>
  );
}
