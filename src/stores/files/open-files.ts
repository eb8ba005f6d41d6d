import { ok, type Result } from '../../basis/result.ts';
import type { FileStore } from '../../flow/ports/files.ts';
import { folderFiles } from './folder-files.ts';
import { openS3Files } from './s3-files.ts';

/** The file store that the settings ask for: a bucket where QINGSHAN_FILES_URL names one, else a folder. Faults: those of `openS3Files`. */
export const openFiles = async (folder: string, url?: string): Promise<Result<FileStore>> =>
  (url === undefined || url === '' ? ok(await folderFiles(folder)) : openS3Files(url));
