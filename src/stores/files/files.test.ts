import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256Bytes } from '../../basis/hash.ts';
import { FileDamaged, folderFiles } from './folder-files.ts';
import { memoryFiles } from './memory-files.ts';
import { openFiles } from './open-files.ts';

const root = mkdtempSync(join(tmpdir(), 'qs-files-'));
let folders = 0;
const folder = () => join(root, String(folders += 1));
afterAll(() => rmSync(root, { recursive: true }));

describe.each([['memory', async () => memoryFiles()], ['folder', () => folderFiles(folder())]] as const)('%s file store', (_, open) => {
  test('what was put comes back under the hash of its bytes, once', async () => {
    const store = await open();
    const kept = new Map<string, number>();
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const hash = await store.put(bytes);
      kept.set(hash, bytes.length);
      expect(hash).toBe(sha256Bytes(bytes));
      expect(await store.put(Uint8Array.from(bytes))).toBe(hash);
      expect(Uint8Array.from(await store.get(hash) ?? [1, 2, 3])).toEqual(bytes);
    }), { numRuns: 40 });
    expect(await store.about()).toEqual({ files: kept.size, bytes: [...kept.values()].reduce((sum, size) => sum + size, 0) });
  });

  test('the same bytes put many times at once are one file', async () => {
    const store = await open();
    const hashes = await Promise.all(Array.from({ length: 20 }, () => store.put(Uint8Array.of(1, 2, 3))));
    expect(new Set(hashes).size).toBe(1);
    expect(await store.about()).toEqual({ files: 1, bytes: 3 });
  });

  test.each(['', '0'.repeat(64), '../../etc/passwd', 'A'.repeat(64)])('nothing stands under "%s"', async (hash) => {
    expect(await (await open()).get(hash)).toBeUndefined();
  });

  test('a later change of the given array does not reach the store', async () => {
    const store = await open();
    const bytes = Uint8Array.of(1, 2);
    const hash = await store.put(bytes);
    bytes[0] = 9;
    expect(Uint8Array.from(await store.get(hash) ?? [])).toEqual(Uint8Array.of(1, 2));
  });
});

test('damage is found at reading and mended by putting the bytes again', async () => {
  const place = folder();
  const store = await folderFiles(place);
  const bytes = Uint8Array.from({ length: 100 }, (_, n) => n);
  const hash = await store.put(bytes);
  truncateSync(join(place, hash.slice(0, 2), hash.slice(2, 4), hash), 50);
  await expect(store.get(hash)).rejects.toThrow(FileDamaged);
  await store.put(bytes);
  expect(Uint8Array.from(await store.get(hash) ?? [])).toEqual(bytes);
});

test('what a kill left half written is cleared at the next start and never served', async () => {
  const place = folder();
  const hash = await (await folderFiles(place)).put(Uint8Array.of(7));
  writeFileSync(join(place, 'incoming', 'half'), 'half');
  const again = await folderFiles(place);
  expect(readdirSync(join(place, 'incoming'))).toEqual([]);
  expect(await again.about()).toEqual({ files: 1, bytes: 1 });
  expect(await again.get(hash)).toBeDefined();
});

test('a store by URL is refused in words, not ignored', async () => {
  expect(await openFiles(folder(), 's3://bucket')).toMatchObject({ ok: false, fault: 'system.engine-missing' });
});
