import pg from 'pg';
import { fail, ok, type Result } from '../basis/result.ts';
import type { ExchangeTables, InRow } from '../flow/ports/exchange-tables.ts';
import type { ExchangeEnd } from '../model/exchange-end.ts';
import { exchangeSql } from './exchange-sql.ts';

type Query = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) => Promise<pg.QueryResult<Row>>;

/** Exchange tables over PostgreSQL's protocol: a small pool for each end, opened when it is first asked. */
export function exchangeDatabase(): ExchangeTables {
  const pools = new Map<string, pg.Pool>();
  const within = <T>(end: ExchangeEnd, work: (query: Query, sql: ReturnType<typeof exchangeSql>) => Promise<T>): Promise<Result<T>> =>
    transaction(poolOf(pools, end), (query) => work(query, exchangeSql(end.schema)));
  return {
    write: (end, platform, frames, readings) => within(end, async (query, sql) => {
      await query(sql.putFrames, [platform, JSON.stringify(frames)]);
      if (readings.length > 0) await query(sql.putReadings, [platform, JSON.stringify(readings)]);
      return undefined;
    }),
    answers: (end, platform, limit) => within(end, async (query, sql) => {
      const { rows } = await query<{ frame: string; at: string; refused: boolean; error_text: string }>(sql.answers, [platform, limit]);
      return rows.map(({ frame, at, refused, error_text: text }) => ({ frame, worldAt: Number(at), ...(refused ? { refused: text } : {}) }));
    }),
    taken: (end, platform, frames) => within(end, async (query, sql) => void (await query(sql.taken, [platform, frames]))),
    waiting: (end, most) => within(end, async (query, sql) => {
      const [row] = (await query<{ rows: number; oldest: string | null }>(sql.waiting, [most])).rows;
      return { rows: row?.rows ?? 0, ...(typeof row?.oldest === 'string' ? { oldestAt: Number(row.oldest) } : {}) };
    }),
    look: (end, limit) => within(end, async (query, sql) => (await query<InRow>(sql.look, [limit])).rows),
    openBatch: (end) => within(end, async (query, sql) => (await query<{ batch: string }>(sql.openBatch, [])).rows[0]?.batch),
    claim: (end, batch, limit) => within(end, async (query, sql) => (await query(sql.claim, [batch, limit])).rowCount ?? 0),
    release: (end, batch) => within(end, async (query, sql) => void (await query(sql.release, [batch]))),
    rowsOf: (end, batch) => within(end, async (query, sql) => (await query<InRow>(sql.rowsOf, [batch])).rows),
    answer: (end, batch, refused) => within(end, async (query, sql) => void (await query(sql.answer, [batch, JSON.stringify(refused)]))),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}

function poolOf(pools: Map<string, pg.Pool>, { schema: _schema, tls, ...server }: ExchangeEnd): pg.Pool {
  const key = JSON.stringify([server, tls]);
  const held = pools.get(key);
  if (held !== undefined) return held;
  const pool = new pg.Pool({
    ...server, ...(tls ? { ssl: true } : {}), max: 2, connectionTimeoutMillis: 10_000, statement_timeout: 30_000, idleTimeoutMillis: 30_000,
    application_name: 'qingshan-exchange',
  });
  pool.on('error', () => {
    // An idle connection broke; the next piece of work opens another and says what is wrong.
  });
  pools.set(key, pool);
  return pool;
}

async function transaction<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<Result<T>> {
  let client: pg.PoolClient | undefined;
  try {
    client = await pool.connect();
    const on = client;
    await on.query('begin');
    const value = await work((text, values) => on.query(text, [...values]));
    await on.query('commit');
    client.release();
    return ok(value);
  } catch (error) {
    // A connection in an unknown state is closed, which rolls back.
    client?.release(true);
    return faultOf(error);
  }
}

/** Undefined table, column, function or schema, or no right to it. */
const notAsAgreed = new Set(['42P01', '42703', '42883', '3F000', '42501']);

function faultOf(error: unknown): Result<never> {
  const { code = '', message } = error instanceof Error ? error as Error & { readonly code?: string } : { message: String(error) };
  return fail(notAsAgreed.has(code) ? 'exchange.no-tables' : 'exchange.no-line', message === '' ? code : message);
}
