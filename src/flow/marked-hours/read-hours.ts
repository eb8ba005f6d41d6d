import { civilOffsetMs, dayMs } from '../../basis/time.ts';
import type { DecidedSpan } from '../../judge/decided-spans.ts';
import type { HourColumns, ObservationStore, Window } from '../ports/observations.ts';

/** A day of a series with the marked hours in it; `factor` is the place in the list that was asked for, `day` civil days since 1970. */
export type MarkedDay = { readonly point: number; readonly factor: number; readonly day: number; readonly spans: readonly DecidedSpan[] };
/** `micro`: the number × 10^6. */
export type DayHour = { readonly at: number; readonly micro: bigint; readonly flag: string };

/** By point, then by day and factor. */
type Held = Map<number, Map<number, DayHour[]>>;
const keyOf = ({ factor, day }: Pick<MarkedDay, 'factor' | 'day'>): number => day * 256 + factor;

/** Hours of exactly these days as stored. */
export async function readHours(
  store: ObservationStore, { factors }: { readonly factors: readonly string[] }, days: readonly MarkedDay[],
): Promise<(day: MarkedDay) => readonly DayHour[]> {
  const held: Held = new Map();
  for (const day of days) {
    const own = held.get(day.point) ?? new Map<number, DayHour[]>();
    held.set(day.point, own);
    own.set(keyOf(day), []);
  }
  if (days.length > 0) {
    const places = [...new Set(days.map(({ factor }) => factor))];
    const pieces = await store.hourColumns({
      points: [...held.keys()], factors: places.map((place) => factors[place] ?? ''), fields: ['Avg'], window: windowOf(days),
      days: daysOf(held),
    });
    for (const piece of pieces) take(piece, places, held);
  }
  return (day) => held.get(day.point)?.get(keyOf(day)) ?? [];
}

const daysOf = (held: Held) => [...held].flatMap(([point, own]) =>
  [...new Set([...own.keys()].map((key) => Math.floor(key / 256)))].map((day) => ({ point, day })));

function windowOf(days: readonly MarkedDay[]): Window {
  const first = days.reduce((least, { day }) => Math.min(least, day), Infinity);
  const last = days.reduce((most, { day }) => Math.max(most, day), -Infinity);
  return { from: first * dayMs - civilOffsetMs, to: (last + 1) * dayMs - civilOffsetMs };
}

function take(piece: HourColumns, places: readonly number[], held: Held): void {
  for (let row = 0; row < piece.count; row += 1) {
    const at = piece.at[row] ?? 0;
    const key = keyOf({ factor: places[piece.factor[row] ?? 255] ?? 255, day: Math.floor((at + civilOffsetMs) / dayMs) });
    held.get(piece.point[row] ?? 0)?.get(key)?.push({ at, micro: piece.value[row] ?? 0n, flag: String.fromCharCode(piece.flag[row] ?? 0) });
  }
}
