import { fromMicro } from '../../basis/decimal.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import type { CheckSpan } from '../../model/check-span.ts';
import { markDecides, type DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { usedFlag } from '../determine/marked.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import type { Viewer } from '../ports/records.ts';
import { hourMs } from '../../basis/time.ts';
import { checkBookOf } from './check-rules.ts';
import { nearPoints } from './near-points.ts';
import { storedHours } from './stored-hours.ts';

/** An hour as sent; `used`: whether it counts, once flags and marks are heard. */
export type ReviewHour = { readonly at: number; readonly value: string; readonly flag: string; readonly used: boolean };
export type ReviewSeries = {
  readonly hours: readonly ReviewHour[]; readonly spans: readonly CheckSpan[]; readonly marks: readonly DataMark[];
  readonly near: readonly { readonly point: Point; readonly hours: readonly Pick<ReviewHour, 'at' | 'value'>[] }[];
};

const marksMost = 2_000;
/** So many stations around are drawn: more would hide the one in question. */
const nearMost = 5;

/** One series about a span: its hours, everything that rules, firms and reviewers said of it, and the stations around. */
export async function reviewSeries(house: House, viewer: Viewer, point: Point, factor: string, window: Window): Promise<ReviewSeries> {
  const near = nearPoints(house.directory.points.values(), await checkBookOf(house))(point, factor, dayOf(instant(window.from))).slice(0,
    nearMost);
  const records = house.records.read(viewer);
  const [stored, spans, marks] = await Promise.all([
    storedHours(house, [point.number, ...near.map(({ number }) => number)], window),
    records.checkSpans({ points: [point.number], factors: [factor], window, limit: marksMost }),
    records.dataMarks({ points: [point.number], window, limit: marksMost }),
  ]);
  const own = marks.filter(({ factors }) => factors.length === 0 || factors.includes(factor));
  const deciding = own.filter(markDecides);
  const valuesOf = (number: number) => [...(stored.get(number)?.get(factor) ?? [])].sort(([a], [b]) => a - b);
  return {
    hours: valuesOf(point.number).map(([at, { micro, flag }]) => ({
      at, value: fromMicro(micro).toString(), flag, used: usedFlag(flag, decidingMark(deciding, factor, at, at + hourMs)) === 'N',
    })),
    spans: [...spans].sort((a, b) => a.from - b.from), marks: own,
    near: near.map((other) => ({ point: other, hours: valuesOf(other.number).filter(([, { flag }]) => flag === 'N').map(([at,
      { micro }]) => ({ at, value: fromMicro(micro).toString() })) })),
  };
}
