import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256Bytes } from '../../basis/hash.ts';
import { FileDamaged, type FileStore } from '../../flow/ports/files.ts';
import { folderFiles } from './folder-files.ts';
import { memoryFiles } from './memory-files.ts';
import { openFiles } from './open-files.ts';
import { s3StandIn, signatureOf } from './s3-stand-in.fixture.ts';

const standIn = await s3StandIn();
const root = mkdtempSync(join(tmpdir(), 'qs-files-'));
let folders = 0;
const folder = () => join(root, String(folders += 1));
afterAll(async () => {
  rmSync(root, { recursive: true });
  await standIn.close();
});

async function bucket(at = `/${String(folders += 1)}`): Promise<FileStore> {
  const opened = await openFiles('', standIn.url + at);
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
}

describe.each([['memory', async () => memoryFiles()], ['folder', () => folderFiles(folder())], ['bucket', () => bucket()]] as const)('%s file store', (_, open) => {
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

  test('bytes that come in pieces are the same file, and go out in pieces', async () => {
    const store = await open();
    const bytes = new Uint8Array(200_000).map((_zero, at) => at % 251);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
    };
    expect(await store.putStream(pieces())).toEqual({ hash: sha256Bytes(bytes), size: bytes.length });
    const back = await Array.fromAsync(await store.open(sha256Bytes(bytes)) ?? []);
    expect(Buffer.concat(back).equals(Buffer.from(bytes))).toBe(true);
    expect(await store.open('0'.repeat(64))).toBeUndefined();
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
      throw new Error('the line broke');
    };
    await expect(store.putStream(broken())).rejects.toThrow('the line broke');
    expect(await store.about()).toEqual({ files: 1, bytes: bytes.length });
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

test('damage in a bucket is found at reading and mended by putting the bytes again', async () => {
  const store = await bucket('/damaged');
  const hash = await store.put(Uint8Array.of(1, 2, 3));
  const name = [...standIn.objects.keys()].find((held) => held.startsWith('damaged/')) ?? '';
  expect(name).toBe(`damaged/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`);
  standIn.objects.set(name, Buffer.of(1, 2, 4));
  await expect(store.get(hash)).rejects.toThrow(FileDamaged);
  await store.put(Uint8Array.of(1, 2, 3));
  expect(Uint8Array.from(await store.get(hash) ?? [])).toEqual(Uint8Array.of(1, 2, 3));
});

const port = (url: string): string => new URL(url).host;
test.each([
  ['no address', () => 'a-bucket', 'system.bad-option'],
  ['no bucket', () => `http://k:s@${port(standIn.url)}`, 'system.bad-option'],
  ['no key', () => `http://${port(standIn.url)}/evidence`, 'system.bad-option'],
  ['another scheme', () => 's3://k:s@host/evidence', 'system.bad-option'],
  ['a wrong secret', () => standIn.url.replace(/:[^:@]+@/, ':wrong@'), 'system.engine-unreachable'],
  ['a bucket that is not there', () => standIn.url.replace('evidence', 'elsewhere'), 'system.engine-unreachable'],
  ['nobody who listens', () => 'http://k:s@127.0.0.1:1/evidence', 'system.engine-unreachable'],
])('a file store by URL with %s is refused in words, and no secret is told', async (_, url, fault) => {
  const opened = await openFiles(folder(), url());
  expect(opened).toMatchObject({ ok: false, fault });
  expect(opened.ok ? '' : opened.detail).not.toMatch(/wrong|secret|k:s/);
});

/** “Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)”, example GET Object, Amazon S3 API reference. */
test('the stand-in verifies signatures as the published example has them', () => {
  const headers = { host: 'examplebucket.s3.amazonaws.com', range: 'bytes=0-9', 'x-amz-date': '20130524T000000Z', 'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };
  expect(signatureOf({ method: 'GET', path: '/test.txt', query: '', headers }, ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'], '20130524/us-east-1/s3/aws4_request', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'))
    .toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});
