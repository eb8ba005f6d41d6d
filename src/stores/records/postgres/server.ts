import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { openPostgresRecords } from './postgres-records.ts';

/** Records on a PostgreSQL 15 or later by URL (QINGSHAN_RECORDS_URL); its user owns the schema and may create roles. */
export async function openServerRecords(url: string): Promise<Result<Records>> {
  if (!URL.canParse(url)) return fail('system.bad-option', 'QINGSHAN_RECORDS_URL');
  const { host: encoded, pathname } = new URL(url);
  // A folder of sockets is written %2F…
  const host = decodeURIComponent(encoded);
  try {
    return ok(await openPostgresRecords({ url }, `PostgreSQL ${host}${pathname}`));
  } catch (error) {
    if (error instanceof pg.DatabaseError || (error instanceof Error && 'code' in error)) {
      return fail('system.engine-unreachable', `${host}${pathname}: ${error.message}`);
    }
    throw error;
  }
}
