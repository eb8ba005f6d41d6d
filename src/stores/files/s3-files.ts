import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { sha256Bytes } from '../../basis/hash.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { FileDamaged, type FileStore } from '../../flow/ports/files.ts';
import { checked, keyOf, spool } from './folder-files.ts';

const attempts = 3;
/** A server that does not answer at all is told as such; evidence of some megabytes has its time. */
const patienceMs = 120_000;

/**
 * 文件库 in a bucket of an S3-compatible server: `http(s)://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=…]`, addressed by path, keys
 * `ab/cd/<sha-256>` as in the folder. The server answers once the object is durable and checks the bytes against the hash that is
 * signed; every `get` checks them again. Faults: system.bad-option (not such an address), system.engine-unreachable.
 */
export async function openS3Files(address: string): Promise<Result<FileStore>> {
  const place = placeOf(address);
  if (place === undefined) return fail('system.bad-option', 'QINGSHAN_FILES_URL: http(s)://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=…]');
  const { bucket, prefix, accessKeyId, secretAccessKey, region } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: attempts });
  const ask = (url: string, init?: RequestInit): Promise<Response> => client.fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
  try {
    const reply = await ask(`${bucket}?list-type=2&max-keys=1`);
    if (!reply.ok) return fail('system.engine-unreachable', `${bucket}: ${await said(reply)}`);
  } catch (error) {
    return fail('system.engine-unreachable', `${bucket}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const urlOf = (hash: string): string => `${bucket}/${prefix}${keyOf(hash)}`;
  return ok({
    async put(bytes) {
      const hash = sha256Bytes(bytes);
      const reply = await ask(urlOf(hash), { method: 'PUT', body: Uint8Array.from(bytes), headers: { 'x-amz-content-sha256': hash } });
      if (!reply.ok) throw new Error(`the file store refused ${hash}: ${await said(reply)}`);
      return hash;
    },
    async get(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
      const reply = await ask(urlOf(hash));
      if (reply.status === 404) return undefined;
      if (!reply.ok) throw new Error(`the file store did not give ${hash}: ${await said(reply)}`);
      const bytes = new Uint8Array(await reply.arrayBuffer());
      if (sha256Bytes(bytes) !== hash) throw new FileDamaged(hash);
      return bytes;
    },
    async putStream(pieces) {
      const folder = await mkdtemp(join(tmpdir(), 'qingshan-upload-'));
      try {
        const part = join(folder, 'part');
        const { hash, size } = await spool(part, pieces);
        const reply = await ask(urlOf(hash), { method: 'PUT', body: await openAsBlob(part), headers: { 'x-amz-content-sha256': hash } });
        if (!reply.ok) throw new Error(`the file store refused ${hash}: ${await said(reply)}`);
        return { hash, size };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async open(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
      const reply = await ask(urlOf(hash));
      if (reply.status === 404) return undefined;
      if (!reply.ok || reply.body === null) throw new Error(`the file store did not give ${hash}: ${await said(reply)}`);
      return checked(reply.body, hash);
    },
    async about() {
      let [files, held, next]: [number, number, string | undefined] = [0, 0, ''];
      while (next !== undefined) {
        const reply: Response = await ask(`${bucket}?list-type=2&prefix=${encodeURIComponent(prefix)}${next === '' ? '' : `&continuation-token=${encodeURIComponent(next)}`}`);
        if (!reply.ok) throw new Error(`the file store does not list: ${await said(reply)}`);
        const listed = await reply.text();
        const sizes = textsOf(listed, 'Size');
        files += sizes.length;
        held += sizes.reduce((sum, size) => sum + Number(size), 0);
        next = textsOf(listed, 'NextContinuationToken')[0];
      }
      return { files, bytes: held };
    },
  });
}

type Place = { readonly bucket: string; readonly prefix: string; readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };

function placeOf(address: string): Place | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const [bucket = '', ...within] = url.pathname.split('/').filter((part) => part !== '');
  if (!['http:', 'https:'].includes(url.protocol) || bucket === '' || url.username === '' || url.password === '') return undefined;
  return {
    bucket: `${url.origin}/${bucket}`, prefix: within.map((part) => `${part}/`).join(''), region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password),
  };
}

/** What an answer of the server says of itself: its code where it gives one. */
async function said(reply: Response): Promise<string> {
  const [code] = textsOf(await reply.text(), 'Code');
  return code === undefined ? String(reply.status) : `${reply.status} ${code}`;
}

/** Texts of the elements of one name; the answers that are read here nest none of them in its own kind. Keys are never read. */
const textsOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'));
