import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Outbox } from '../flow/ports/upper-line.ts';

/** Files below one folder. A file is written beside its place, synced, and linked there: a name that is taken stays as it is. */
export function folderOutbox(folder: string): Outbox {
  const root = resolve(folder);
  const placeOf = (path: string): string => {
    const place = resolve(root, ...path.split('/'));
    if (!place.startsWith(root + sep)) throw new TypeError(`a path of the outbox stays in it: ${path}`);
    return place;
  };
  return {
    async write(path, bytes) {
      const place = placeOf(path);
      await mkdir(dirname(place), { recursive: true });
      const draft = join(dirname(place), `.${randomUUID()}`);
      try {
        const file = await open(draft, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        const linked = await link(draft, place).then(() => true, (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        });
        await syncFolder(dirname(place));
        return linked;
      } finally {
        await rm(draft, { force: true });
      }
    },
    read: (path) => readFile(placeOf(path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    }),
  };
}

/** The name itself is durable only once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
