import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { clientConfig, type Address } from './connect.ts';
import type { Database } from './database.ts';
import { HeldBackPool } from './held-back.ts';
import { primaryOf, serversOf, standbySql } from './primary.ts';

/** A small pool; no statement may run longer than half a minute. Of several servers the one that takes writes. */
export function connect(address: Address, connections = 8): Kysely<Database> {
  const pool = 'url' in address && (serversOf(address.url)?.length ?? 0) > 1
    ? new PrimaryPool(address, (primary) => poolOn(primary, connections, noStandby)) : poolOn(address, connections);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: new HeldBackPool(pool) }) });
}

/** Of `pg-pool`: asked of each new connection, which is closed when it does not do. */
type Verify = (client: pg.PoolClient, done: (error?: Error) => void) => void;

const noStandby: Verify = (client, done) => {
  client.query<{ standby: boolean }>(standbySql, (error: Error | null, result) => {
    done(error ?? (result.rows[0]?.standby === false ? undefined : new Error('the server is a standby now')));
  });
};

function poolOn(address: Address, connections: number, verify?: Verify): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(address), max: connections, pipeline: true, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000, ...(verify === undefined ? {} : { verify }),
  });
  pool.on('error', () => {
    // An idle connection broke (server restart); the pool opens another, and a query that fails says so itself.
  });
  // One that broke while somebody holds it: the holder's next statement fails and says so; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Connections to whichever server takes writes now. Where a new one cannot be had the others are asked before anybody hears of it; a
 * statement that was under way when a server died fails, and is for its caller to do again.
 */
class PrimaryPool {
  readonly #address: Address;
  readonly #open: (address: Address) => pg.Pool;
  #pool: Promise<pg.Pool>;

  constructor(address: Address, open: (address: Address) => pg.Pool) {
    this.#address = address;
    this.#open = open;
    this.#pool = this.#found();
    this.#pool.catch(() => undefined);
  }

  async connect(): Promise<pg.PoolClient> {
    const pool = this.#pool;
    try {
      return await (await pool).connect();
    } catch (error) {
      if (this.#pool === pool) this.#turn(pool);
      return (await this.#pool.catch(() => { throw error; })).connect();
    }
  }

  #turn(from: Promise<pg.Pool>): void {
    this.#pool = this.#found();
    this.#pool.catch(() => undefined);
    from.then((pool) => pool.end()).catch(() => undefined);
  }

  async #found(): Promise<pg.Pool> {
    return this.#open(await primaryOf(this.#address));
  }

  async end(): Promise<void> {
    await this.#pool.then((pool) => pool.end(), () => undefined);
  }
}
