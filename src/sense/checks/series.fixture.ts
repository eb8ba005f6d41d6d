import { readFileSync } from 'node:fs';
import { hourMs } from '../../basis/time.ts';
import { Parse } from 'typebox/value';
import { Type } from 'typebox';
import { CheckRow } from '../../model/check-row.ts';
import { CheckBook } from './check-book.ts';
import type { Hours, HourValue, Series } from './series.ts';

const File = Type.Object({ schema: Type.Literal('qingshan-checks/1'), rows: Type.Array(CheckRow) });
export const checkRows: readonly CheckRow[] = Parse(File,
  JSON.parse(readFileSync(new URL('../../../standards/checks/reading-checks.json', import.meta.url), 'utf8'))).rows;
export const shippedBook = new CheckBook(checkRows);

/** 2026-03-02 00:00 in Beijing. */
export const firstHour = Date.UTC(2026, 2, 1, 16);
export const at = (hour: number): number => firstHour + hour * hourMs;
export const micro = (value: number): bigint => BigInt(Math.round(value * 1e6));
export const valid = (value: number): HourValue => ({ micro: micro(value), flag: 'N' });

/** One value an hour; undefined: nothing came. */
export const hoursOf = (values: readonly (HourValue | number | undefined)[]): Hours => new Map(values.flatMap((value, hour) =>
  (value === undefined ? [] : [[at(hour), typeof value === 'number' ? valid(value) : value] as const])));

export const seriesOf = (kind: string, factor: string, values: readonly (HourValue | number | undefined)[],
  rest: Partial<Series> = {}): Series =>
  ({ kind, factor, hours: hoursOf(values), near: [], periods: [], ...rest });
