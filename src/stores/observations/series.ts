import type { ObservationStore, SeriesKey, Window } from '../../flow/ports/observations.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { readingOf, readingSelect } from './readings.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

type SeriesPort = Pick<ObservationStore, 'storedSeries' | 'readingsBetween' | 'countBetween'>;

/** Many series at once. The points are named beside the series, so that the primary key serves. */
export function seriesOver(engine: SqlEngine, factors: Factors): SeriesPort {
  const table = `${engine.database}.readings`;
  const within = (series: readonly SeriesKey[], { from, to }: Window): string => {
    const points = [...new Set(series.map(({ point }) => sqlInteger(point)))];
    const keys = series.flatMap(({ point, factor, period, field }) =>
      factors.known([factor]).map((number) => `(${sqlInteger(point)}, ${sqlInteger(number)}, ${periods[period]}, ${fields[field]})`));
    return `point IN ${sqlList(points, '0')} AND (point, factor, period, field) IN ${sqlList(keys, '(0, 0, 0, 0)')}
      AND at >= ${sqlTime(from)} AND at < ${sqlTime(to)}`;
  };
  return {
    async storedSeries(of) {
      const rows = await engine.rows(`SELECT point, factor, period, field, toUnixTimestamp64Milli(min(at)), '0', 0, '0', toUnixTimestamp64Milli(max(at))
        FROM ${table} WHERE field IN ${sqlList(of.map((field) => String(fields[field])), '0')} GROUP BY point, factor, period, field`);
      await factors.meet(rows.map((row) => Number(row[1])));
      return rows.map((row) => {
        const { point, factor, period, field, at } = readingOf(row, factors);
        return { point, factor, period, field, first: at, last: Number(row[8]) };
      });
    },
    async readingsBetween({ series, window, newestFirst, limit }) {
      if (series.length === 0) return [];
      const rows = await engine.rows(`SELECT ${readingSelect} FROM ${table} FINAL WHERE ${within(series, window)}
        ORDER BY at ${newestFirst ? 'DESC' : 'ASC'} LIMIT ${sqlInteger(limit)} WITH TIES`);
      await factors.meet(rows.map((row) => Number(row[1])));
      return rows.map((row) => readingOf(row, factors));
    },
    async countBetween({ series, window }) {
      if (series.length === 0) return 0;
      return Number((await engine.rows(`SELECT count() FROM ${table} FINAL WHERE ${within(series, window)}`))[0]?.[0] ?? 0);
    },
  };
}
