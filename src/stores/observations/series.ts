import type { ObservationStore, SeriesKey, Window } from '../../flow/ports/observations.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import type { LatestReadings } from './latest-readings.ts';
import { readerOf, termsOf } from './reading-rows.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

type SeriesPort = Pick<ObservationStore, 'storedSeries' | 'readingsBetween' | 'countBetween'>;

/** Many series at once; which there are, from two small tables. The points are named beside the series, so that the primary key serves. */
export function seriesOver(engine: SqlEngine, factors: Factors, latest: LatestReadings): SeriesPort {
  const read = readerOf(engine, factors);
  const within = (series: readonly SeriesKey[], { from, to }: Window): string => {
    const points = [...new Set(series.map(({ point }) => sqlInteger(point)))];
    const keys = series.flatMap(({ point, factor, period, field }) =>
      factors.known([factor]).map((number) => `(${sqlInteger(point)}, ${sqlInteger(number)}, ${periods[period]}, ${fields[field]})`));
    return `point IN ${sqlList(points, '0')} AND (point, factor, period, field) IN ${sqlList(keys, '(0, 0, 0, 0)')}
      AND at >= ${sqlTime(from)} AND at < ${sqlTime(to)}`;
  };
  return {
    async storedSeries(of) {
      await latest.write();
      const wanted = `WHERE field IN ${sqlList(of.map((field) => String(fields[field])), '0')}`;
      const rows = await engine.rows(`SELECT point, factor, period, field, toUnixTimestamp64Milli(min(at)), toUnixTimestamp64Milli(max(at))
        FROM (SELECT point, factor, period, field, at FROM ${engine.database}.first_readings ${wanted}
          UNION ALL SELECT point, factor, period, field, at FROM ${engine.database}.latest_readings ${wanted}) GROUP BY point, factor, period, field`);
      await factors.meet(rows.map((row) => Number(row[1])));
      return rows.map(([point, factor, period, field, first, last]) =>
        ({ point: Number(point), factor: factors.codeOf(Number(factor)), ...termsOf(Number(period), Number(field)), first: Number(first), last: Number(last) }));
    },
    async readingsBetween({ series, window, newestFirst, limit }) {
      if (series.length === 0) return [];
      return read(`${within(series, window)} ORDER BY at ${newestFirst ? 'DESC' : 'ASC'} LIMIT ${sqlInteger(limit)} WITH TIES`);
    },
    async countBetween({ series, window }) {
      if (series.length === 0) return 0;
      return Number((await engine.rows(`SELECT count() FROM ${engine.database}.readings FINAL WHERE ${within(series, window)}`))[0]?.[0] ?? 0);
    },
  };
}
