import { sha256Text } from '../../basis/hash.ts';
import { parseExact, toMicro } from '../../basis/decimal.ts';
import type { RawFrame } from '../../model/frame.ts';
import { fields, periods, type ReadingColumns } from '../../model/reading.ts';
import type { House } from '../house.ts';

/** One row of a published file on its way into the store: its own text is kept as the raw frame that "why?" ends at. */
export type PublishedRow = {
  readonly point: number;
  /** Start of the hour, UTC ms. */
  readonly at: number;
  /** Decimal text by factor code. */
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
};

export type Source = { readonly name: string; readonly kind: string; readonly field: 'Avg' | 'Rtd' };

const chunkRows = 5_000;

/** Stores the rows as frames with their hour readings; the same file again changes nothing. Resolves when all are durable. */
export async function storeRows(house: House, source: Source, rows: readonly PublishedRow[], progress: (done: number) => void): Promise<number> {
  const numbers = await house.observations.factorNumbers([...new Set(rows.flatMap((row) => Object.keys(row.values)))]);
  let stored = 0;
  for (let at = 0; at < rows.length; at += chunkRows) {
    const chunk = rows.slice(at, at + chunkRows);
    stored += await house.ownFrames.run((next) => storeChunk(house, source, chunk, numbers, next));
    progress(at + chunk.length);
  }
  return stored;
}

/** Resolves to how many of the rows were not stored before. */
async function storeChunk(house: House, source: Source, rows: readonly PublishedRow[], numbers: ReadonlyMap<string, number>, next: () => bigint): Promise<number> {
  const batch = next();
  const frames = rows.map((row, index) => frameOf(house, source, row, index === 0 ? batch : next(), batch));
  const known = await house.observations.known(frames);
  const fresh = frames.filter((frame) => !known.has(frame.key));
  // Readings of known rows are put again under their first frame: an import that was cut off is completed by running it again.
  const placed = rows.map((row, index) => ({ row, frame: known.get(frames[index]?.key ?? 0n) ?? frames[index]?.number ?? 0n }));
  await house.observations.append({ frames: fresh, readings: readingsOf(placed, source, numbers), repeated: [], refused: [] });
  return fresh.length;
}

function frameOf(house: House, source: Source, row: PublishedRow, number: bigint, batch: bigint): RawFrame {
  return {
    number, batch, point: row.point, mn: `file:${source.name}`.slice(0, 60), cn: source.kind, st: 'file', dataTime: row.at, packet: 0,
    key: BigInt.asIntN(64, BigInt(`0x${sha256Text(`${row.point} ${row.at} ${row.text}`).slice(0, 16)}`)),
    asked: false, receivedAt: house.clocks.machine(), worldAt: house.clocks.world(), bytes: new TextEncoder().encode(row.text),
  };
}

function readingsOf(rows: readonly { row: PublishedRow; frame: bigint }[], source: Source, numbers: ReadonlyMap<string, number>): ReadingColumns {
  const values = rows.flatMap(({ row, frame }) => Object.entries(row.values).flatMap(([factor, text]) => {
    const value = parseExact(text);
    const micro = value === undefined ? undefined : toMicro(value);
    return micro === undefined ? [] : [{ point: row.point, factor: numbers.get(factor) ?? 0, at: BigInt(row.at), micro, frame }];
  }));
  const count = values.length;
  return {
    count,
    point: Uint32Array.from(values, (value) => value.point),
    factor: Uint16Array.from(values, (value) => value.factor),
    period: new Uint8Array(count).fill(periods.hour),
    field: new Uint8Array(count).fill(fields[source.field]),
    at: BigInt64Array.from(values, (value) => value.at),
    value: BigInt64Array.from(values, (value) => value.micro),
    flag: new Uint8Array(count).fill('N'.charCodeAt(0)),
    frame: BigInt64Array.from(values, (value) => value.frame),
  };
}
