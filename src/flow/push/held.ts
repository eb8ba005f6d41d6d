import { parseExact, toMicro } from '../../basis/decimal.ts';
import { dayMs } from '../../basis/time.ts';
import type { PushedRow } from '../../codecs/sensorthings/read-observations.ts';
import type { StreamKey } from '../../codecs/sensorthings/read-stream-id.ts';
import { streamId } from '../../codecs/sensorthings/streams.ts';
import type { ObservationStore } from '../ports/observations.ts';

type Value = { readonly micro: bigint; readonly flag: number; readonly frame: bigint };

/** What holds of some series and moments. */
export class Held extends Map<string, Value> {
  keyOf(stream: StreamKey, at: number): string {
    return `${streamId(stream)} ${at}`;
  }
}

export function sameAsHeld(held: Held, stream: StreamKey, { at, micro, flag }: PushedRow): boolean {
  const value = held.get(held.keyOf(stream, at));
  return value !== undefined && value.micro === micro && value.flag === flag;
}

type Pushed = { readonly stream: StreamKey; readonly rows: readonly PushedRow[] };
const rowsMost = 50_000;

/**
 * The values that hold where rows were pushed, so that what is sent twice is stored once. Moments far apart are asked for apart. Where
 * more is held around them than one question may bring, what was not seen is stored again: the same value under a newer frame.
 */
export async function heldValues(store: ObservationStore, pushed: readonly Pushed[]): Promise<Held> {
  const held = new Held();
  const rows = pushed.flatMap(({ stream, rows: own }) => own.map(({ at }) => ({ stream, at }))).sort((a, b) => a.at - b.at);
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (to < rows.length && (rows[to]?.at ?? 0) - (rows[to - 1]?.at ?? 0) <= dayMs) to += 1;
    const run = rows.slice(from, to);
    const series = [...new Map(run.map(({ stream }) => [streamId(stream), stream])).values()];
    const window = { from: run[0]?.at ?? 0, to: (run.at(-1)?.at ?? 0) + 1 };
    for (const reading of await store.readingsBetween({ series, window, newestFirst: false, limit: rowsMost })) {
      const value = parseExact(reading.value);
      const micro = value === undefined ? undefined : toMicro(value);
      if (micro !== undefined) held.set(held.keyOf(reading as StreamKey, reading.at), { micro, flag: reading.flag.charCodeAt(0), frame: BigInt(reading.frame) });
    }
    from = to;
  }
  return held;
}
