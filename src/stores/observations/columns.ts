import { hourMs } from '../../basis/time.ts';
import { halvesOf, setWhole } from '../../basis/whole.ts';
import type { Determination } from '../../model/determination.ts';
import type { RawFrame, RefusedFrame, RepeatedFrame } from '../../model/frame.ts';
import type { ReadingColumns } from '../../model/reading.ts';
import type { Column } from './engine.ts';

const u64 = <T>(name: string, rows: readonly T[], of: (row: T) => bigint): Column => {
  const data = new BigInt64Array(rows.length);
  for (const [at, row] of rows.entries()) data[at] = of(row);
  return { name, kind: 'u64', data };
};
const time = <T>(name: string, rows: readonly T[], of: (row: T) => number): Column => {
  const data = new BigInt64Array(rows.length);
  const halves = halvesOf(data);
  for (const [at, row] of rows.entries()) setWhole(halves, at, of(row));
  return { name, kind: 'time', data };
};
const text = <T>(name: string, rows: readonly T[], of: (row: T) => string): Column => ({ name, kind: 'text', data: rows.map(of) });
const u8 = <T>(name: string, rows: readonly T[], of: (row: T) => number): Column => ({ name, kind: 'u8', data: filled(new Uint8Array(rows.length), rows, of) });
const u16 = <T>(name: string, rows: readonly T[], of: (row: T) => number): Column => ({ name, kind: 'u16', data: filled(new Uint16Array(rows.length), rows, of) });
const u32 = <T>(name: string, rows: readonly T[], of: (row: T) => number): Column => ({ name, kind: 'u32', data: filled(new Uint32Array(rows.length), rows, of) });

function filled<T, Data extends Uint8Array | Uint16Array | Uint32Array>(data: Data, rows: readonly T[], of: (row: T) => number): Data {
  for (const [at, row] of rows.entries()) data[at] = of(row);
  return data;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

export const frameColumns = (rows: readonly RawFrame[]): readonly Column[] => [
  u64('number', rows, (row) => row.number), u64('batch', rows, (row) => row.batch), u32('point', rows, (row) => row.point),
  text('mn', rows, (row) => row.mn), text('cn', rows, (row) => row.cn), text('st', rows, (row) => row.st),
  time('data_time', rows, (row) => row.dataTime), u16('packet', rows, (row) => row.packet),
  u64('key', rows, (row) => row.key), u8('asked', rows, (row) => (row.asked ? 1 : 0)),
  time('received_at', rows, (row) => row.receivedAt), time('world_at', rows, (row) => row.worldAt),
  text('encoded', rows, (row) => base64(row.bytes)),
];

export const repeatedColumns = (rows: readonly RepeatedFrame[]): readonly Column[] => [
  u64('number', rows, (row) => row.number), u64('of', rows, (row) => row.of), text('mn', rows, (row) => row.mn),
  u8('asked', rows, (row) => (row.asked ? 1 : 0)), time('received_at', rows, (row) => row.receivedAt),
];

export const refusedColumns = (rows: readonly RefusedFrame[]): readonly Column[] => [
  u64('number', rows, (row) => row.number), text('mn', rows, (row) => row.mn), text('peer', rows, (row) => row.peer),
  text('fault', rows, (row) => row.fault), text('detail', rows, (row) => row.detail),
  time('received_at', rows, (row) => row.receivedAt), time('world_at', rows, (row) => row.worldAt),
  text('encoded', rows, (row) => base64(row.bytes.subarray(0, 4096))),
];

/** The columns as they come; arrays longer than `count` are cut. */
export const readingColumns = (rows: ReadingColumns): readonly Column[] => [
  { name: 'point', kind: 'u32', data: rows.point.subarray(0, rows.count) },
  { name: 'factor', kind: 'u16', data: rows.factor.subarray(0, rows.count) },
  { name: 'period', kind: 'u8', data: rows.period.subarray(0, rows.count) },
  { name: 'field', kind: 'u8', data: rows.field.subarray(0, rows.count) },
  { name: 'at', kind: 'time', data: rows.at.subarray(0, rows.count) },
  { name: 'value', kind: 'micro', data: rows.value.subarray(0, rows.count) },
  { name: 'flag', kind: 'u8', data: rows.flag.subarray(0, rows.count) },
  { name: 'frame', kind: 'u64', data: rows.frame.subarray(0, rows.count) },
];

/** An absent optional value is stored as empty text. */
export const determinationColumns = (rows: readonly Determination[]): readonly Column[] => [
  u32('point', rows, (row) => row.point), text('factor', rows, (row) => row.factor), text('period', rows, (row) => row.period),
  time('at', rows, (row) => row.at), time('decided_at', rows, (row) => row.decidedAt), text('value', rows, (row) => row.value ?? ''),
  text('measured', rows, (row) => row.measured ?? ''), text('rank', rows, (row) => row.index?.toString() ?? ''),
  text('limit_value', rows, (row) => row.limit ?? ''), text('verdict', rows, (row) => row.verdict), text('reason', rows, (row) => row.reason),
  text('edition', rows, (row) => row.edition), text('flag', rows, (row) => row.flag), text('valid', rows, (row) => row.valid?.toString() ?? ''),
  text('frame', rows, (row) => row.frame),
];


/** Orders rows of one series by window, then by decision: hours in the high bits, milliseconds of the decision in the low 42. */
export const versionColumn = (rows: readonly Determination[]): Column =>
  u64('version', rows, (row) => (BigInt(Math.max(0, Math.floor(row.at / hourMs))) << 42n) | BigInt(Math.max(0, row.decidedAt)));
