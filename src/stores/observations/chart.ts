import type { ChartBucket, ChartQuery, ObservationStore } from '../../flow/ports/observations.ts';
import { fields, periods } from '../../model/reading.ts';
import type { SqlEngine } from './engine.ts';
import type { Factors } from './factors.ts';
import { sqlInteger, sqlTime } from './text.ts';

/** Width of a piece: whole milliseconds, so that at most `buckets` of them hold the window. */
export const pieceMs = ({ window, buckets }: Pick<ChartQuery, 'window' | 'buckets'>): number => Math.max(1, Math.ceil((window.to - window.from) / buckets));

/** A version of a key never leaves its month. */
export function chartOver(engine: SqlEngine, factors: Factors): Pick<ObservationStore, 'chart'> {
  return {
    async chart(query) {
      const { point, factor, period, field, window } = query;
      const [number] = factors.known([factor]);
      if (number === undefined || window.to <= window.from) return [];
      const width = pieceMs(query);
      const valid = `flag = ${'N'.charCodeAt(0)}`;
      const rows = await engine.rows(`SELECT intDiv(toUnixTimestamp64Milli(at) - ${sqlInteger(window.from)}, ${sqlInteger(width)}) AS piece, countIf(${valid}), count(),
        toString(minIf(value, ${valid})), toString(maxIf(value, ${valid})), toString(sumIf(value, ${valid}))
        FROM ${engine.database}.readings FINAL WHERE point = ${sqlInteger(point)} AND factor = ${sqlInteger(number)} AND period = ${periods[period]}
        AND field = ${fields[field]} AND at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)}
        GROUP BY piece ORDER BY piece SETTINGS do_not_merge_across_partitions_select_final = 1`);
      return rows.map(([piece, count, present, min, max, sum]): ChartBucket => ({
        from: window.from + Number(piece) * width, valid: Number(count), present: Number(present),
        ...(Number(count) === 0 ? {} : { min: String(min), max: String(max), sum: String(sum) }),
      }));
    },
  };
}
