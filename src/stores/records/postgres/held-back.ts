import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Stands before a statement whose answer nobody reads: it goes out with the next one. */
export const heldBackMark = '/* with the next */ ';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** A statement that comes so often is prepared by name: it is parsed once a connection. */
const preparedFrom = 3;
const countedMost = 2_000;

/**
 * A pool that opens a transaction together with its first statement: `begin` and what is marked wait, and are written with what follows
 * in one piece. On a fast line the calls of the system are what a short question costs; three fewer of them halve it.
 */
export class HeldBackPool implements PostgresPool {
  readonly #pool: { connect(): Promise<pg.PoolClient>; end(): Promise<void> };
  readonly #counted = new Map<string, { count: number; readonly name: string }>();

  constructor(pool: { connect(): Promise<pg.PoolClient>; end(): Promise<void> }) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    return new HeldBackClient(await this.#pool.connect(), (text) => this.#nameOf(text));
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  /** The name by which the statement is prepared; undefined for one that is rare. */
  #nameOf(text: string): string | undefined {
    const known = this.#counted.get(text);
    if (known === undefined) {
      if (this.#counted.size < countedMost) this.#counted.set(text, { count: 1, name: createHash('sha256').update(text).digest('hex').slice(0, 32) });
      return undefined;
    }
    known.count += 1;
    return known.count < preparedFrom ? undefined : known.name;
  }
}

class HeldBackClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #nameOf: (text: string) => string | undefined;
  #held: Statement[] = [];

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(sql: string | PostgresCursor<R>, values: readonly unknown[] = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('no cursors on this pool');
    const statement = { text: sql, values };
    if (sql === 'begin' || sql.startsWith(heldBackMark)) {
      this.#held.push(statement);
      return Promise.resolve({ command: 'SELECT', rowCount: 0, rows: [] });
    }
    if (isEnd(sql) && this.#held[0]?.text === 'begin') {
      // Nothing was asked between them.
      this.#held = [];
      return Promise.resolve({ command: 'SELECT', rowCount: 0, rows: [] });
    }
    return this.#send<R>(statement);
  }

  async #send<R>(statement: Statement): Promise<PostgresQueryResult<R>> {
    const held = this.#held.splice(0);
    const { stream } = this.#client.connection;
    stream.cork();
    const opened = held.map((one) => this.#ask(one));
    const asked = this.#ask<R>(statement);
    stream.uncork();
    // They answer in their order: the first that fails is why those after it do.
    await Promise.all([...opened, asked]);
    return asked;
  }

  async #ask<R>({ text, values }: Statement): Promise<PostgresQueryResult<R>> {
    const name = isEnd(text) || text === 'begin' ? undefined : this.#nameOf(text);
    const { command, rowCount, rows } = await this.#client.query({ text, values: [...values], ...(name !== undefined && { name }) });
    return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows: rows as R[] };
  }

  release(): void {
    this.#held = [];
    this.#client.release();
  }
}

const isEnd = (sql: string): boolean => sql === 'commit' || sql === 'rollback';
