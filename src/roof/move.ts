import { fail, ok, type Result } from '../basis/result.ts';
import { houseDoor } from '../flow/other-gateways.ts';
import type { DataFolder } from '../stores/data-folder.ts';
import { filesIn, folderFiles } from '../stores/files/folder-files.ts';
import { openFiles } from '../stores/files/open-files.ts';
import { openChdb } from '../stores/observations/chdb.ts';
import { openClickHouse } from '../stores/observations/clickhouse.ts';
import { copyObservations, type CopiedTable } from '../stores/observations/copy-observations.ts';
import { withEmbeddedAddress } from '../stores/records/embedded/embedded-records.ts';
import { copyRecords } from '../stores/records/postgres/copy-records.ts';
import { holdDoor } from './hold-door.ts';

export type MoveTarget = { readonly records: string; readonly observations: string; readonly files: string | undefined };
export type Moved = { readonly records: readonly CopiedTable[]; readonly observations: readonly CopiedTable[]; readonly files: number };

/**
 * What the engines of a data folder hold goes to servers, every row, and is counted and hashed at both ends; the folder then says that it
 * has moved and is used with the servers' addresses from there on. It keeps the installation's key, and the files where no bucket is named.
 * Cut off, it is run again: observations are completed; records come all at once, at the end.
 */
export async function moveInstallation(folder: DataFolder, to: MoveTarget, progress: (says: string) => void): Promise<Result<Moved>> {
  // Nobody serves from there meanwhile.
  const held = await holdDoor(to.records, [houseDoor, houseDoor]);
  if (!held.ok) return held;
  try {
    return await moveAll(folder, to, progress);
  } finally {
    await held.value.leases.close();
  }
}

async function moveAll(folder: DataFolder, to: MoveTarget, progress: (says: string) => void): Promise<Result<Moved>> {
  const files = to.files === undefined ? ok(0) : await moveFiles(folder.files, to.files, progress);
  if (!files.ok) return files;
  const observations = await moveObservations(folder.observations, to.observations, progress);
  if (!observations.ok) return observations;
  const records = await withEmbeddedAddress(folder.records, (address) =>
    copyRecords(address, { url: to.records }, (table, rows) => progress(`records ${table}: ${rows} rows`)));
  if (!records.ok) return records;
  folder.sayMoved(Date.now());
  return ok({ records: records.value, observations: observations.value, files: files.value });
}

async function moveObservations(folder: string, url: string, progress: (says: string) => void): Promise<Result<readonly CopiedTable[]>> {
  const [source, target] = [openChdb({ folder }), openClickHouse(url)];
  try {
    const reached = await target.rows('SELECT 1').then(() => ok(undefined), (error: unknown) => fail('system.engine-unreachable', `QINGSHAN_OBSERVATIONS_URL: ${String(error)}`));
    return reached.ok ? await copyObservations(source, target, (table, rows, of) => progress(`observations ${table}: ${rows} of ${of} rows`)) : reached;
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function moveFiles(folder: string, url: string, progress: (says: string) => void): Promise<Result<number>> {
  const target = await openFiles(folder, url);
  if (!target.ok) return target;
  const source = await folderFiles(folder);
  let moved = 0;
  for await (const hash of filesIn(folder)) {
    const bytes = await source.get(hash);
    if (bytes === undefined || (await target.value.put(bytes)) !== hash) throw new Error(`file ${hash} did not arrive as it was`);
    moved += 1;
    progress(`files: ${moved}`);
  }
  return ok(moved);
}
