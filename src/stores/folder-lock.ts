import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { fail, ok, type Result } from '../basis/result.ts';

export type FolderLock = { release(): void };

/**
 * Holds a folder for this process by the operating system's file lock (through SQLite's exclusive lock on the empty file
 * `lock`), which the kernel lets go when the process dies, kill -9 included: nothing stale can stay behind.
 */
export function lockFolder(folder: string): Result<FolderLock> {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    file?.close();
    if (isBusy(error)) return fail('system.data-folder-in-use', folder);
    throw error;
  }
  const held = file;
  return ok({ release: () => held.close() });
}

const sqliteBusy = 5;
const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
