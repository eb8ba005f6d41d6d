import type { ObservationStore } from '../../flow/ports/observations.ts';
import { fields, periods, type Field, type Period, type Reading } from '../../model/reading.ts';
import type { Row, SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

const columns = `point, factor, period, field, toUnixTimestamp64Milli(at), toString(value), flag, toString(frame)`;
const periodNames = new Map<number, Period>(Object.entries(periods).map(([name, code]) => [code, name as Period]));
const fieldNames = new Map<number, Field>(Object.entries(fields).map(([name, code]) => [code, name as Field]));
const hourMs = 3_600_000;

function readingOf(row: Row, factors: Factors): Reading {
  const period = periodNames.get(Number(row[2]));
  const field = fieldNames.get(Number(row[3]));
  if (period === undefined || field === undefined) throw new Error(`a stored reading has the unknown period ${row[2]} or field ${row[3]}`);
  return {
    point: Number(row[0]), factor: factors.codeOf(Number(row[1])), period, field, at: Number(row[4]), value: String(row[5]),
    flag: String.fromCharCode(Number(row[6])), frame: String(row[7]),
  };
}

const order = 'ORDER BY at, point, factor, field';
const isField = (name: string): name is Field => Object.hasOwn(fields, name);

export function readingsOver(engine: SqlEngine, factors: Factors): Pick<ObservationStore, 'readingsOfHours' | 'series'> {
  const read = async (where: string): Promise<readonly Reading[]> =>
    (await engine.rows(`SELECT ${columns} FROM ${engine.database}.readings FINAL WHERE ${where}`)).map((row) => readingOf(row, factors));
  return {
    async readingsOfHours(hours, period) {
      if (hours.length === 0) return [];
      const found: Reading[] = [];
      for (let from = 0; from < hours.length; from += 2000) {
        const part = hours.slice(from, from + 2000);
        const pairs = [...new Set(part.map((hour) => `(${sqlInteger(hour.point)}, ${sqlInteger(hour.at / hourMs)})`))];
        const times = part.map((hour) => hour.at);
        found.push(...await read(`point IN ${sqlList([...new Set(part.map((hour) => sqlInteger(hour.point)))], '0')}
          AND period = ${periods[period]} AND at >= ${sqlTime(Math.min(...times))} AND at < ${sqlTime(Math.max(...times) + hourMs)}
          AND (point, intDiv(toUnixTimestamp64Milli(at), ${hourMs})) IN ${sqlList(pairs, '')} ${order}`));
      }
      return found;
    },
    series({ point, factors: codes, period, fields: names, window, limit }) {
      const numbers = factors.known(codes);
      const fieldCodes = names.filter(isField).map((name) => fields[name]);
      if (numbers.length === 0 || fieldCodes.length === 0) return Promise.resolve([]);
      return read(`point = ${sqlInteger(point)} AND factor IN ${sqlList(numbers.map(sqlInteger), '0')} AND period = ${periods[period]}
        AND field IN ${sqlList(fieldCodes.map(String), '0')} AND at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)}
        ${order} LIMIT ${sqlInteger(limit)}`);
    },
  };
}
