import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import { hourPacking, impossibleFrom, type DayRollUp } from '../../judge/air-period/day-grid.ts';
import { markAt, spansWithin, takenWhole, type DecidedSpan } from '../../judge/decided-spans.ts';
import type { DayRollUpQuery, ObservationStore } from '../ports/observations.ts';
import type { Heeded } from './heeded.ts';
import type { MarkedHours } from './marked-hours.ts';
import { readHours, type DayHour, type MarkedDay } from './read-hours.ts';

/** What stands in place of a row of the roll-up. */
type Anew = { readonly sum: number; readonly valid: number; readonly hours: readonly number[] };

/**
 * Days rolled up by the store with marks heeded: only days that hold a marked hour are computed anew, and of those only the ones that a
 * mark does not take out whole are read hour by hour. Without marks the pieces are the store's own.
 */
export async function heedDays(
  store: ObservationStore, query: DayRollUpQuery, marks: MarkedHours, heeded: Heeded,
): Promise<readonly DayRollUp[]> {
  const pieces = await store.dayRollUp(query);
  if (marks.none) return pieces;
  const touched = pieces.map((piece) => touchedDays(piece, query, marks));
  const hours = await readHours(store, query, touched.flatMap((days) => [...days.values()].filter((day) => whole(day) === undefined)));
  return pieces.map((piece, place) => {
    const days = touched[place] ?? new Map<number, MarkedDay>();
    if (days.size === 0) return piece;
    return rewritten(piece, new Map([...days].map(([row, day]) => [row, anew(day, piece.valid[row] ?? 0, hours(day), query, heeded)])));
  });
}

const startOf = (day: number): number => day * dayMs - civilOffsetMs;
const whole = ({ day, spans }: MarkedDay) => takenWhole(spans, startOf(day), startOf(day + 1));

/** By row of the piece. */
function touchedDays({ count, point, factor, day }: DayRollUp, query: DayRollUpQuery, marks: MarkedHours): ReadonlyMap<number, MarkedDay> {
  const series = new Map<number, readonly DecidedSpan[]>();
  const days = new Map<number, MarkedDay>();
  for (let row = 0; row < count; row += 1) {
    const own = { point: point[row] ?? 0, factor: factor[row] ?? 0, day: day[row] ?? 0 };
    const key = own.point * 256 + own.factor;
    const held = series.get(key) ?? marks.of(own.point, query.factors[own.factor] ?? '');
    series.set(key, held);
    const spans = spansWithin(held, startOf(own.day), startOf(own.day + 1));
    if (spans.length > 0) days.set(row, { ...own, spans });
  }
  return days;
}

function anew(day: MarkedDay, before: number, hours: readonly DayHour[], query: DayRollUpQuery, heeded: Heeded): Anew {
  const mark = whole(day);
  if (mark !== undefined) {
    heeded.add(mark, before, 0);
    return { sum: 0, valid: 0, hours: [] };
  }
  const used = hours.filter((hour) => isUsed(day, hour, heeded));
  const packed = query.withHours.includes(query.factors[day.factor] ?? '');
  return {
    sum: Number(used.reduce((sum, { micro }) => sum + micro, 0n)), valid: used.length,
    hours: packed ? used.map(({ micro, at }) => Number(micro) * hourPacking + (at - startOf(day.day)) / hourMs) : [],
  };
}

/** As the store counts (flag N, from 0 to below what no air holds), unless a mark decides of the hour. */
function isUsed({ spans }: MarkedDay, { at, micro, flag }: DayHour, heeded: Heeded): boolean {
  const possible = micro >= 0n && micro < BigInt(impossibleFrom) * 1_000_000n;
  const mark = markAt(spans, at);
  const before = possible && flag === 'N';
  if (mark === undefined) return before;
  const after = possible && mark.effect === 'valid';
  heeded.hour(mark, before, after);
  return after;
}

function rewritten(piece: DayRollUp, rows: ReadonlyMap<number, Anew>): DayRollUp {
  const [sum, valid, hoursEnd] = [Float64Array.from(piece.sum), Uint8Array.from(piece.valid), new Uint32Array(piece.count)];
  const parts: Float64Array[] = [];
  let [kept, end] = [0, 0];
  const keep = (upTo: number): void => { parts.push(piece.hours.subarray(kept, upTo)); };
  for (let row = 0; row < piece.count; row += 1) {
    const [starts, stops] = [row === 0 ? 0 : piece.hoursEnd[row - 1] ?? 0, piece.hoursEnd[row] ?? 0];
    const next = rows.get(row);
    if (next !== undefined) {
      keep(starts);
      parts.push(Float64Array.from(next.hours));
      kept = stops;
      sum[row] = next.sum;
      valid[row] = next.valid;
    }
    end += next === undefined ? stops - starts : next.hours.length;
    hoursEnd[row] = end;
  }
  keep(piece.hours.length);
  return { ...piece, sum, valid, hoursEnd, hours: joined(parts, end) };
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
