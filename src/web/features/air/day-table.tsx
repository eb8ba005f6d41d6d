import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { AirBadge, gradeOf } from './air-badge.tsx';
import type { CalendarDay, CalendarReply } from './calendar.ts';
import { pollutants, pollutantText } from './pollutants.tsx';

/** The same days as a table, newest first, with the six concentrations and why a day has no AQI. */
export function DayTable({ reply, label }: { readonly reply: CalendarReply; readonly label: string }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const state = ({ state: held, reason }: CalendarDay): string => (held === 'not-valid' ? say(reasonWords(reason)) : t(`state-${held}`));
  const primary = (row: CalendarDay): string => listed(say, row.primary.map(pollutantText));
  const grade = ({ level }: CalendarDay): string => say(gradeOf(reply.grades, level)?.name ?? { zh: '', en: '' });
  const columns: readonly Column<CalendarDay>[] = [
    { id: 'day', title: t('day'), names: true, cell: ({ day }) => day, value: ({ day }) => day },
    {
      id: 'aqi',
      title: t('aqi'),
      cell: ({ aqi, level }) => (aqi === undefined ? '—' : <AirBadge aqi={aqi} grade={gradeOf(reply.grades, level)} />),
      value: ({ aqi }) => aqi,
    },
    { id: 'grade', title: t('level'), fileOnly: true, cell: () => null, value: grade },
    { id: 'primary', title: t('primary'), cell: (row) => primary(row) || '—', value: primary },
    ...pollutants.map(({ id, unit }): Column<CalendarDay> => ({
      id,
      title: `${pollutantText(id)} ${unit}`,
      number: true,
      cell: ({ values }) => values[id] ?? '—',
      value: ({ values }) => (values[id] === undefined ? undefined : Number(values[id])),
    })),
    { id: 'state', title: t('day-state'), cell: state, value: state },
  ];
  return <DataTable label={label} columns={columns} rows={reply.days.toReversed()} rowKey={({ day }) => day} basis={reply.basis} csv />;
}
