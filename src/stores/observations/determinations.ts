import type { DeterminationQuery, DirtyHour, ObservationStore } from '../../flow/ports/observations.ts';
import type { Determination } from '../../model/determination.ts';
import { determinationColumns, versionColumn } from './columns.ts';
import type { Row, SqlEngine } from './engine.ts';
import { verdictOf } from './stored-verdict.ts';
import { sqlInteger, sqlList, sqlText, sqlTime } from './text.ts';

type Port = Pick<
  ObservationStore, 'putDeterminations' | 'determinations' | 'determinationsOf' | 'latestDeterminations' | 'determinationHistory'
>;

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
  const pastOf = async (windows: readonly DirtyHour[], period: 'hour' | 'day', last: number): Promise<readonly Determination[]> => {
    const found: Determination[] = [];
    for (let at = 0; at < windows.length; at += windowsPerQuery) {
      const part = windows.slice(at, at + windowsPerQuery);
      const { points: own, from } = spanOf(part);
      const pairs = part.map((window) => `(${sqlInteger(window.point)}, ${sqlInteger(window.at)})`);
      found.push(...await read(`${db}.determinations FINAL WHERE ${points(own)} AND period = '${period}'
        AND at >= ${sqlTime(from)} AND at <= ${sqlTime(last)}
        AND (point, toUnixTimestamp64Milli(at)) IN ${sqlList(pairs, '')}
        ORDER BY point, factor, at, decided_at DESC LIMIT 1 BY point, factor, at`));
    }
    return found;
  };
  const points = (list: readonly number[] | 'all'): string => (list === 'all' ? '1' : `point IN ${sqlList(list.map(sqlInteger), '0')}`);
  return {
    async putDeterminations(rows) {
      await engine.insert('determinations', determinationColumns(rows));
      if (rows.length > 0) await engine.insert('latest_determinations', [...determinationColumns(rows), versionColumn(rows)]);
    },
    determinations(query) {
      const holding = `${db}.determinations FINAL WHERE ${rules(query, points)}
        ORDER BY point, factor, period, at, decided_at DESC LIMIT 1 BY point, factor, period, at`;
      const limit = `LIMIT ${sqlInteger(query.limit ?? 1_000_000)}`;
      if (query.verdicts === undefined) return read(`${holding} ${limit}`);
      return read(`(SELECT * FROM ${holding}) WHERE verdict IN ${sqlList(query.verdicts.map(sqlText), "''")} ORDER BY point, factor, period, at ${limit}`);
    },
    latestDeterminations: (list, since, knownBy) => read(knownBy === undefined
      ? `${db}.latest_determinations FINAL WHERE ${points(list)} AND at >= ${sqlTime(since)}
        ORDER BY point, factor, at DESC, period DESC LIMIT 1 BY point, factor`
      : `${db}.determinations FINAL WHERE ${points(list)} AND at >= ${sqlTime(since)} AND decided_at <= ${sqlTime(knownBy)}
        ORDER BY point, factor, at DESC, period DESC, decided_at DESC LIMIT 1 BY point, factor`),
    determinationHistory: ({ point, factor, period, at }) => read(`${db}.determinations FINAL WHERE point = ${sqlInteger(point)}
      AND factor = ${sqlText(factor)} AND period = '${period}' AND at = ${sqlTime(at)} ORDER BY decided_at`),
    async determinationsOf(windows, period) {
      if (windows.length === 0) return [];
      const { points: own, from, to } = spanOf(windows);
      const newest = await read(`${db}.latest_determinations FINAL WHERE ${points(own)} AND period = '${period}'
        AND at >= ${sqlTime(from)} ORDER BY point, factor`);
      const latest = new Map<number, number>();
      for (const row of newest) latest.set(row.point, Math.max(latest.get(row.point) ?? 0, row.at));
      // A window of which nothing later is stored stands in the table of the newest, or was never judged.
      const past = windows.filter(({ point, at }) => (latest.get(point) ?? 0) > at);
      const wanted = new Set(windows.map(({ point, at }) => `${point} ${at}`));
      const isPast = new Set(past.map(({ point, at }) => `${point} ${at}`));
      const current = newest.filter((row) => wanted.has(`${row.point} ${row.at}`) && !isPast.has(`${row.point} ${row.at}`));
      if (past.length === 0) return current;
      return inOrder([...current, ...await pastOf(past, period, to)]);
    },
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

const windowsPerQuery = 4_000;

function spanOf(windows: readonly DirtyHour[]): { readonly points: readonly number[]; readonly from: number; readonly to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const { at } of windows) {
    from = Math.min(from, at);
    to = Math.max(to, at);
  }
  return { points: [...new Set(windows.map(({ point }) => point))], from, to };
}

const inOrder = (rows: readonly Determination[]): readonly Determination[] =>
  rows.toSorted((a, b) => a.point - b.point || (a.factor < b.factor ? -1 : a.factor > b.factor ? 1 : 0) || a.at - b.at);
