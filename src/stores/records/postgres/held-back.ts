import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Stands before what a transaction is acted under: it goes out with the first statement. */
export const openingMark = '/* opening */ ';
/** Stands before a statement whose answer nobody reads: it goes out with the next one, and where it fails, that one fails. */
export const heldBackMark = '/* with the next */ ';
/** Stands before what every statement to come is to be asked under, each in a transaction of its own that only reads. */
export const aroundEachMark = '/* around each */ ';

type Statement = { readonly text: string; readonly values: readonly unknown[] };
type Pool = { connect(): Promise<pg.PoolClient>; end(): Promise<void> };

/** A statement that comes so often is prepared by name: it is parsed once a connection. */
const preparedFrom = 3;
const countedMost = 2_000;

/**
 * A pool that writes in one piece what is asked in one: `begin` and what is marked wait for the statement that follows, and a reading
 * statement takes its whole transaction with it. On a fast line the calls of the system are most of what a short question costs.
 */
export class HeldBackPool implements PostgresPool {
  readonly #pool: Pool;
  readonly #counted = new Map<string, { count: number; readonly name: string }>();

  constructor(pool: Pool) {
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

const begin: Statement = { text: 'begin', values: [] };
const beginReading: Statement = { text: 'begin read only', values: [] };
const commit: Statement = { text: 'commit', values: [] };
const control: ReadonlySet<string> = new Set(['begin', 'begin read only', 'commit', 'rollback']);
const nothing = { command: 'SELECT', rowCount: 0, rows: [] } as const;

class HeldBackClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #nameOf: (text: string) => string | undefined;
  #held: Statement[] = [];
  #around: Statement | undefined;

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(sql: string | PostgresCursor<R>, values: readonly unknown[] = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('no cursors on this pool');
    const statement = { text: sql, values };
    if (sql.startsWith(aroundEachMark)) {
      this.#around = statement;
      return Promise.resolve({ ...nothing, rows: [] });
    }
    if (sql === begin.text || sql.startsWith(openingMark) || sql.startsWith(heldBackMark)) {
      this.#held.push(statement);
      return Promise.resolve({ ...nothing, rows: [] });
    }
    const unsaid = this.#held[0]?.text === begin.text && (sql === 'rollback' || (sql === 'commit' && !this.#held.some(({ text }) => text.startsWith(heldBackMark))));
    if (sql === 'rollback' || unsaid) this.#held = [];
    // Nothing was asked since it began.
    if (unsaid) return Promise.resolve({ ...nothing, rows: [] });
    if (this.#around !== undefined) return this.#send<R>([beginReading, this.#around], statement, [commit]);
    return this.#send<R>(this.#held.splice(0), statement, []);
  }

  async #send<R>(before: readonly Statement[], statement: Statement, after: readonly Statement[]): Promise<PostgresQueryResult<R>> {
    const { stream } = this.#client.connection;
    stream.cork();
    const opened = before.map((one) => this.#ask(one));
    const asked = this.#ask<R>(statement);
    const closed = after.map((one) => this.#ask(one));
    stream.uncork();
    // They answer in their order: the first that fails is why those after it do, and then nothing is given back.
    await Promise.all([...opened, asked, ...closed]);
    return asked;
  }

  async #ask<R>({ text, values }: Statement): Promise<PostgresQueryResult<R>> {
    const name = control.has(text) ? undefined : this.#nameOf(text);
    const { command, rowCount, rows } = await this.#client.query({ text, values: [...values], ...(name !== undefined && { name }) });
    return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows: rows as R[] };
  }

  release(): void {
    this.#held = [];
    this.#around = undefined;
    this.#client.release();
  }
}
