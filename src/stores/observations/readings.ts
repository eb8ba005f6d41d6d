import { hourMs } from '../../basis/time.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { fields, periods, type Field, type Reading } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { readerOf } from './reading-rows.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

const order = 'ORDER BY at, point, factor, field';
const isField = (name: string): name is Field => Object.hasOwn(fields, name);

type Hours = Parameters<ObservationStore['readingsOfHours']>[0];

/** Points and time that hold all of these hours. */
function within(hours: Hours, period: 'minute' | 'hour', names: readonly Field[]): string {
  const [from, to] = boundsOf(hours);
  return `point IN ${sqlList([...new Set(hours.map((hour) => sqlInteger(hour.point)))], '0')} AND period = ${periods[period]}
    AND field IN ${sqlList(names.map((name) => String(fields[name])), '0')} AND at >= ${sqlTime(from)} AND at < ${sqlTime(to + hourMs)}`;
}

/** Hours that fill at least half of their points × time: then one scan of the range is cheaper than naming each. */
function isDense(hours: Hours): boolean {
  const [from, to] = boundsOf(hours);
  const points = new Set(hours.map((hour) => hour.point)).size;
  return points <= pointsPerLookUp && hours.length * 2 >= points * ((to - from) / hourMs + 1);
}

const pointsPerLookUp = 20_000;

function boundsOf(hours: Hours): readonly [from: number, to: number] {
  let [from, to] = [Infinity, -Infinity];
  for (const { at } of hours) {
    from = Math.min(from, at);
    to = Math.max(to, at);
  }
  return [from, to];
}

export function readingsOver(engine: SqlEngine, factors: Factors): Pick<ObservationStore, 'readingsOfHours' | 'hoursStored' | 'series'> {
  const read = readerOf(engine, factors);
  return {
    async readingsOfHours(hours, period, names) {
      if (hours.length === 0) return [];
      if (isDense(hours)) {
        const wanted = new Set(hours.map((hour) => `${hour.point} ${hour.at}`));
        const all = await read(`${within(hours, period, names)} ${order}`);
        return all.filter((reading) => wanted.has(`${reading.point} ${Math.floor(reading.at / hourMs) * hourMs}`));
      }
      const found: Reading[] = [];
      for (let from = 0; from < hours.length; from += 2000) {
        const part = hours.slice(from, from + 2000);
        const pairs = [...new Set(part.map((hour) => `(${sqlInteger(hour.point)}, ${sqlInteger(hour.at / hourMs)})`))];
        found.push(...await read(`${within(part, period, names)} AND (point, intDiv(toUnixTimestamp64Milli(at), ${hourMs})) IN ${sqlList(pairs, '')} ${order}`));
      }
      return found;
    },
    async hoursStored({ points, window, limit }) {
      const rows = await engine.rows(`SELECT point, intDiv(toUnixTimestamp64Milli(at), ${hourMs}) AS hour FROM ${engine.database}.readings
        WHERE point IN ${sqlList(points.map(sqlInteger), '0')} AND period = ${periods.hour}
        AND at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)}
        GROUP BY point, hour ORDER BY hour LIMIT ${sqlInteger(limit)} WITH TIES`);
      const hours = rows.map(([point, hour]) => ({ point: Number(point), at: Number(hour) * hourMs }));
      return hours.sort((a, b) => a.at - b.at || a.point - b.point);
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
