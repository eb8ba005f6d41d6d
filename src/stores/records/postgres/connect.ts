import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

/** int8 of PostgreSQL; outside the safe range it is a bug, never a rounded number. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is outside the safe whole numbers`);
  return value;
}

const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => (oid === int8 ? wholeNumber : pg.types.getTypeParser(oid, format))) as pg.CustomTypesConfig['getTypeParser'],
};

/** Where the server is: a URL, or a socket folder or loopback port of our own child. */
export type Address =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string; readonly password?: string };

export const clientConfig = (address: Address): pg.ClientConfig => ({
  ...('url' in address ? { connectionString: address.url } : address),
  application_name: 'qingshan', connectionTimeoutMillis: 10_000, types,
});

/** A small pool; no statement may run longer than half a minute. */
export function connect(address: Address, connections = 8): Kysely<Database> {
  const pool = new pg.Pool({
    ...clientConfig(address), max: connections, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', () => {
    // An idle connection broke (server restart); the pool opens another, and a query that fails says so itself.
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
