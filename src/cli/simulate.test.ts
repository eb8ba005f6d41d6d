import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../codecs/hj212/answer.ts';
import { encodeFrame } from '../codecs/hj212/encode.ts';
import { FrameSplitter } from '../codecs/hj212/split.ts';
import { readUpload, type Upload } from '../codecs/hj212/upload.ts';
import { Latencies } from './latencies.ts';
import { madeUpDevices, readDevices } from './simulate-devices.ts';
import { framePrinter } from './simulate-frames.ts';
import { simulate, type SimulateOptions, type SimulateSummary } from './simulate.ts';

const seen: Upload[] = [];
let server: Server;
let folder = '';
let to = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingshan-simulate-'));
  server = createServer((socket) => {
    const splitter = new FrameSplitter();
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const event of typeof chunk === 'string' ? [] : splitter.push(chunk)) {
        const upload = event.kind === 'frame' ? readUpload(event.segment) : undefined;
        if (upload === undefined || !upload.ok) throw new Error('the sender sent no frame');
        seen.push(upload.value);
        const edition = upload.value.header.flag === '1' ? '2005' : '2017';
        const answer = answerTo(upload.value.header, { cn: '9014' }, edition);
        const bytes = answer.ok ? encodeFrame(answer.value, { edition }) : answer;
        if (bytes.ok) socket.write(bytes.value);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  to = `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const options = (of: Partial<SimulateOptions> = {}): SimulateOptions => ({ to, links: 3, edition: '2017', rate: 0, seconds: 0.3, values: 4, json: true, ...of });
async function run(of: Partial<SimulateOptions> = {}): Promise<{ code: number; summary: SimulateSummary }> {
  const lines: string[] = [];
  seen.length = 0;
  const done = await simulate(options(of), (line) => void lines.push(line));
  if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
  return { code: done.value, summary: JSON.parse(lines.at(-1) ?? '') };
}

test.each([['2005'], ['2017'], ['2025']] as const)('%s: every frame is whole, new and answered; the last line is the summary', async (edition) => {
  const { code, summary } = await run({ edition });
  expect(code).toBe(0);
  expect(summary).toMatchObject({ links: 3, errors: 0, sent: seen.length, acknowledged: seen.length });
  expect(seen.length).toBeGreaterThan(3);
  expect(new Set(seen.map((upload) => `${upload.header.mn}|${upload.dataTime}`)).size).toBe(seen.length);
  expect(seen.every((upload) => upload.items.length === 4 && (upload.dataTime ?? Infinity) < Date.now())).toBe(true);
});

test('a rate is kept over all links', async () => {
  const { summary } = await run({ rate: 20, seconds: 1 });
  expect(summary.sent).toBeGreaterThan(0);
  expect(summary.sent).toBeLessThanOrEqual(20);
});

test('nobody listens: links are counted as errors and the exit code says so', async () => {
  const { code, summary } = await run({ to: '127.0.0.1:1', seconds: 0.05 });
  expect(code).toBe(1);
  expect(summary).toMatchObject({ links: 0, sent: 0, errors: 3, connectErrors: 3, ackP50Ms: null });
});

test('devices of a file keep their own number, password, edition and check', async () => {
  const path = join(folder, 'devices.jsonl');
  await writeFile(path, `${JSON.stringify({ mn: 'A1', password: 'secret', edition: '2005', crc: 'hj212', point: 4 })}\n\n${JSON.stringify({ mn: 'A2', password: 'x', edition: '2017', crc: 'hj212', point: 5 })}\n`);
  await run({ devices: path, links: 2 });
  expect([...new Set(seen.map((upload) => `${upload.header.mn}/${upload.header.pw}/${upload.header.flag}`))].sort()).toEqual(['A1/secret/1', 'A2/x/5']);
  expect(await simulate(options({ devices: path, links: 3 }), () => undefined)).toMatchObject({ ok: false, fault: 'system.bad-option' });
});

test.each([
  ['no port', { to: 'localhost' }, 'system.bad-option'], ['no such file', { devices: '/nowhere/devices.jsonl' }, 'import.unreadable'],
  ['too many values', { values: 60 }, 'frame.oversize'],
] as const)('%s is a fault', async (_name, of, fault) => {
  expect(await simulate(options(of), () => undefined)).toMatchObject({ ok: false, fault });
});

test.each([['not JSON', '{'], ['no password', '{"mn":"A","edition":"2017","crc":"hj212"}'], ['an edition that does not exist', '{"mn":"A","password":"","edition":"2018","crc":"hj212"}']])(
  'a line that is %s is named', async (_name, line) => {
    const path = join(folder, 'bad.jsonl');
    await writeFile(path, `\n${line}\n`);
    expect(await readDevices(path)).toEqual({ ok: false, fault: 'row.malformed', detail: `${path} line 2` });
  });

test('a device with a key needs the cipher', async () => {
  const [device] = madeUpDevices(1, '2025');
  const path = join(folder, 'key.jsonl');
  await writeFile(path, JSON.stringify({ ...device, keyHex: '30'.repeat(16) }));
  expect(await simulate(options({ devices: path, links: 1 }), () => undefined)).toMatchObject({ ok: false, fault: 'frame.wrong-key' });
  expect(device !== undefined && framePrinter({ ...device, keyHex: '30'.repeat(16) }, 3).ok).toBe(true);
});

test('percentiles', () => {
  const latencies = new Latencies();
  expect(latencies.percentile(0.5)).toBeNull();
  for (let ms = 1; ms <= 100; ms += 1) latencies.add(ms);
  latencies.add(1e9);
  expect([latencies.percentile(0.5), latencies.percentile(0.99), latencies.percentile(1)]).toEqual([51, 100, 60_000]);
});
