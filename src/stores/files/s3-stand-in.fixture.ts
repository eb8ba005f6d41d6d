import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Signed = { readonly method: string; readonly path: string; readonly query: string; readonly headers: Readonly<Record<string, string>> };

/** Signature Version 4 as the service's own documentation puts it together, apart from the library that the store signs with. */
export function signatureOf({ method, path, query, headers }: Signed, names: readonly string[], scope: string, secret: string): string {
  const canonicalQuery = query.split('&').filter((part) => part !== '').map((part) => (part.includes('=') ? part : `${part}=`)).sort().join('&');
  const lines = names.map((name) => `${name}:${headers[name]?.trim() ?? ''}\n`).join('');
  const request = [method, path, canonicalQuery, lines, names.join(';'), headers['x-amz-content-sha256'] ?? ''].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'] ?? '', scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((by, part) => createHmac('sha256', by).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', key).update(text).digest('hex');
}

export type StandIn = { readonly url: string; readonly objects: Map<string, Buffer>; readonly refused: () => number; close(): Promise<void> };
const [key, secret, bucket, pageSize] = ['KEYOFTHETEST', 'secret/of+the=test', 'evidence', 3];

/** A bucket in memory behind a socket that refuses whatever is not signed right or does not have the bytes it says. */
export async function s3StandIn(): Promise<StandIn> {
  const objects = new Map<string, Buffer>();
  let refused = 0;
  const server: Server = createServer((request, response) => {
    void body(request).then((bytes) => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const name = path.slice(`/${bucket}/`.length);
      const refuse = (status: number, code: string): void => { refused += 1; response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`); };
      if (!isSigned(request, path, query)) return refuse(403, 'SignatureDoesNotMatch');
      if (path !== `/${bucket}` && !path.startsWith(`/${bucket}/`)) return refuse(404, 'NoSuchBucket');
      const says = request.headers['x-amz-content-sha256'];
      if (request.method === 'PUT') {
        if (says !== createHash('sha256').update(bytes).digest('hex')) return refuse(400, 'XAmzContentSHA256Mismatch');
        objects.set(name, bytes);
        return response.end();
      }
      if (path === `/${bucket}`) return response.end(list(objects, new URLSearchParams(query)));
      const held = objects.get(name);
      if (held === undefined) return refuse(404, 'NoSuchKey');
      return response.end(held);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${key}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${bucket}`, objects, refused: () => refused,
    close: () => new Promise((done) => { server.close(() => { done(); }); server.closeAllConnections(); }),
  };
}

function isSigned(request: IncomingMessage, path: string, query: string): boolean {
  const given = /Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '');
  const [, by, scope = '', names = '', signature] = given ?? [];
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return by === key && names.split(';').includes('host') && signatureOf({ method: request.method ?? '', path, query, headers }, names.split(';'), scope, secret) === signature;
}

/** ListObjectsV2, a few at a time. */
function list(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const names = [...objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort();
  const from = Number((query.get('continuation-token') ?? '0').split('&')[0]);
  const page = names.slice(from, from + Math.min(pageSize, Number(query.get('max-keys') ?? pageSize)));
  const more = from + page.length < names.length;
  const contents = page.map((name) => `<Contents><Key>${name}</Key><Size>${objects.get(name)?.length}</Size></Contents>`).join('');
  return `<ListBucketResult>${contents}${more ? `<NextContinuationToken>${from + page.length}&amp;=</NextContinuationToken>` : ''}</ListBucketResult>`;
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
