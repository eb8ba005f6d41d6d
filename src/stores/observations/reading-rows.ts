import { halvesOf } from '../../basis/whole.ts';
import { fields, periods, type Field, type Period, type Reading } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { readNative, type NativeColumn } from './native-format.ts';

/** What is asked of a table of readings. It comes as columns: a year of hours in less than half of the time that rows of JSON take. */
const select = `point, factor, period, field, toFloat64(toUnixTimestamp64Milli(at)) AS ms, reinterpretAsInt64(value) AS micro, flag,
  reinterpretAsInt64(frame) AS version`;

const periodNames = new Map<number, Period>(Object.entries(periods).map(([name, code]) => [code, name as Period]));
const fieldNames = new Map<number, Field>(Object.entries(fields).map(([name, code]) => [code, name as Field]));

/** Names of the stored codes; an unknown one is a bug, never left out. */
export function termsOf(period: number, field: number): { readonly period: Period; readonly field: Field } {
  const [periodName, fieldName] = [periodNames.get(period), fieldNames.get(field)];
  if (periodName === undefined || fieldName === undefined) throw new Error(`a stored reading has the unknown period ${period} or field ${field}`);
  return { period: periodName, field: fieldName };
}

/** Newest versions of the rows of a table of readings. */
export const readerOf = (engine: SqlEngine, factors: Factors) => async (where: string, table = 'readings'): Promise<readonly Reading[]> => {
  const blocks = readNative(await engine.native(`SELECT ${select} FROM ${engine.database}.${table} FINAL WHERE ${where} SETTINGS do_not_merge_across_partitions_select_final = 1`));
  await factors.meet(blocks.flatMap(([, factor]) => [...new Set(factor?.data as Uint16Array | undefined)]));
  const found: Reading[] = [];
  for (const block of blocks) readingsOfBlock(block, factors, found);
  return found;
};

function readingsOfBlock([point, factor, period, field, at, value, flag, frame]: readonly NativeColumn[], factors: Factors, into: Reading[]): void {
  if (!(point?.data instanceof Uint32Array && factor?.data instanceof Uint16Array && period?.data instanceof Uint8Array && field?.data instanceof Uint8Array
    && at?.data instanceof Float64Array && value?.data instanceof BigInt64Array && flag?.data instanceof Uint8Array && frame?.data instanceof BigInt64Array)) {
    throw new Error('readings came in other columns than asked for');
  }
  const micros = halvesOf(value.data);
  for (let row = 0; row < point.data.length; row += 1) {
    into.push({
      point: point.data[row] ?? 0, factor: factors.codeOf(factor.data[row] ?? 0), ...termsOf(period.data[row] ?? 0, field.data[row] ?? 0),
      at: at.data[row] ?? 0, value: microText(micros, row, value.data), flag: String.fromCharCode(flag.data[row] ?? 0),
      frame: BigInt.asUintN(64, frame.data[row] ?? 0n).toString(),
    });
  }
}

/** The decimal text of a number × 10^6, without zeros at its end. */
function microText(halves: Uint32Array, row: number, whole: BigInt64Array): string {
  const micro = ((halves[row * 2 + 1] ?? 0) | 0) * 4_294_967_296 + (halves[row * 2] ?? 0);
  const positive = Math.abs(micro);
  if (positive > Number.MAX_SAFE_INTEGER) return textOf(whole[row] ?? 0n);
  const units = Math.floor(positive / 1_000_000);
  return printed(micro < 0, String(units), positive - units * 1_000_000);
}

const textOf = (micro: bigint): string => {
  const positive = micro < 0n ? -micro : micro;
  return printed(micro < 0n, String(positive / 1_000_000n), Number(positive % 1_000_000n));
};

const printed = (negative: boolean, units: string, millionths: number): string =>
  `${negative ? '-' : ''}${units}${millionths === 0 ? '' : `.${String(millionths).padStart(6, '0').replace(/0+$/, '')}`}`;
