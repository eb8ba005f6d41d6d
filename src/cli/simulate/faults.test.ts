import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { device, house, settled } from '../../gateway/fixtures.ts';
import type { GatewayState } from '../../gateway/gateway.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { Edition } from '../../model/device.ts';
import { madeUpDevices } from '../simulate-devices.ts';
import { simulate, type SimulateOptions, type StationOptions } from '../simulate.ts';
import { faultNames, faultRow } from './fault-list.ts';
import { readFaultOrder } from './fault-orders.ts';
import type { StationSummary } from './station-summary.ts';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'qingshan-stations-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

type Asked = { readonly edition?: Edition; readonly keyHex?: string; readonly links?: number; readonly seconds?: number; readonly stations?: Partial<StationOptions>; readonly report?: string; readonly rate?: number };
type Ran = { readonly code: number; readonly summary: StationSummary; readonly state: GatewayState };

/** Stations before a real gateway, until both have settled. */
async function run({ edition = '2017', keyHex, links = 3, seconds = 0.35, stations, rate = 0, report }: Asked): Promise<Ran> {
  const devices = madeUpDevices(links, edition).map((one, index) => device({ ...one, point: index + 1, ...(keyHex === undefined ? {} : { keyHex }) }));
  const { gateway } = await house(devices, { clocks: { world: Date.now, machine: Date.now }, limits: { flushMs: 5, frameMs: 400 } });
  const path = join(folder, 'devices.jsonl');
  await writeFile(path, devices.map((one) => JSON.stringify(one)).join('\n'));
  try {
    const lines: string[] = [];
    const options: SimulateOptions = {
      to: `127.0.0.1:${gateway.port}`, links, edition, rate, seconds, values: 5, json: true, sm4, devices: path, ...(report === undefined ? {} : { report }),
      stations: { answerMs: 5000, kinds: ['realtime', 'minute', 'hour'], st: ['32'], seed: 1, interval: 30, faults: [], backfill: { hours: 0, links: 0 }, ...stations },
    };
    const done = await simulate(options, (line) => void lines.push(line));
    if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
    return { code: done.value, summary: JSON.parse(lines.at(-1) ?? ''), state: await settled(gateway, ({ frames }) => frames.pending === 0) };
  } finally {
    await gateway.close();
  }
}

/** The gateway's books: all that came is stored, a repeat or refused, and all that was taken is answered or was not asked. */
function balanced({ frames }: GatewayState): void {
  expect(frames.stored + frames.duplicate + frames.refused).toBe(frames.received);
  expect(frames.acknowledged + frames.unasked).toBe(frames.stored + frames.duplicate);
}

const quick: Readonly<Partial<Record<string, string>>> = { split: ':0.05', 'slow-reader': ':0.1', half: ':0.15', 'half-open': ':0.1', reconnect: ':0.1', storm: ':0.1', 'clock-jump': ':-90', spike: ':2', duplicate: ':1' };
const speakers = [['2005', undefined], ['2017', undefined], ['2025', undefined], ['2025', '30'.repeat(16)]] as const;
const table = faultNames.flatMap((name) => speakers.map(([edition, keyHex]) => [name, edition, keyHex] as const));

test.each(table)('%s in %s (key %s): done, counted by the gateway as what it is, and every good frame acknowledged', async (name, edition, keyHex) => {
  const { code, summary, state } = await run({ edition, ...(keyHex === undefined ? {} : { keyHex }), stations: { faults: [`${name}:1${quick[name] ?? ''}`] } });
  expect(summary.faults[name]).toMatchObject({ links: 3 });
  expect(summary.faults[name]?.times).toBeGreaterThan(0);
  expect({ code, errors: summary.errors, unacknowledged: summary.sent - summary.acknowledged }).toEqual({ code: 0, errors: 0, unacknowledged: 0 });
  expect(state.refusals).toEqual(summary.toBeRefused);
  const { refusedAs, does } = faultRow(name);
  expect(Object.keys(state.refusals)).toEqual(refusedAs === undefined || name === 'clock-jump' ? [] : [refusedAs]);
  balanced(state);
  if (does === 'link') return;
  const unanswered = edition !== '2005' && name === 'no-qn' ? summary.faults['no-qn']?.times : 0;
  expect(state.frames).toMatchObject({ stored: summary.sent, refused: Object.values(state.refusals).reduce((sum, count) => sum + count, 0), unasked: unanswered });
  expect(state.noiseBytes > 0).toBe(['garbage', 'wrong-crc', 'half'].includes(name));
});

