import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import type { DayRollUpQuery, ObservationStore } from '../../flow/ports/observations.ts';
import { hourPacking, impossibleFrom, type DayRollUp } from '../../judge/air-period/day-grid.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { readNative, type NativeColumn } from './native-format.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

/**
 * One scan: 8 bytes of key a group, sums in Int64, hours only where they are asked for. A version of a key never leaves its month.
 * One hash table, not two levels: an answer in 256 small pieces costs more to take in than the table does.
 */
export function dayRollUpOver(engine: SqlEngine, factors: Factors): Pick<ObservationStore, 'dayRollUp'> {
  return {
    async dayRollUp(query) {
      const numbers = query.factors.map((code) => factors.known([code])[0]);
      const places = new Map(numbers.flatMap((number, place) => (number === undefined ? [] : [[number, place] as const])));
      if (query.points.length === 0 || places.size === 0) return [];
      const bytes = await engine.native(rollUpSql(engine.database, query, [...places.keys()], factors.known(query.withHours)));
      return readNative(bytes).map((columns) => rollUpOf(columns, places));
    },
  };
}

export function rollUpSql(database: string, { points, window }: DayRollUpQuery, factors: readonly number[], withHours: readonly number[]): string {
  const civil = `(ms + ${civilOffsetMs})`;
  return `SELECT point, factor, toUInt16(intDiv(${civil}, ${dayMs})) AS day, toFloat64(sumIf(micro, ok)) AS total,
    toUInt8(countIf(ok)) AS valid, toUInt8(least(count(), 255)) AS present,
    groupArrayIf(toFloat64(micro * ${hourPacking} + intDiv(${civil}, ${hourMs}) % 24), ok AND factor IN ${sqlList(withHours.map(sqlInteger), '0')}) AS hours
  FROM (SELECT point, factor, toUnixTimestamp64Milli(at) AS ms, reinterpretAsInt64(value) AS micro,
      flag = ${'N'.charCodeAt(0)} AND micro >= 0 AND micro < ${impossibleFrom}000000 AND ms % ${hourMs} = 0 AS ok
    FROM ${database}.readings FINAL WHERE ${among(points)} AND factor IN ${sqlList(factors.map(sqlInteger), '0')}
      AND period = ${periods.hour} AND field = ${fields.Avg} AND at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)})
  GROUP BY point, factor, day SETTINGS do_not_merge_across_partitions_select_final = 1, group_by_two_level_threshold = 0, group_by_two_level_threshold_bytes = 0`;
}

/** Numbers without gaps are asked for by their ends: the engine then checks no list. */
function among(points: readonly number[]): string {
  const sorted = [...new Set(points)].sort((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  return most - least + 1 === sorted.length ? `point BETWEEN ${sqlInteger(least)} AND ${sqlInteger(most)}` : `point IN ${sqlList(sorted.map(sqlInteger), '0')}`;
}

function rollUpOf(columns: readonly NativeColumn[], places: ReadonlyMap<number, number>): DayRollUp {
  const [point, factor, day, total, valid, present, hours] = columns;
  if (!(point?.data instanceof Uint32Array && factor?.data instanceof Uint16Array && day?.data instanceof Uint16Array && total?.data instanceof Float64Array
    && valid?.data instanceof Uint8Array && present?.data instanceof Uint8Array && hours?.data instanceof Float64Array && hours.ends !== undefined)) {
    throw new Error('the roll-up came in other columns than asked for');
  }
  return {
    count: point.data.length, point: point.data, factor: placesOf(factor.data, places),
    day: day.data, sum: total.data, valid: valid.data, present: present.data, hoursEnd: hours.ends, hours: hours.data,
  };
}

function placesOf(numbers: Uint16Array, places: ReadonlyMap<number, number>): Uint8Array {
  const table = new Uint8Array(2 ** 16).fill(255);
  for (const [number, place] of places) table[number] = place;
  const out = new Uint8Array(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) out[row] = table[numbers[row] ?? 0] ?? 255;
  return out;
}
