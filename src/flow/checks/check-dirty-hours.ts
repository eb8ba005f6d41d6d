import { dayOf, hourMs, instant } from '../../basis/time.ts';
import { markState } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { checkHours, type HourHit } from '../../sense/checks/check-hours.ts';
import type { CheckBook } from '../../sense/checks/check-book.ts';
import type { Hours, WorkPeriod } from '../../sense/checks/series.ts';
import type { House } from '../house.ts';
import type { DirtyHour, Window } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import { checkBookOf } from './check-rules.ts';
import { nearPoints, type NearPoints } from './near-points.ts';
import { saveSpans, type CheckedSeries } from './save-spans.ts';
import { storedHours } from './stored-hours.ts';

/** So many hours of points are loaded at once: enough that a scan pays, few enough to be held. */
const pointHoursMost = 20_000;

/**
 * 审核 of everything that these hours can have touched: their own series, for as far as a rule reaches, and the stations around. Only what is
 * stored now counts, so that checking twice, or in any order, leaves the same spans and marks.
 */
export async function checkDirtyHours(house: House, hours: readonly DirtyHour[]): Promise<void> {
  const book = await checkBookOf(house);
  const near = nearPoints(house.directory.points.values(), book);
  const touched = touchedRanges(house, [...hours, ...await goingOn(house, hours)], book, near);
  for (const [key, points] of Map.groupBy(touched.keys(), (point) => JSON.stringify(touched.get(point)))) {
    for (const range of JSON.parse(key) as readonly Window[]) {
      const each = Math.max(1, Math.floor(pointHoursMost / ((range.to - range.from) / hourMs + 4 * book.reach)));
      for (let at = 0; at < points.length; at += each) await checkRange(house, book, near, points.slice(at, at + each), range);
    }
  }
}

const spansMost = 10_000;

/** The last hours of spans of these points that had not ended: what comes after a gap may end them. */
async function goingOn(house: House, hours: readonly DirtyHour[]): Promise<readonly DirtyHour[]> {
  const points = [...new Set(hours.map(({ point }) => point))];
  const spans = points.length === 0 ? [] : await house.records.read(machineViewer).checkSpans({ points, limit: spansMost });
  return spans.filter(({ mark }) => mark === undefined).map(({ point, to }) => ({ point, at: to - hourMs }));
}

/** By point the ranges of hours that are to be checked again, close ones together. */
function touchedRanges(house: House, hours: readonly DirtyHour[], book: CheckBook, near: NearPoints): ReadonlyMap<number,
  readonly Window[]> {
  const own = Map.groupBy(hours, ({ point }) => point);
  const times = new Map<number, Set<number>>();
  const add = (point: number, of: readonly DirtyHour[]): void => {
    const held = times.get(point) ?? new Set<number>();
    times.set(point, held);
    for (const { at } of of) held.add(at);
  };
  const compared = comparedFactors(book);
  for (const [number, of] of own) {
    add(number, of);
    const point = house.directory.points.get(number);
    if (point === undefined) continue;
    const day = dayOf(instant(of[0]?.at ?? 0));
    for (const other of new Set(compared.flatMap((factor) => near(point, factor, day)))) add(other.number, of);
  }
  return new Map([...times].map(([point, held]) => [point, rangesOf([...held].sort((a, b) => a - b), (2 * book.reach + 2) * hourMs)]));
}

const comparedFactors = (book: CheckBook): readonly string[] => [...new Set(book.rows.filter(({ rule }) => rule === 'neighbour')
  .flatMap(({ factors }) => factors ?? []))];

function rangesOf(times: readonly number[], gap: number): readonly Window[] {
  const ranges: Window[] = [];
  for (const at of times) {
    const last = ranges.at(-1);
    if (last !== undefined && at - last.to <= gap) ranges[ranges.length - 1] = { from: last.from, to: at + hourMs };
    else ranges.push({ from: at, to: at + hourMs });
  }
  return ranges;
}

async function checkRange(house: House, book: CheckBook, near: NearPoints, numbers: readonly number[], range: Window): Promise<void> {
  const reach = book.reach * hourMs;
  const window = { from: range.from - reach, to: range.to + reach + hourMs };
  const day = dayOf(instant(range.from));
  const points = numbers.flatMap((number) => house.directory.points.get(number) ?? []);
  const loaded = { from: window.from - reach, to: window.to + reach };
  const compared = comparedFactors(book);
  const around = new Set(points.flatMap((point) => compared.flatMap((factor) => near(point, factor, day).map(({ number }) => number))));
  const [stored, marked] = await Promise.all([storedHours(house, [...around.union(new Set(numbers))], loaded), workPeriods(house,
    numbers, loaded)]);
  const checked = points.flatMap((point) => [...(stored.get(point.number) ?? [])].map(([factor, hours]): CheckedSeries => {
    const stations = near(point, factor, day).flatMap((other) => stored.get(other.number)?.get(factor) ?? []);
    return { point: point.number, factor, hours, hits: hitsOf(point, factor, hours, stations, marked(point.number, factor), window, book) };
  }));
  await saveSpans(house, checked, window);
}

const hitsOf = (point: Point, factor: string, hours: Hours, near: readonly Hours[], periods: readonly WorkPeriod[], window: Window,
  book: CheckBook): readonly HourHit[] =>
  checkHours({ kind: point.kind, factor, hours, near, periods }, window, book);

/** Types of data marks that say an analyser was worked on. */
const work: ReadonlySet<string> = new Set(['monitor-calibration', 'monitor-comparison', 'monitor-maintenance']);

/** Times of which a firm has said that the analyser was worked on; a late mark speaks once the branch has accepted it. */
async function workPeriods(house: House, points: readonly number[], window: Window): Promise<(point: number, factor: string) =>
  readonly WorkPeriod[]> {
  const marks = await house.records.read(machineViewer).dataMarks({ points, window, makers: ['firm'], limit: 10_000 });
  const byPoint = Map.groupBy(marks.filter((mark) => work.has(mark.type) && markState(mark) === 'standing'), ({ point }) => point);
  return (point, factor) => (byPoint.get(point) ?? []).filter(({ factors }) => factors.length === 0 || factors.includes(factor));
}
