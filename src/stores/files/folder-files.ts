import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileDamaged, type FileStore } from '../../flow/ports/files.ts';

/** 文件库 in a folder: `ab/cd/<sha-256>`; whole and durable before `put` resolves, checked against its name at every `get`. */
export async function folderFiles(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  return {
    async put(bytes) {
      const hash = sha256(bytes);
      const path = pathOf(folder, hash);
      if (await isWhole(path, hash)) return hash;
      await makeDurably(folder, dirname(path));
      const part = join(incoming, randomUUID());
      await writeDurably(part, bytes);
      await rename(part, path);
      await syncFolder(dirname(path));
      return hash;
    },
    async get(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
      const bytes = await readIfThere(pathOf(folder, hash));
      if (bytes !== undefined && sha256(bytes) !== hash) throw new FileDamaged(hash);
      return bytes;
    },
    async putStream(pieces) {
      const part = join(incoming, randomUUID());
      const { hash, size } = await spool(part, pieces);
      const path = pathOf(folder, hash);
      await makeDurably(folder, dirname(path));
      await rename(part, path);
      await syncFolder(dirname(path));
      return { hash, size };
    },
    async open(hash) {
      const path = pathOf(folder, hash);
      const there = /^[0-9a-f]{64}$/.test(hash) && await stat(path).then(() => true, () => false);
      return there ? checked(createReadStream(path), hash) : undefined;
    },
    about: () => count(folder),
  };
}

/** Every file of the folder by its hash, in any order. */
export async function* filesIn(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)) yield entry.name;
  }
}

/** Writes the pieces to a new file, durably, and says what they are; a stream that breaks off leaves no file. */
export async function spool(path: string, pieces: AsyncIterable<Uint8Array>): Promise<{ hash: string; size: number }> {
  const file = await open(path, 'wx', 0o640);
  try {
    const [digest, hold] = [createHash('sha256'), { size: 0 }];
    for await (const piece of pieces) {
      digest.update(piece);
      hold.size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
    return { hash: digest.digest('hex'), size: hold.size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** The pieces as they come; when all have come and are not what the hash says, it throws. */
export async function* checked(pieces: AsyncIterable<Uint8Array>, hash: string): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
  if (digest.digest('hex') !== hash) throw new FileDamaged(hash);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Where a file stands in a folder or a bucket. */
export const keyOf = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
const pathOf = (folder: string, hash: string): string => join(folder, keyOf(hash));

/** A damaged copy counts as missing: putting the same bytes again mends it. */
async function isWhole(path: string, hash: string): Promise<boolean> {
  const bytes = await readIfThere(path);
  return bytes !== undefined && sha256(bytes) === hash;
}

const readIfThere = (path: string): Promise<Uint8Array | undefined> => readFile(path).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
});

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new folder's name stands in the folder above, which must be synced too. */
async function makeDurably(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  await syncFolder(dirname(folder));
  await syncFolder(root);
}

/** Windows cannot open a folder to sync it; there the file system's journal keeps names. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function count(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const kept = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name));
  const sizes = await Promise.all(kept.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return { files: kept.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
