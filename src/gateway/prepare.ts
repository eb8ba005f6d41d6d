import type { DirtyHour, FrameBatch, ObservationStore } from '../flow/ports/observations.ts';
import { hourMs } from '../basis/time.ts';
import type { RawFrame, RefusedFrame, RepeatedFrame } from '../model/frame.ts';
import { periods, type ReadingColumns } from '../model/reading.ts';
import type { Sensed } from '../sense/sense-upload.ts';
import type { Arrival, Waiting } from './arrival.ts';
import type { FrameNumbers } from '../sense/frame-numbers.ts';
import type { Repeats } from './repeats.ts';

/** A batch with its numbers given: tried again as it is until it is durable. */
export type Prepared = {
  readonly batch: FrameBatch; readonly dirty: readonly DirtyHour[];
  readonly last: bigint; readonly sensed: Sensed; readonly unnumbered: number;
};

/** Numbers arrivals in their order, separates repeats, and gives the readings of what is new their frames. Only new factor codes are written. */
export async function prepare(waiting: Waiting, numbers: FrameNumbers, repeats: Repeats, store: ObservationStore): Promise<Prepared> {
  const { arrivals, readings, sensed } = waiting;
  const stored = await repeats.stored(arrivals.flatMap((arrival) => (arrival.kind === 'frame' ? [arrival.admitted] : [])));
  const given = await store.factorNumbers(readings.codes);
  const { frames, repeated, refused, last, numberOf } = sort(arrivals, numbers, stored);
  const { columns, unnumbered } = readings.seal(given, numberOf);
  return { batch: { frames, repeated, refused, readings: columns }, dirty: dirtyHours(columns), last, sensed, unnumbered };
}

type Sorted = { frames: RawFrame[]; repeated: RepeatedFrame[]; refused: RefusedFrame[]; last: bigint; numberOf: (bigint | undefined)[] };

function sort(arrivals: readonly Arrival[], numbers: FrameNumbers, stored: ReadonlyMap<bigint, bigint>): Sorted {
  const out: Sorted = { frames: [], repeated: [], refused: [], last: 0n, numberOf: [] };
  const own = new Map<bigint, bigint>();
  let batch: bigint | undefined;
  for (const [place, arrival] of arrivals.entries()) {
    const number = numbers.next();
    batch ??= number;
    out.last = number;
    if (arrival.kind === 'refused') {
      const { mn, peer, fault, detail, receivedAt, worldAt, bytes } = arrival;
      out.refused.push({ number, mn, peer, fault, detail, receivedAt, worldAt, bytes });
      continue;
    }
    const { mn, point, cn, st, dataTime, packet, key, answer } = arrival.admitted;
    const of = own.get(key) ?? stored.get(key);
    const asked = answer !== undefined;
    if (of !== undefined) out.repeated.push({ number, of, mn, asked, receivedAt: arrival.receivedAt });
    else {
      own.set(key, number);
      out.numberOf[place] = number;
      out.frames.push({ number, batch, point, mn, cn, st, dataTime, packet, key, asked, receivedAt: arrival.receivedAt, worldAt: arrival.worldAt, bytes: arrival.bytes });
    }
  }
  return out;
}

/** Hours that hour- and minute-period readings touch: they must be determined again. */
export function dirtyHours(rows: ReadingColumns): readonly DirtyHour[] {
  const hours = new Map<string, DirtyHour>();
  let lastPoint = -1;
  let lastAt = -1n;
  for (let row = 0; row < rows.count; row += 1) {
    const period = rows.period[row];
    if (period !== periods.hour && period !== periods.minute) continue;
    const point = rows.point[row] ?? 0;
    const at = rows.at[row] ?? 0n;
    if (point === lastPoint && at === lastAt) continue;
    lastPoint = point;
    lastAt = at;
    const hour = { point, at: Math.floor(Number(at) / hourMs) * hourMs };
    hours.set(`${hour.point}|${hour.at}`, hour);
  }
  return [...hours.values()];
}
