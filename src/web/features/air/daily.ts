import type { Static } from 'typebox';
import type { airOfDay } from '../../../contract/air-days.ts';

export type DailyReply = Static<typeof airOfDay.reply>;
export type DailyRow = DailyReply['rows'][number];

export const asRegionLevel = (text: string | undefined): DailyReply['level'] => (text === 'county' ? 'county' : 'city');

/** AQI against the day before with its sign; undefined where either day has none. */
export function aqiChange({ today, before }: Pick<DailyRow, 'today' | 'before'>): string | undefined {
  if (today.aqi === undefined || before.aqi === undefined) return undefined;
  const by = today.aqi - before.aqi;
  return by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '0';
}

/** The day in counts: places by level 1…6, without an AQI, and turned since the day before. */
export function dailySums(rows: readonly DailyRow[]): {
  readonly levels: readonly number[];
  readonly none: number;
  readonly better: number;
  readonly worse: number;
} {
  const count = (holds: (row: DailyRow) => boolean): number => rows.filter(holds).length;
  return {
    levels: [1, 2, 3, 4, 5, 6].map((level) => count(({ today }) => today.level === level)),
    none: count(({ today }) => today.aqi === undefined),
    better: count(({ turn }) => turn === 'better'),
    worse: count(({ turn }) => turn === 'worse'),
  };
}
