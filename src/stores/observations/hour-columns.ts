import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import type { HourColumns, HourColumnsQuery, ObservationStore } from '../../flow/ports/observations.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { readNative, type NativeColumn } from './native-format.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

/** A year of hours of an outlet is a hundred thousand values: as columns they come in a fraction of the time of rows. */
export function hourColumnsOver(engine: SqlEngine, factors: Factors): Pick<ObservationStore, 'hourColumns'> {
  return {
    async hourColumns(query) {
      const numbers = query.factors.map((code) => factors.known([code])[0]);
      const places = new Map(numbers.flatMap((number, place) => (number === undefined ? [] : [[number, place] as const])));
      if (query.points.length === 0 || query.fields.length === 0 || places.size === 0) return [];
      const pieces: HourColumns[] = [];
      for (const part of partsOf(query)) {
        const bytes = await engine.native(columnsSql(engine.database, part, [...places.keys()]));
        pieces.push(...readNative(bytes).map((columns) => hourColumnsOf(columns, places)));
      }
      return pieces;
    },
  };
}

/** So many days are named in one statement. */
const daysPerQuery = 2_000;

/** Days are named point by point, so that a statement looks at the points of its own days alone. */
function partsOf(query: HourColumnsQuery): readonly HourColumnsQuery[] {
  if (query.days === undefined) return [query];
  const days = query.days.toSorted((a, b) => a.point - b.point || a.day - b.day);
  const parts: HourColumnsQuery[] = [];
  for (let at = 0; at < days.length; at += daysPerQuery) {
    const part = days.slice(at, at + daysPerQuery);
    const named = new Set(part.map(({ point }) => point));
    parts.push({ ...query, points: query.points.filter((point) => named.has(point)), days: part });
  }
  return parts;
}

function amongDays({ days }: HourColumnsQuery): string {
  if (days === undefined) return '';
  const named = days.map(({ point, day }) => `(${sqlInteger(point)}, ${sqlInteger(day)})`);
  return ` AND (point, intDiv(toUnixTimestamp64Milli(at) + ${civilOffsetMs}, ${dayMs})) IN ${sqlList(named, '(0, 0)')}`;
}

const columnsSql = (database: string, query: HourColumnsQuery, factors: readonly number[]): string => {
  const { points, fields: names, window } = query;
  return `SELECT point, factor, field, toFloat64(toUnixTimestamp64Milli(at)) AS ms, reinterpretAsInt64(value) AS micro, flag
  FROM ${database}.readings FINAL WHERE point IN ${sqlList(points.map(sqlInteger), '0')} AND factor IN ${sqlList(factors.map(sqlInteger), '0')}
    AND period = ${periods.hour} AND field IN ${sqlList(names.map((name) => String(fields[name])), '0')}
    AND at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)} AND toUnixTimestamp64Milli(at) % ${hourMs} = 0${amongDays(query)}
  SETTINGS do_not_merge_across_partitions_select_final = 1`;
};

function hourColumnsOf([point, factor, field, at, value, flag]: readonly NativeColumn[], places: ReadonlyMap<number, number>): HourColumns {
  if (!(point?.data instanceof Uint32Array && factor?.data instanceof Uint16Array && field?.data instanceof Uint8Array
    && at?.data instanceof Float64Array && value?.data instanceof BigInt64Array && flag?.data instanceof Uint8Array)) {
    throw new Error('hours came in other columns than asked for');
  }
  return {
    count: point.data.length, point: point.data, factor: Uint8Array.from(factor.data, (number) => places.get(number) ?? 255), field: field.data,
    at: at.data, value: value.data, flag: flag.data,
  };
}
