import { mkdir } from 'node:fs/promises';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { openChdb } from './chdb.ts';
import { openClickHouse } from './clickhouse.ts';
import type { Alone } from './factors.ts';
import type { Recover } from './recovery.ts';
import { openSqlStore } from './sql-store.ts';

export type ObservationOptions = {
  /** `http(s)://user:password@host:port/database`; absent: chDB in `folder`. */
  readonly url?: string;
  readonly folder: string;
  readonly memoryMiB?: number;
  readonly readers?: number;
  readonly recover: Recover;
  /** Of several processes on one URL. */
  readonly alone?: Alone;
};

/** Opens the installation's observations, brings the schema up to date and repairs what a crash cut off. */
export async function openObservations(options: ObservationOptions): Promise<ObservationStore> {
  if (options.url !== undefined) return openSqlStore(openClickHouse(options.url), options.recover, options.alone);
  await mkdir(options.folder, { recursive: true });
  const limits = { ...(options.memoryMiB === undefined ? {} : { memoryMiB: options.memoryMiB }), ...(options.readers === undefined ? {} : { readers: options.readers }) };
  return openSqlStore(openChdb({ folder: options.folder, ...limits }), options.recover);
}
