import { civil, dayMs, fromCivil, instant } from '../../basis/time.ts';

/** One line: planned from–to, days that stood before, and when it ended, if it did. UTC ms. Without `to` there is nothing to draw. */
export type GanttBar = {
  readonly id: string; readonly name: string; readonly depth?: number; readonly from: number; readonly to?: number; readonly earlier?: readonly number[]; readonly ended?: number;
};

const margin = 2 * dayMs;

/** From the first to the last moment that is drawn, today among them, with room at both ends. */
export function spanOfBars(bars: readonly GanttBar[], now: number): { readonly from: number; readonly to: number } {
  const moments = [now, ...bars.flatMap(({ from, to, earlier = [], ended }) => [from, ...(to === undefined ? [] : [to]), ...earlier, ...(ended === undefined ? [] : [ended])])];
  return { from: Math.min(...moments) - margin, to: Math.max(...moments) + margin };
}

const labelsMax = 8;

/** First moments of months inside the span; of a long one every second, third, sixth or twelfth, so that their names have room. */
export function monthStarts(from: number, to: number): readonly number[] {
  const starts: number[] = [];
  let [year, month] = civil(instant(from)).split('-').map(Number) as [number, number];
  for (let ms = fromCivil(year, month, 1); ms !== undefined && ms < to; ms = fromCivil(year, month, 1)) {
    if (ms > from) starts.push(ms);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  const every = [1, 2, 3, 6, 12].find((step) => starts.length / step <= labelsMax) ?? 24;
  return starts.filter((_ms, at) => at % every === 0);
}
