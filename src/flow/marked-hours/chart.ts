import { exact, fromMicro, toMicro } from '../../basis/decimal.ts';
import { dayMs } from '../../basis/time.ts';
import { markAt, spansWithin, takenWhole, type DecidedSpan } from '../../judge/decided-spans.ts';
import type { Reading } from '../../model/reading.ts';
import { usedFlag } from '../determine/marked.ts';
import type { ChartBucket, ChartQuery, ObservationStore } from '../ports/observations.ts';
import type { Heeded } from './heeded.ts';
import type { MarkedHours } from './marked-hours.ts';

type Touched = { readonly bucket: ChartBucket; readonly spans: readonly DecidedSpan[] };
const readingsMost = 1_000_000;

/**
 * A long curve with marks heeded: pieces that hold a marked hour are computed anew, the others are the store's own. `pieceMs`: their
 * width.
 */
export async function heedChart(
  store: ObservationStore, query: ChartQuery, pieceMs: number, marks: MarkedHours, heeded: Heeded,
): Promise<readonly ChartBucket[]> {
  const buckets = await store.chart(query);
  const spans = marks.of(query.point, query.factor);
  if (spans.length === 0) return buckets;
  const touched = new Map(buckets.flatMap((bucket): [number, Touched][] => {
    const own = spansWithin(spans, bucket.from, bucket.from + pieceMs);
    return own.length === 0 ? [] : [[bucket.from, { bucket, spans: own }]];
  }));
  const readings = await readPieces(store, query, pieceMs, [...touched.values()].filter((one) => whole(one, pieceMs) === undefined));
  return buckets.map((bucket) => {
    const one = touched.get(bucket.from);
    return one === undefined ? bucket : anew(one, pieceMs, readings(bucket.from), heeded);
  });
}

const whole = ({ bucket: { from }, spans }: Touched, pieceMs: number) => takenWhole(spans, from, from + pieceMs);

/** Pieces no further apart than this are read in one look-up. */
const gapMs = 31 * dayMs;

/** Readings by the piece that they lie in. */
async function readPieces(
  store: ObservationStore, { point, factor, period, field }: ChartQuery, pieceMs: number, pieces: readonly Touched[],
): Promise<(from: number) => readonly Reading[]> {
  const runs: { from: number; to: number }[] = [];
  for (const { bucket: { from } } of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && from - last.to <= gapMs) last.to = from + pieceMs;
    else runs.push({ from, to: from + pieceMs });
  }
  const held = new Map<number, Reading[]>();
  for (const run of runs) {
    const rows = await store.series({ point, factors: [factor], period, fields: [field], window: run, limit: readingsMost });
    for (const row of rows) {
      const from = run.from + Math.floor((row.at - run.from) / pieceMs) * pieceMs;
      const own = held.get(from) ?? [];
      held.set(from, own);
      own.push(row);
    }
  }
  return (from) => held.get(from) ?? [];
}

function anew(one: Touched, pieceMs: number, readings: readonly Reading[], heeded: Heeded): ChartBucket {
  const { bucket: { from, present, valid }, spans } = one;
  const mark = whole(one, pieceMs);
  if (mark !== undefined) {
    heeded.add(mark, valid, 0);
    return { from, present, valid: 0 };
  }
  const used = readings.filter(({ at, flag }) => {
    const deciding = markAt(spans, at);
    const [before, after] = [flag === 'N', usedFlag(flag, deciding) === 'N'];
    if (deciding !== undefined) heeded.hour(deciding, before, after);
    return after;
  }).map(({ value }) => toMicro(exact(value)) ?? 0n);
  const [first = 0n] = used;
  const [least, most] = [used.reduce((a, b) => (b < a ? b : a), first), used.reduce((a, b) => (b > a ? b : a), first)];
  const text = (micro: bigint): string => fromMicro(micro).toFixed();
  if (used.length === 0) return { from, present, valid: 0 };
  return { from, present, valid: used.length, min: text(least), max: text(most), sum: text(used.reduce((sum, micro) => sum + micro, 0n)) };
}
