import type { RawFrame, RefusedFrame, RepeatedFrame } from '../../model/frame.ts';
import { fields, periods, type Field, type Period, type ReadingColumns } from '../../model/reading.ts';

const t0 = Date.UTC(2026, 2, 1, 16);

/** Made-up rows for the laws. */
export const sampleFrame = (of: Partial<RawFrame> & { readonly number: bigint }): RawFrame => ({
  batch: of.number, point: 1, mn: 'MN1', cn: '2061', st: '32', dataTime: t0, packet: 0, key: of.number, asked: true,
  receivedAt: Number(of.number >> 22n), worldAt: t0 + 5, bytes: new Uint8Array(Buffer.from('##0004abcd0000')), ...of,
});

export const sampleRepeat = (number: bigint, of: bigint): RepeatedFrame => ({ number, of, mn: 'MN1', asked: false, receivedAt: t0 });

export const sampleRefusal = (number: bigint, mn: string): RefusedFrame => ({
  number, mn, peer: '127.0.0.1:5', fault: 'frame.crc', detail: 'given\n\n0000', receivedAt: t0, worldAt: t0 + 1, bytes: new Uint8Array([0, 10, 10, 255]),
});

export type SampleReading = {
  readonly point: number; readonly at: number; readonly value: bigint; readonly frame: bigint;
  readonly factor?: string; readonly period?: Period; readonly field?: Field; readonly flag?: string;
};

export function readingsOf(rows: readonly SampleReading[], numbers: ReadonlyMap<string, number>): ReadingColumns {
  return {
    count: rows.length,
    point: Uint32Array.from(rows, (row) => row.point), factor: Uint16Array.from(rows, (row) => numbers.get(row.factor ?? 'w01018') ?? 0),
    period: Uint8Array.from(rows, (row) => periods[row.period ?? 'hour']), field: Uint8Array.from(rows, (row) => fields[row.field ?? 'Avg']),
    at: BigInt64Array.from(rows, (row) => BigInt(row.at)), value: BigInt64Array.from(rows, (row) => row.value),
    flag: Uint8Array.from(rows, (row) => (row.flag ?? 'N').charCodeAt(0)), frame: BigInt64Array.from(rows, (row) => row.frame),
  };
}

export const noReadings: ReadingColumns = readingsOf([], new Map());
