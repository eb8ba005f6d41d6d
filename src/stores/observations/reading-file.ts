import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingFile } from '../../flow/ports/observations.ts';

/** In Excel a UTF-8 file is read as such when it begins so. */
export const byteOrderMark: Uint8Array = Uint8Array.of(0xef, 0xbb, 0xbf);
const nothing = new Uint8Array();

/**
 * A file that `write` makes at the path it is given, in a folder for nothing else. Its name is gone before anybody reads it, so that no
 * crash leaves it behind for long and no reader has to tidy up.
 */
export async function readingFile(folder: string, marked: boolean, write: (path: string) => Promise<void>): Promise<ReadingFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    await write(path);
    const handle = await open(path, 'r');
    return await whole(handle, marked ? byteOrderMark : nothing).catch(async (error: unknown) => {
      await handle.close();
      throw error;
    });
  } finally {
    await rm(path, { force: true });
  }
}

async function whole(handle: FileHandle, before: Uint8Array): Promise<ReadingFile> {
  const hash = createHash('sha256').update(before);
  let bytes = before.length;
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex'), content: contentOf(handle, before) };
}

/** The handle closes at the end, at a fault, and when the reader goes away; `createReadStream` begins at once so that it always does. */
function contentOf(handle: FileHandle, before: Uint8Array): AsyncIterable<Uint8Array> {
  const rest = handle.createReadStream({ start: 0 });
  if (before.length > 0) rest.unshift(before);
  return rest;
}

/** What a crash left there; nothing else is ever in the folder. */
export const emptied = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
