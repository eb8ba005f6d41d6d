import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { openPostgresRecords } from './postgres-records.ts';
import { serversOf } from './primary.ts';

/** Records on a PostgreSQL 15 or later by URL (QINGSHAN_RECORDS_URL), or on a primary with standbys by a URL of all of them; its user owns the schema and may create roles. */
export async function openServerRecords(url: string): Promise<Result<Records>> {
  const servers = serversOf(url);
  if (servers === undefined) return fail('system.bad-option', 'QINGSHAN_RECORDS_URL');
  const { pathname } = new URL(servers[0] ?? url);
  // A folder of sockets is written %2F…
  const host = servers.map((each) => decodeURIComponent(new URL(each).host)).join(', ');
  try {
    return ok(await openPostgresRecords({ url }, `PostgreSQL ${host}${pathname}`));
  } catch (error) {
    if (error instanceof pg.DatabaseError || (error instanceof Error && 'code' in error)) {
      return fail('system.engine-unreachable', `${host}${pathname}: ${error.message}`);
    }
    throw error;
  }
}
