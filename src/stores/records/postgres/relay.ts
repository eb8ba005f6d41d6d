import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import type { GatewayRelay, Letter, LineAt, NewLetter } from '../../../flow/ports/gateway-relay.ts';
import { clientConfig } from './connect.ts';
import { schema } from './dialect.ts';
import { primaryOf, serversOf } from './primary.ts';

const [letters, lines] = [`${schema}.gateway_letters`, `${schema}.gateway_lines`];

/** The relay as two tables of the records that are not written ahead, over one connection. */
export class PostgresRelay implements GatewayRelay {
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
    pool.on('error', () => undefined);
  }

  /** Faults: system.bad-option, system.engine-unreachable. */
  static async open(url: string): Promise<Result<PostgresRelay>> {
    if (serversOf(url) === undefined) return fail('system.bad-option', 'QINGSHAN_RECORDS_URL');
    try {
      return ok(new PostgresRelay(new pg.Pool({ ...clientConfig(await primaryOf({ url })), max: 1, statement_timeout: 10_000 })));
    } catch (error) {
      return fail('system.engine-unreachable', error instanceof Error ? error.message : String(error));
    }
  }

  async put(given: readonly NewLetter[]): Promise<void> {
    if (given.length === 0) return;
    const rows = given.map(({ bytes, ...letter }, place) => ({ ...letter, place, bytes: bytes.toHex() }));
    await this.#pool.query(`insert into ${letters} (door, kind, mn, bytes, at) select door, kind, mn, decode(bytes, 'hex'), at
      from json_to_recordset($1::json) as r(door int, kind text, mn text, bytes text, at bigint, place int) order by place`, [JSON.stringify(rows)]);
  }

  async waiting(door: number, most: number): Promise<readonly Letter[]> {
    const { rows } = await this.#pool.query<Letter>(`select id, door, kind, mn, bytes, at from ${letters} where door = $1 order by id limit $2`, [door, most]);
    return rows;
  }

  async taken(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.#pool.query(`delete from ${letters} where id = any($1)`, [ids]);
  }

  async begin(door: number, at: number): Promise<void> {
    await this.#pool.query(`delete from ${letters} where door = $1 and kind <> 'heard'`, [door]);
    await this.#pool.query(`update ${lines} set open = false, at = $2 where door = $1 and open`, [door, at]);
  }

  async announce(door: number, at: number, came: readonly string[], gone: readonly string[]): Promise<void> {
    if (came.length > 0) {
      await this.#pool.query(`insert into ${lines} (mn, door, open, at) select mn, $1, true, $2 from unnest($3::text[]) as mn
        on conflict (mn) do update set door = excluded.door, open = true, at = excluded.at`, [door, at, [...came].toSorted()]);
    }
    if (gone.length > 0) await this.#pool.query(`update ${lines} set open = false, at = $2 where door = $1 and open and mn = any($3)`, [door, at, gone]);
  }

  async lines(since?: number): Promise<readonly LineAt[]> {
    const { rows } = await this.#pool.query<LineAt>(`select mn, door, open from ${lines} where at >= $1`, [since ?? 0]);
    return rows;
  }

  async awaited(): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ mn: string }>(`select distinct mn from ${schema}.device_commands where open`);
    return rows.map(({ mn }) => mn);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
