import { openTestServer, query } from '../stores/records/postgres/test-server.ts';
import type { ExchangeEnd } from '../model/exchange-end.ts';
import type { ExchangeTables } from '../flow/ports/exchange-tables.ts';
import { exchangeDatabase } from './exchange-database.ts';
import { exchangeDdl } from './exchange-ddl.ts';

/** A database with the exchange tables of `qz`, and the other side that reads and writes them with SQL of its own. */
export type ExchangeStand = {
  readonly end: ExchangeEnd; readonly tables: ExchangeTables;
  /** Rows of the last statement. */
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
};

export async function exchangeStand(schema = 'qz'): Promise<ExchangeStand> {
  const server = await openTestServer();
  const url = await server.freshDatabase();
  await query(url, exchangeDdl(schema));
  const tables = exchangeDatabase();
  return {
    tables, end: { ...endOf(url), tls: false, schema },
    sql: async (text) => (await query(url, text)).at(-1) ?? [],
    close: async () => {
      await tables.close();
      await server.close();
    },
  };
}

const urlParts = /^\w+:\/\/(?<user>[^:@]*)(?::(?<password>[^@]*))?@(?<host>[^/:]+)(?::(?<port>\d+))?\/(?<database>[^?]*)/u;

function endOf(url: string): Pick<ExchangeEnd, 'host' | 'port' | 'database' | 'user' | 'password'> {
  const { user = '', password = '', host = '', port = '5432', database = '' } = urlParts.exec(url)?.groups ?? {};
  return { host: decodeURIComponent(host), port: Number(port), database, user, password: decodeURIComponent(password) };
}
