import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { crcHj212, printCrc } from '../codecs/hj212/crc.ts';
import type { UpperListener } from '../flow/ports/upper-line.ts';
import { dialer } from './dial.ts';
import { folderOutbox } from './folder-outbox.ts';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
});

async function platform(): Promise<{ port: number; accepted: Promise<Socket> }> {
  const { promise, resolve } = Promise.withResolvers<Socket>();
  server = createServer((socket) => { sockets.push(socket); resolve(socket); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { port: address !== null && typeof address === 'object' ? address.port : 0, accepted: promise };
}
const framed = (segment: string): string => `##${String(segment.length).padStart(4, '0')}${segment}${printCrc('hj212', crcHj212(Buffer.from(segment)))}\r\n`;
const listener = (): UpperListener & { cns: string[]; over: Promise<string> } => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const cns: string[] = [];
  return { cns, over: promise, heard: ({ header }) => void cns.push(header.cn ?? ''), gone: resolve };
};
const end = (port: number) => ({ host: '127.0.0.1', port, tls: false });

test('what comes back is cut into frames, whatever its pieces; damaged ones and noise are dropped; the end is told', async () => {
  const { port, accepted } = await platform();
  const heard = listener();
  const line = await dialer.dial(end(port), heard);
  const socket = await accepted;
  const [first, second] = [framed('QN=1;ST=91;CN=9014;PW=1;MN=A;Flag=4;CP=&&&&'), framed('QN=2;ST=91;CN=9013;PW=1;MN=A;Flag=4;CP=&&&&')];
  for (const byte of `noise${first.replace('9014', '9011')}${first}${second}`) socket.write(byte);
  if (line.ok) line.value.send(Buffer.from('hello'));
  expect(String((await once(socket, 'data'))[0])).toBe('hello');
  socket.end();
  await heard.over;
  expect(heard.cns).toEqual(['9014', '9013']);
});

test('nobody listens: a fault that says why, and no line', async () => {
  const { port } = await platform();
  server?.close();
  expect(await dialer.dial(end(port), listener())).toMatchObject({ ok: false, fault: 'forward.no-line', detail: expect.stringContaining('ECONNREFUSED') });
});

test('a platform that speaks no TLS is not spoken to in the clear', async () => {
  const { port, accepted } = await platform();
  const dialled = dialer.dial({ ...end(port), tls: true }, listener());
  (await accepted).end('not TLS');
  expect(await dialled).toMatchObject({ ok: false, fault: 'forward.no-line' });
});

describe('the outbox', () => {
  test('a file is there whole or not at all, is never written over, and leaves no draft', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const outbox = folderOutbox(folder);
    expect(await outbox.read('city/day/part.txt')).toBeUndefined();
    const both = await Promise.all([outbox.write('city/day/part.txt', Buffer.from('one')), outbox.write('city/day/part.txt', Buffer.from('two'))]);
    expect(both.toSorted()).toEqual([false, true]);
    const held = await readFile(join(folder, 'city/day/part.txt'), 'utf8');
    expect(held).toBe(both[0] ? 'one' : 'two');
    expect(Buffer.from((await outbox.read('city/day/part.txt')) ?? []).toString()).toBe(held);
    expect(await readdir(join(folder, 'city/day'))).toEqual(['part.txt']);
  });

  test.each(['../x', 'a/../../x', '..', ''])('a path stays inside: %j', async (path) => {
    const outbox = folderOutbox(await mkdtemp(join(tmpdir(), 'outbox-')));
    await expect(outbox.write(path, new Uint8Array())).rejects.toThrow('stays in it');
  });
});
