import type { DirtyHour, FrameBatch, ObservationStore } from '../flow/ports/observations.ts';
import { hourMs } from '../basis/time.ts';
import type { RawFrame, RefusedFrame, RepeatedFrame } from '../model/frame.ts';
import { periods, type ReadingColumns } from '../model/reading.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { nothingSensed, senseUpload, type Sensed } from '../sense/sense-upload.ts';
import type { Arrival, FrameArrival } from './arrival.ts';
import type { FrameNumbers } from './numbers.ts';
import type { Repeats } from './repeats.ts';

/** A batch with its numbers given: tried again as it is until it is durable. */
export type Prepared = {
  readonly batch: FrameBatch; readonly fresh: readonly FrameArrival[]; readonly dirty: readonly DirtyHour[];
  readonly last: bigint; readonly sensed: Sensed; readonly unnumbered: number;
};

/** Numbers arrivals in their order, separates repeats, and makes the readings of what is new. Nothing is written yet, except new factor codes. */
export async function prepare(arrivals: readonly Arrival[], numbers: FrameNumbers, repeats: Repeats, store: ObservationStore): Promise<Prepared> {
  const stored = await repeats.stored(arrivals.flatMap((arrival) => (arrival.kind === 'frame' ? [arrival.admitted] : [])));
  const sorted = sort(arrivals, numbers, stored);
  const builder = new ReadingBuilder();
  const sensed = nothingSensed();
  sorted.frames.forEach((frame, index) => {
    const upload = sorted.fresh[index]?.admitted.upload;
    if (upload !== undefined) senseUpload(upload, frame.point, frame.number, builder, sensed);
  });
  const { columns, unnumbered } = builder.seal(await store.factorNumbers(builder.codes));
  const { frames, repeated, refused, fresh, last } = sorted;
  return { batch: { frames, repeated, refused, readings: columns }, fresh, dirty: dirtyHours(columns), last, sensed, unnumbered };
}

type Sorted = { frames: RawFrame[]; fresh: FrameArrival[]; repeated: RepeatedFrame[]; refused: RefusedFrame[]; last: bigint };

function sort(arrivals: readonly Arrival[], numbers: FrameNumbers, stored: ReadonlyMap<bigint, bigint>): Sorted {
  const out: Sorted = { frames: [], fresh: [], repeated: [], refused: [], last: 0n };
  const own = new Map<bigint, bigint>();
  let batch: bigint | undefined;
  for (const arrival of arrivals) {
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
      out.fresh.push(arrival);
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
