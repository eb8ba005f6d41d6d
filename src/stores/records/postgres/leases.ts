import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import { clientConfig } from './connect.ts';
import { doorLocks, processLock } from './dialect.ts';
import { primaryOf, serversOf } from './primary.ts';

/**
 * What one process of an installation may hold at a time, as locks of a session of the database: a process that dies gives its own
 * back at once, one that loses the session must stop (`lost` resolves).
 */
export class Leases {
  readonly lost: Promise<void>;
  readonly #client: pg.Client;
  #alone: Promise<unknown> = Promise.resolve();
  #closing = false;

  private constructor(client: pg.Client) {
    this.#client = client;
    this.lost = new Promise((resolve) => { client.once('end', () => { if (!this.#closing) resolve(); }); });
    client.on('error', () => undefined);
  }

  /** Faults: system.bad-option, system.engine-unreachable. */
  static async open(url: string): Promise<Result<Leases>> {
    if (serversOf(url) === undefined) return fail('system.bad-option', 'QINGSHAN_RECORDS_URL');
    try {
      const client = new pg.Client({ ...clientConfig(await primaryOf({ url })), keepAlive: true });
      const leases = new Leases(client);
      await client.connect();
      return ok(leases);
    } catch (error) {
      return fail('system.engine-unreachable', error instanceof Error ? error.message : String(error));
    }
  }

  /** The lowest door from `first` to `last` that no process holds; undefined when all are held. */
  async door(first: number, last: number): Promise<number | undefined> {
    for (let door = first; door <= last; door += 1) {
      const { rows } = await this.#client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [doorLocks, door]);
      if (rows[0]?.taken === true) return door;
    }
    return undefined;
  }

  /** Doors that processes hold now, this one's among them. */
  async doors(): Promise<ReadonlySet<number>> {
    const { rows } = await this.#client.query<{ door: number }>(`select objid::int as door from pg_locks where locktype = 'advisory'
      and classid = $1 and objsubid = 2 and granted and database = (select oid from pg_database where datname = current_database())`, [doorLocks]);
    return new Set(rows.map(({ door }) => door));
  }

  /** Work that no two processes do at the same time. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#alone.then(async () => {
      await this.#client.query('select pg_advisory_lock($1)', [processLock]);
      try {
        return await work();
      } finally {
        await this.#client.query('select pg_advisory_unlock($1)', [processLock]);
      }
    });
    this.#alone = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#client.end();
  }
}
