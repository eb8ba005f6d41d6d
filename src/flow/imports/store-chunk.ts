import { sha256Text } from '../../basis/hash.ts';
import { parseExact, toMicro } from '../../basis/decimal.ts';
import type { RawFrame } from '../../model/frame.ts';
import { fields, periods, type ReadingColumns } from '../../model/reading.ts';
import { filesDoor } from '../../sense/frame-numbers.ts';
import type { House } from '../house.ts';
import { chunkRows, type Placed, type StoredChunk } from './destination.ts';
import type { ImportedRow, Source } from './published-file.ts';

/** The number that a row's frame has: from the run's first millisecond on, one for each chunk, behind the door of files. */
export const numberOfRow = (firstMs: number, place: number, serialFrom = 0): bigint =>
  (BigInt(firstMs + Math.floor(place / chunkRows)) << 22n) | inFilesDoor | BigInt(serialFrom + place % chunkRows);
const inFilesDoor = BigInt(filesDoor) << 16n;

/** Told by content: the same row of the same edition of a mapping is the same, in whatever file it comes. */
export const keyOfRow = (edition: string, row: ImportedRow): bigint =>
  BigInt.asIntN(64, BigInt(`0x${sha256Text(`${row.point} ${row.at} ${edition}${row.text}`).slice(0, 16)}`));

/**
 * Stores rows as frames with their readings; durable when it resolves. Done again it changes nothing and answers the same: a row that
 * stands under its own number was stored by this run, before it was cut off.
 */
export async function storeChunk(house: House, source: Source, firstMs: number, rows: readonly Placed<ImportedRow>[]): Promise<StoredChunk> {
  if (rows.length === 0) return { stored: 0, already: 0 };
  const numbers = await house.observations.factorNumbers([...new Set(rows.flatMap(({ row }) => Object.keys(row.values)))].sort());
  const frames = rows.map(({ row, place }) => frameOf(house, source, row, numberOfRow(firstMs, place, source.serialFrom),
    numberOfRow(firstMs, rows[0]?.place ?? 0, source.serialFrom)));
  const known = await house.observations.known(frames);
  const holder = new Map(known);
  for (const frame of frames) if (!holder.has(frame.key)) holder.set(frame.key, frame.number);
  const fresh = frames.filter((frame) => !known.has(frame.key) && holder.get(frame.key) === frame.number);
  // Readings of known rows are put again under their first frame: a chunk that was cut off is completed by doing it again.
  const placed = rows.map(({ row }, index) => ({ row, frame: holder.get(frames[index]?.key ?? 0n) ?? 0n }));
  await house.observations.append({ frames: fresh, readings: readingsOf(placed, source, numbers), repeated: [], refused: [] });
  const stored = frames.filter((frame) => holder.get(frame.key) === frame.number).length;
  return { stored, already: rows.length - stored };
}

function frameOf(house: House, source: Source, row: ImportedRow, number: bigint, batch: bigint): RawFrame {
  return {
    number, batch, point: row.point, mn: `file:${row.file}`.slice(0, 60), cn: source.kind, st: 'file', dataTime: row.at, packet: 0,
    key: keyOfRow(source.edition, row), asked: false, receivedAt: house.clocks.machine(), worldAt: house.clocks.world(),
    bytes: new TextEncoder().encode(row.text),
  };
}

function readingsOf(rows: readonly { row: ImportedRow; frame: bigint }[], source: Source, numbers: ReadonlyMap<string,
  number>): ReadingColumns {
  const values = rows.flatMap(({ row, frame }) => Object.entries(row.values).flatMap(([factor, text]) => {
    const value = parseExact(text);
    const micro = value === undefined ? undefined : toMicro(value);
    return micro === undefined ? [] : [{ point: row.point, factor: numbers.get(factor) ?? 0, at: BigInt(row.at), micro, frame,
      flag: row.flag, ...row.as ?? source }];
  }));
  const count = values.length;
  return {
    count,
    point: Uint32Array.from(values, (value) => value.point),
    factor: Uint16Array.from(values, (value) => value.factor),
    period: Uint8Array.from(values, ({ period }) => periods[period]),
    field: Uint8Array.from(values, ({ field }) => fields[field]),
    at: BigInt64Array.from(values, (value) => value.at),
    value: BigInt64Array.from(values, (value) => value.micro),
    flag: Uint8Array.from(values, (value) => value.flag.charCodeAt(0)),
    frame: BigInt64Array.from(values, (value) => value.frame),
  };
}