test('a clock an hour ahead: all of it is refused, none of it an error', async () => {
  const { code, summary, state } = await run({ stations: { from: Date.now() - 60_000, interval: 1, kinds: ['realtime'], faults: ['clock-jump:1:60'] } });
  expect([code, summary.sent, summary.errors]).toEqual([0, 0, 0]);
  expect(state.refusals).toEqual({ 'frame.future-time': summary.toBeRefused['frame.future-time'] });
});

test('a share of the links is exactly that, the others stay as they are', async () => {
  const { summary } = await run({ links: 10, seconds: 0.2, stations: { faults: ['wrong-crc:30%', 'flat:0.5', 'storm@10-20'] } });
  expect(Object.entries(summary.faults).map(([name, { links, times }]) => [name, links, times > 0])).toEqual([['wrong-crc', 3, true], ['flat', 5, true], ['storm', 10, false]]);
});

test('law: whatever goes wrong together, no acknowledged frame is missing in the books', async () => {
  const fault = fc.constantFrom(...faultNames.filter((name) => name !== 'slow-reader')).map((name) => `${name}:0.6${quick[name] ?? ''}`);
  await fc.assert(fc.asyncProperty(fc.uniqueArray(fault, { minLength: 2, maxLength: 6 }), fc.integer({ min: 0, max: 99 }), async (faults, seed) => {
    const { code, summary, state } = await run({ links: 4, seconds: 0.3, stations: { seed, faults } });
    expect({ faults, code, errors: summary.errors, lost: summary.sent - summary.acknowledged }).toEqual({ faults, code: 0, errors: 0, lost: 0 });
    balanced(state);
    // Frames without QN are stored themselves, and their good twins are repeats of them.
    expect(state.frames.stored).toBeGreaterThanOrEqual(summary.acknowledged);
    const foreseen = new Map(Object.entries(summary.toBeRefused));
    for (const [refusal, count] of Object.entries(state.refusals)) expect(count).toBeLessThanOrEqual(foreseen.get(refusal) ?? 0);
  }), { numRuns: 12 });
}, 120_000);

test('a day of back-fill from some, while the others are answered all along', async () => {
  const report = join(folder, 'seconds.ndjson');
  const { code, summary, state } = await run({ links: 12, seconds: 0, report, stations: { kinds: ['realtime', 'hour'], backfill: { hours: 24, links: 8 } } });
  expect([code, summary.errors, summary.backfill.owed]).toEqual([0, 0, 0]);
  expect(summary.backfill).toMatchObject({ links: 8, sent: 8 * 24, acknowledged: 8 * 24 });
  expect(summary.live.acknowledged).toBe(summary.live.sent);
  expect(summary.live.acknowledged).toBeGreaterThan(4);
  expect(state.frames).toMatchObject({ stored: summary.sent, duplicate: 0, refused: 0 });
  const seconds = (await readFile(report, 'utf8')).trim().split('\n').map((line): { acknowledged: number; errors: number } => JSON.parse(line));
  expect(seconds.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBe(summary.acknowledged);
});

test('some hundred links, every system and kind, at a rate', async () => {
  const { code, summary } = await run({ links: 400, edition: '2025', rate: 500, seconds: 1, stations: { st: ['21', '22', '31', '32'], kinds: ['realtime', 'heartbeat', 'minute'] } });
  expect([code, summary.links, summary.errors]).toEqual([0, 400, 0]);
  expect(summary.sent).toBe(summary.acknowledged);
  expect(Object.values(summary.kinds).reduce((sum, count) => sum + count, 0)).toBe(summary.sent);
});

test('a rate holds for new records', async () => {
  const { summary } = await run({ links: 20, rate: 10, seconds: 0.5, stations: { kinds: ['realtime'] } });
  expect(summary.sent).toBeGreaterThan(0);
  expect(summary.sent).toBeLessThanOrEqual(10);
});

test.each([
  ['wrong-crc', { name: 'wrong-crc', share: 0.1, value: 2, from: 0, to: Infinity }], ['storm', { name: 'storm', share: 1, value: 10, from: 0, to: Infinity }],
  ['drift:5%:12', { name: 'drift', share: 0.05, value: 12, from: 0, to: Infinity }], ['clock-jump:1:-30@10-60', { name: 'clock-jump', share: 1, value: -30, from: 10, to: 60 }],
  ['half@5-', { name: 'half', share: 0.1, value: 30, from: 5, to: Infinity }],
] as const)('--fault %s', (text, order) => expect(readFaultOrder(text)).toEqual({ ok: true, value: order }));

test.each(['nonsense', 'wrong-crc:0', 'wrong-crc:2', 'flat:1:3', 'half:1:0', 'split:1:9', 'storm@9-9', 'storm:', ''])('--fault "%s" is a fault that is named', (text) => {
  expect(readFaultOrder(text)).toMatchObject({ ok: false, fault: 'system.bad-option', detail: expect.stringContaining(`--fault ${text}`) });
});
