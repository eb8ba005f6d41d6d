import { fail, ok, type Result } from '../../basis/result.ts';
import type { FileStore } from '../../flow/ports/files.ts';
import { folderFiles } from './folder-files.ts';

/**
 * The file store that the settings ask for: a folder. An S3-compatible store by `url` (QINGSHAN_FILES_URL) has its place
 * here; it is not built yet and says so, rather than keeping evidence elsewhere than told.
 */
export async function openFiles(folder: string, url?: string): Promise<Result<FileStore>> {
  if (url !== undefined && url !== '') return fail('system.engine-missing', 'QINGSHAN_FILES_URL: S3-compatible stores are not built yet; leave it unset to use the data folder');
  return ok(await folderFiles(folder));
}
