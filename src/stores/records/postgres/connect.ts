import pg from 'pg';

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
