import { hourMs } from '../../../basis/time.ts';
import type { Static } from 'typebox';
import type { pointSeries } from '../../../contract/point.ts';

export type Determined = Static<typeof pointSeries.reply>['rows'][number];

/** What a page shows of one hour: the chosen factor, with the flow and the oxygen of the same hour. */
export type HourRow = {
  readonly at: number; readonly row: Determined | undefined; readonly flow: string | undefined;
  readonly oxygen: string | undefined;
};

/** Factor codes of HJ 212: waste gas flow, waste water flow, oxygen. */
export const flowCodes: readonly string[] = ['a00000', 'w00000'];
export const oxygenCode = 'a19001';

/** One row an hour that holds anything, newest first. */
export function hoursOf(rows: readonly Determined[], factor: string): readonly HourRow[] {
  const byHour = Map.groupBy(rows, ({ at }) => at);
  return [...byHour].sort(([a], [b]) => b - a).map(([at, held]) => ({
    at, row: held.find((row) => row.factor === factor),
    flow: held.find((row) => flowCodes.includes(row.factor))?.value, oxygen: held.find((row) => row.factor === oxygenCode)?.value,
  }));
}

/** The sentence's figures over a window of whole hours. */
export function tally(hours: readonly HourRow[], windowHours: number): { readonly count: number; readonly over: number; readonly flagged: number; readonly gaps: number } {
  const held = hours.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const count = held.filter(({ value }) => value !== undefined).length;
  return { count, over: held.filter(({ verdict }) => verdict === 'exceeds').length, flagged: held.filter(isFlagged).length, gaps: Math.max(0, windowHours - count) };
}

export const isFlagged = ({ flag }: Determined): boolean => flag !== '' && flag !== 'N';

export const selections = ['all', 'over', 'flagged', 'gaps'] as const;
export type Selection = (typeof selections)[number];

/** The hours that a count counts: over the limit, flagged, or without a value. */
export function selected(hours: readonly HourRow[], only: Selection): readonly HourRow[] {
  const fits: Readonly<Record<Selection, (hour: HourRow) => boolean>> = {
    all: () => true, over: ({ row }) => row?.verdict === 'exceeds', flagged: ({ row }) => row !== undefined && isFlagged(row), gaps: ({ row }) => row?.value === undefined,
  };
  return hours.filter(fits[only]);
}

/** Every hour of the window, newest first; one of which nothing is known stands there empty. */
export function everyHour(hours: readonly HourRow[], from: number, to: number): readonly HourRow[] {
  const held = new Map(hours.map((hour) => [hour.at, hour]));
  return Array.from({ length: Math.round((to - from) / hourMs) }, (_, back) => {
    const at = to - (back + 1) * hourMs;
    return held.get(at) ?? { at, row: undefined, flow: undefined, oxygen: undefined };
  });
}
