import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, hourMs, instant, startOfDay, type Day } from '../../../basis/time.ts';
import { pointSeries } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortDay, timeOfDay } from '../../app/time-words.ts';
import { Chart } from '../../kit/chart.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { LevelCell, levelText } from './level.tsx';

type Rows = Static<typeof pointSeries.reply>['rows'];
type Limit = readonly ['day' | 'night', string | undefined];

/** Leq of the 24 hours of a day with the limits of day and night; a missing hour is a gap. */
export function HourCurve({ number, day, limits }: { readonly number: number; readonly day: Day; readonly limits: readonly Limit[] }): ReactNode {
  const { t } = useTranslation('noise');
  const { language } = usePreferences();
  const from = startOfDay(day);
  const answer = useRead(pointSeries, { params: { number }, query: { factor: 'Leq,L10,L90', from, to: startOfDay(addDays(day, 1)), period: 'hour' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, basis } = answer.data;
  const leq = rows.filter(({ factor, value }) => factor === 'Leq' && value !== undefined).sort((a, b) => Number(a.value) - Number(b.value));
  const [least, most] = [leq[0], leq.at(-1)];
  const over = leq.filter(({ verdict }) => verdict === 'exceeds').length;
  const says = least === undefined || most === undefined ? t('curve-empty')
    : t('curve-says', { count: leq.length, max: levelText(most.value), maxAt: timeOfDay(most.at, language), min: levelText(least.value), minAt: timeOfDay(least.at, language), over });
  const points = (factor: string) => {
    const held = new Map(rows.filter((row) => row.factor === factor).map(({ at, value }) => [at, value]));
    return Array.from({ length: 24 }, (_, hour) => ({ at: from + hour * hourMs, value: held.get(from + hour * hourMs) }));
  };
  return (
    <Chart
      title={t('curve')} says={says} unit="dB(A)" basis={basis}
      series={[{ id: 'Leq', name: 'Leq', points: points('Leq') }, { id: 'L10', name: 'L10', points: points('L10') }, { id: 'L90', name: 'L90', points: points('L90') }]}
      limits={limits.flatMap(([of, value]) => (value === undefined ? [] : [{ name: t(`limit-${of}`), value }]))}
    />
  );
}

type DayRow = { readonly day: Day; readonly Ld?: Rows[number]; readonly Ln?: Rows[number]; readonly Ldn?: Rows[number] };

/** The last 31 days of one station, newest first. */
export function DayTable({ number, to, onDay }: { readonly number: number; readonly to: Day; readonly onDay: (day: Day) => void }): ReactNode {
  const { t } = useTranslation('noise');
  const { language } = usePreferences();
  const answer = useRead(pointSeries, { params: { number }, query: { factor: 'Ld,Ln,Ldn', from: startOfDay(addDays(to, -30)), to: startOfDay(addDays(to, 1)), period: 'day' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const rows = daysOf(answer.data.rows);
  const level = (id: 'Ld' | 'Ln' | 'Ldn'): Column<DayRow> => ({
    id, title: `${id} dB(A)`, value: (row) => (row[id]?.value === undefined ? undefined : Number(levelText(row[id].value))),
    cell: (row) => (row[id] === undefined ? '—' : <LevelCell level={{ ...row[id], hours: 0, why: row[id].id }} />),
  });
  const columns: readonly Column<DayRow>[] = [
    { id: 'day', title: t('day'), names: true, width: 130, cell: (row) => <Button type="link" size="small" className="noise-open" onClick={() => onDay(row.day)}>{shortDay(startOfDay(row.day), language)}</Button>, value: (row) => row.day },
    level('Ld'), level('Ln'), level('Ldn'),
  ];
  return (
    <>
      <header><h2>{t('days')}</h2><p className="quiet">{t('days-says', { count: rows.length, day: overOf(rows, 'Ld'), night: overOf(rows, 'Ln') })}</p></header>
      <DataTable label={t('days')} columns={columns} rows={rows} rowKey={({ day }) => day} rowTone={({ Ld, Ln }) => (Ld?.verdict === 'exceeds' || Ln?.verdict === 'exceeds' ? 'late' : undefined)} basis={answer.data.basis} empty={t('curve-empty')} csv />
    </>
  );
}

const overOf = (rows: readonly DayRow[], factor: 'Ld' | 'Ln'): number => rows.filter((row) => row[factor]?.verdict === 'exceeds').length;

function daysOf(rows: Rows): readonly DayRow[] {
  return [...Map.groupBy(rows, ({ at }) => dayOf(instant(at)))].sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, own]) => ({ day, ...Object.fromEntries(own.map((row) => [row.factor, row])) }));
}
