import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outerNetworks } from './outer-networks.ts';
import { webhookPost } from './webhook-post.ts';

const networks = (allowed = '') => {
  const read = outerNetworks(allowed);
  if (!read.ok) throw new TypeError(read.detail);
  return read.value;
};
const open = webhookPost(networks('127.0.0.0/8, ::1/128'));
const shut = webhookPost(networks());
const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string };
const got: Got[] = [];
let port = 0;
const server = createServer((asked, answer) => {
  let body = '';
  asked.on('data', (chunk: Buffer) => { body += chunk.toString(); });
  asked.on('end', () => {
    got.push({ headers: asked.headers, body });
    const status = Number(asked.url?.slice(1));
    answer.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('something');
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => { server.close(); });
const letter = (url: string) => ({ url, secret, id: 'case-1/2', at: 1_674_087_231_999, body: '{"标题":"甲"}' });

test('a receiver that knows the secret verifies id, time and body as Standard Webhooks says', async () => {
  expect(await open.post(letter(`http://127.0.0.1:${port}/200`))).toEqual({ ok: true, value: true });
  const { headers, body } = got.at(-1) as Got;
  expect([headers['webhook-id'], headers['webhook-timestamp'], headers['content-type'], body]).toEqual(['case-1/2', '1674087231', 'application/cloudevents+json; charset=UTF-8', '{"标题":"甲"}']);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(`case-1/2.1674087231.${body}`).digest('base64')}`);
});

test.each([
  [204, true, ''], [302, false, 'HTTP 302'], [400, false, 'HTTP 400'], [410, false, 'HTTP 410'], [503, false, 'HTTP 503'],
] as const)('an answer of %i: %s; a redirection is not followed', async (status, taken, detail) => {
  const said = await open.post(letter(`http://127.0.0.1:${port}/${status}`));
  expect(said).toEqual(taken ? { ok: true, value: true } : { ok: false, fault: 'webhook.refused', detail });
});

test('nobody there is a fault with words, no crash', async () => {
  expect(await open.post(letter('http://127.0.0.1:1/'))).toMatchObject({ ok: false, fault: 'webhook.no-answer', detail: expect.stringContaining('ECONNREFUSED') });
  expect(await open.post(letter('https://127.0.0.1:1/'))).toMatchObject({ ok: false, fault: 'webhook.no-answer' });
});

test.each([
  'http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'http://10.1.2.3/', 'http://172.31.0.1/', 'https://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://0.0.0.0/', 'http://100.64.0.1/', 'http://[64:ff9b::7f00:1]/', 'ftp://example.org/', 'file:///etc/passwd',
])('%s is refused before a byte leaves', async (url) => {
  const before = got.length;
  expect(await shut.permits(url)).toMatchObject({ ok: false, fault: 'webhook.address-refused' });
  expect(await shut.post(letter(url))).toMatchObject({ ok: false, fault: 'webhook.address-refused' });
  expect(got.length).toBe(before);
});

test('a name that leads inside is refused at the call, too', async () => {
  expect(await shut.permits(`http://localhost:${port}/200`)).toEqual({ ok: false, fault: 'webhook.address-refused', detail: 'localhost' });
  expect(await shut.post(letter(`http://localhost:${port}/200`))).toEqual({ ok: false, fault: 'webhook.address-refused', detail: 'localhost' });
  expect(await open.post(letter(`http://localhost:${port}/200`))).toEqual({ ok: true, value: true });
});

test.each([['8.8.8.8', '', true], ['2400:3200::1', '', true], ['10.1.2.3', '10.1.0.0/16', true], ['10.2.2.3', '10.1.0.0/16', false], ['::ffff:127.0.0.1', '', false], ['name', '0.0.0.0/0', false]] as const)(
  '%s where %j is allowed: %s', (address, allowed, may) => { expect(networks(allowed).permits(address)).toBe(may); },
);

test.each(['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.0/8; ::1/128', 'fd00::/129'])('networks %j are a bad option', (allowed) => {
  expect(outerNetworks(allowed)).toMatchObject({ ok: false, fault: 'system.bad-option' });
});
