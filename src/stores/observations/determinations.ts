import type { DeterminationQuery, ObservationStore } from '../../flow/ports/observations.ts';
import type { Determination } from '../../model/determination.ts';
import { determinationColumns, versionColumn } from './columns.ts';
import type { Row, SqlEngine } from './engine.ts';
import { verdictOf } from './stored-verdict.ts';
import { sqlInteger, sqlList, sqlText, sqlTime } from './text.ts';

type Port = Pick<ObservationStore, 'putDeterminations' | 'determinations' | 'latestDeterminations' | 'determinationHistory'>;

const columns = `point, factor, period, toUnixTimestamp64Milli(at), toUnixTimestamp64Milli(decided_at), value, measured, rank,
  limit_value, verdict, reason, edition, flag, valid, frame`;

function determinationOf(row: Row): Determination {
  const [point, factor, period, at, decidedAt, value, measured, rank, limit, verdict, reason, edition, flag, valid, frame] = row;
  return {
    point: Number(point), factor: String(factor), period: period === 'day' ? 'day' : 'hour', at: Number(at),
    ...(value === '' ? {} : { value: String(value) }), ...(measured === '' ? {} : { measured: String(measured) }),
    ...(rank === '' ? {} : { index: Number(rank) }), ...(limit === '' ? {} : { limit: String(limit) }),
    ...verdictOf({ verdict: String(verdict), reason: String(reason), index: rank !== '' }), edition: String(edition), flag: String(flag),
    ...(valid === '' ? {} : { valid: Number(valid) }), frame: String(frame), decidedAt: Number(decidedAt),
  };
}

export function determinationsOver(engine: SqlEngine): Port {
  const db = engine.database;
  const read = async (rest: string): Promise<readonly Determination[]> => (await engine.rows(`SELECT ${columns} FROM ${rest}`)).map(determinationOf);
  const points = (list: readonly number[] | 'all'): string => (list === 'all' ? '1' : `point IN ${sqlList(list.map(sqlInteger), '0')}`);
  return {
    async putDeterminations(rows) {
      await engine.insert('determinations', determinationColumns(rows));
      if (rows.length > 0) await engine.insert('latest_determinations', [...determinationColumns(rows), versionColumn(rows)]);
    },
    determinations: (query) => read(`${db}.determinations FINAL WHERE ${rules(query, points)}
      ORDER BY point, factor, period, at, decided_at DESC LIMIT 1 BY point, factor, period, at LIMIT ${sqlInteger(query.limit ?? 1_000_000)}`),
    latestDeterminations: (list, since) => read(`${db}.latest_determinations FINAL WHERE ${points(list)} AND at >= ${sqlTime(since)}
      ORDER BY point, factor, at DESC, period DESC LIMIT 1 BY point, factor`),
    determinationHistory: (point, factor, at) => read(`${db}.determinations FINAL WHERE point = ${sqlInteger(point)}
      AND factor = ${sqlText(factor)} AND at = ${sqlTime(at)} ORDER BY decided_at, period`),
  };
}

function rules(query: DeterminationQuery, points: (list: readonly number[] | 'all') => string): string {
  const { factors, period, window } = query;
  return [
    points(query.points ?? 'all'),
    factors === undefined ? '1' : `factor IN ${sqlList(factors.map(sqlText), "''")}`,
    period === undefined ? '1' : `period = '${period}'`,
    `at >= ${sqlTime(window.from)}`, `at < ${sqlTime(window.to)}`,
  ].join(' AND ');
}
