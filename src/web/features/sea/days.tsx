import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, instant, startOfDay, type Day } from '../../../basis/time.ts';
import { pointSeries } from '../../../contract/point.ts';
import { rounded } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortDay } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Verdict } from './buoy-list.tsx';
import { classWord, SeaClass } from './class-badge.tsx';

type Row = Static<typeof pointSeries.reply>['rows'][number];
type DayRow = { readonly day: Day; readonly whole: Row | undefined; readonly items: ReadonlyMap<string, Row> };
/** Items that a table of days shows beside the class, where the buoy has them. */
const shown = ['DIN', 'h01010', 'w01009', 'w01001'] as const;
const places: Readonly<Record<(typeof shown)[number], number>> = { DIN: 3, h01010: 4, w01009: 2, w01001: 2 };

/** The last 31 days of one buoy, newest first. */
export function BuoyDays({ number, to, onDay }: { readonly number: number; readonly to: number; readonly onDay: (day: Day) => void }): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const window = { from: startOfDay(addDays(dayOf(instant(to)), -30)), to };
  const answer = useRead(pointSeries, { params: { number }, query: { factor: ['seaclass', ...shown].join(), ...window, period: 'day' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const rows = daysOf(answer.data.rows);
  const item = (factor: (typeof shown)[number]): Column<DayRow> => ({
    id: factor, title: t(`item-${factor}`), number: true, cell: ({ items }) => valueOf(items, factor) ?? '—',
    value: ({ items }) => { const value = valueOf(items, factor); return value === undefined ? undefined : Number(value); },
  });
  const columns: readonly Column<DayRow>[] = [
    { id: 'day', title: t('day'), names: true, width: 130, cell: ({ day }) => <Button type="link" size="small" className="sea-open" onClick={() => onDay(day)}>{shortDay(startOfDay(day), language)}</Button>, value: ({ day }) => day },
    { id: 'class', title: t('class'), cell: ({ whole }) => <SeaClass of={whole?.index} />, value: ({ whole }) => (whole?.index === undefined ? undefined : t(classWord(whole.index))) },
    { id: 'verdict', title: t('against'), cell: ({ whole }) => (whole === undefined ? '—' : <Verdict buoy={{ ...whole, why: whole.id }} />), value: ({ whole }) => whole?.verdict },
    ...shown.map(item),
  ];
  const judged = rows.filter(({ whole }) => whole?.verdict === 'meets' || whole?.verdict === 'exceeds');
  const worse = judged.filter(({ whole }) => whole?.verdict === 'exceeds').length;
  return (
    <>
      <header><h2>{t('days')}</h2><p className="quiet">{t('days-say', { count: judged.length, worse })}</p></header>
      <DataTable label={t('days')} columns={columns} rows={rows} rowKey={({ day }) => day} rowTone={({ whole }) => (whole?.verdict === 'exceeds' ? 'late' : undefined)} basis={answer.data.basis} empty={t('curve-empty')} csv />
    </>
  );
}

function valueOf(items: DayRow['items'], factor: (typeof shown)[number]): string | undefined {
  const value = items.get(factor)?.value;
  return value === undefined ? undefined : rounded(value, places[factor], places[factor]);
}

function daysOf(rows: readonly Row[]): readonly DayRow[] {
  return [...Map.groupBy(rows, ({ at }) => dayOf(instant(at)))].sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, own]) => ({ day, whole: own.find(({ factor }) => factor === 'seaclass'), items: new Map(own.map((row) => [row.factor, row])) }));
}
