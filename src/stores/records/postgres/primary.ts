import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import { clientConfig, type Address } from './connect.ts';

/** True on a server that follows another and takes no writes. */
export const standbySql = 'select pg_is_in_recovery() as standby';

const written = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/;

/** One URL for each server that this one names, as libpq writes them: `postgresql://user@a:5432,b:5432/name?…`. Undefined: no such URL. */
export function serversOf(url: string): readonly string[] | undefined {
  const [, before = '', hosts = '', after = ''] = written.exec(url) ?? [];
  const [path = '', query = ''] = after.split('?');
  const rest = new URLSearchParams(query);
  // What libpq would do with several hosts is what is always done here.
  rest.delete('target_session_attrs');
  const urls = hosts === '' ? [url] : hosts.split(',').map((host) => `${before}${host}${path}${rest.size === 0 ? '' : `?${rest.toString()}`}`);
  return hosts !== '' && hosts.split(',').includes('') ? undefined : whole(urls);
}

const whole = (urls: readonly string[]): readonly string[] | undefined => (urls.every((url) => URL.canParse(url)) ? urls : undefined);

/** The server of these that takes writes, found by asking each in turn; of one server that one, unasked. */
export async function primaryOf(address: Address): Promise<Address> {
  const urls = 'url' in address ? serversOf(address.url) ?? [address.url] : [];
  const [first] = urls;
  if (first === undefined) return address;
  if (urls.length === 1) return { url: first };
  let last = '';
  for (const url of urls) {
    const asked = await writable(url);
    if (asked.ok && asked.value) return { url };
    last = asked.ok ? 'is a standby' : asked.detail;
  }
  throw Object.assign(new Error(`none of ${urls.length} servers takes writes (the last one ${last})`), { code: 'no-primary' });
}

async function writable(url: string): Promise<Result<boolean>> {
  const client = new pg.Client({ ...clientConfig({ url }), connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ standby: boolean }>(standbySql);
    return ok(rows[0]?.standby === false);
  } catch (error) {
    return fail('system.engine-unreachable', error instanceof Error ? error.message : String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
