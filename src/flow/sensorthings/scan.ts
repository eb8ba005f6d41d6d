import { hourMs } from '../../basis/time.ts';
import { observationOf, readingObservation, streamId, type ObservationEntity, type Stream } from '../../codecs/sensorthings/streams.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Window } from '../ports/observations.ts';
import type { Graph } from './graph.ts';
import type { Leg } from './plan.ts';

/** Where a page ended: the moment and the series of its last row. Rows come by moment, those of one moment by series. */
export type Place = { readonly at: number; readonly stream: string };

/** Rows of the legs in order, in portions; never a moment cut in two. `portion`: how many rows are read at a time. */
export async function* scan(graph: Graph, legs: readonly Leg[], newestFirst: boolean, portion: number, after?: Place): AsyncGenerator<readonly ObservationEntity[]> {
  for (const span of spansOf(legs, newestFirst, after?.at)) {
    let left: Window | undefined = span;
    while (left !== undefined) {
      const [rows, rest]: Portion = await portionOf(graph, legs, newestFirst, portion, left);
      const fresh = after === undefined ? rows : rows.filter((row) => isAfter(row, after, newestFirst));
      if (fresh.length > 0) yield fresh;
      left = rest;
    }
  }
}

type Portion = readonly [rows: readonly ObservationEntity[], rest: Window | undefined];

async function portionOf(graph: Graph, legs: readonly Leg[], newestFirst: boolean, limit: number, window: Window): Promise<Portion> {
  const parts = await Promise.all(legs.map((leg) => readLeg(graph, leg, newestFirst, limit, window)));
  const ends = parts.flatMap(({ rows, whole }) => (whole ? [] : (rows.at(-1)?.at ?? [])));
  const all = parts.flatMap(({ rows }) => rows).sort((a, b) => order(a, b, newestFirst));
  if (ends.length === 0) return [all, undefined];
  // Beyond the nearest end of a portion another leg may know of rows that were not read yet.
  const end = newestFirst ? Math.max(...ends) : Math.min(...ends);
  const rest = newestFirst ? { from: window.from, to: end } : { from: end + 1, to: window.to };
  return [all.filter(({ at }) => (newestFirst ? at >= end : at <= end)), rest.from < rest.to ? rest : undefined];
}

async function readLeg(graph: Graph, { streams, window }: Leg, newestFirst: boolean, limit: number, span: Window) {
  const within = { from: Math.max(window.from, span.from), to: Math.min(window.to, span.to) };
  if (within.from >= within.to) return { rows: [], whole: true };
  const stored = storedKeys(streams);
  const named = new Map(stored.map((stream) => [streamId(stream), stream]));
  const readings = stored.length === 0 ? [] : await graph.house.observations.readingsBetween({ series: stored, window: within, newestFirst, limit });
  const rows = readings.flatMap((reading) => {
    const stream = named.get(`${reading.point}-${reading.factor}-${reading.period}-${reading.field}`);
    return stream === undefined ? [] : [readingObservation(stream, reading, graph.why)];
  });
  const whole = readings.length < limit;
  const end = whole ? undefined : rows.at(-1)?.at;
  const disclosed = disclosedIn(graph, streams, within).filter(({ at }) => end === undefined || (newestFirst ? at >= end : at <= end));
  return { rows: [...rows, ...disclosed].sort((a, b) => order(a, b, newestFirst)), whole };
}

type Stored = Stream & { readonly field: Exclude<Stream['field'], 'disclosed'> };
export const storedKeys = (streams: readonly Stream[]): readonly Stored[] => streams.filter((stream): stream is Stored => stream.field !== 'disclosed');

export const disclosedIn = (graph: Graph, streams: readonly Stream[], { from, to }: Window): readonly ObservationEntity[] =>
  streams.filter(({ field }) => field === 'disclosed').flatMap((stream) => (graph.disclosed.get(streamId(stream)) ?? []).flatMap((row) =>
    row.at >= from && row.at < to && row.value !== undefined ? [observationOf(stream, determinationId(row), row.at, row.value)] : []));

const order = (a: ObservationEntity, b: ObservationEntity, newestFirst: boolean): number =>
  (newestFirst ? b.at - a.at : a.at - b.at) || (streamId(a.stream) < streamId(b.stream) ? -1 : 1);

const isAfter = (row: ObservationEntity, place: Place, newestFirst: boolean): boolean =>
  row.at === place.at ? streamId(row.stream) > place.stream : newestFirst ? row.at < place.at : row.at > place.at;

/**
 * The time of the legs in growing spans from the end that is wanted, so that the newest rows of many series are not looked for in years.
 * The outer end stays open: what came after the series were listed belongs to it.
 */
function* spansOf(legs: readonly Leg[], newestFirst: boolean, from: number | undefined): Generator<Window> {
  const low = Math.min(...legs.map(({ window }) => window.from));
  const high = Math.max(...legs.map(({ window }) => window.to));
  const known = legs.flatMap(({ streams }) => streams.flatMap(({ first, last }) => (first === undefined || last === undefined ? [] : [first, last])));
  if (known.length === 0 || low >= high) return;
  const [first, last] = known.reduce(([least, most], at) => [Math.min(least, at), Math.max(most, at)] as const, [Infinity, -Infinity] as const);
  yield* newestFirst ? falling({ from: low, to: Math.min(high, from === undefined ? high : from + 1) }, first, last)
    : rising({ from: Math.max(low, from ?? low), to: high }, first, last);
}

const firstSpanMs = 6 * hourMs;
const growth = 8;

function* rising({ from, to }: Window, first: number, last: number): Generator<Window> {
  let [start, end, step] = [from, Math.max(from, first) + firstSpanMs, firstSpanMs];
  while (end < Math.min(to, last + 1)) {
    yield { from: start, to: end };
    [start, step] = [end, step * growth];
    end = start + step;
  }
  if (start < to) yield { from: start, to };
}

function* falling({ from, to }: Window, first: number, last: number): Generator<Window> {
  let [end, start, step] = [to, Math.min(to, last + 1) - firstSpanMs, firstSpanMs];
  while (start > Math.max(from, first)) {
    yield { from: start, to: end };
    [end, step] = [start, step * growth];
    start = end - step;
  }
  if (from < end) yield { from, to: end };
}
