import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hourMs, instant, startOfHour } from '../../basis/time.ts';
import { CommandDesk } from '../../flow/device-commands/command-desk.ts';
import { testHouse, type TestHouse } from '../../flow/house.fixture.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { deviceDirectory } from '../../gateway/devices.ts';
import { openGateway, type Gateway } from '../../gateway/gateway.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { Device } from '../../model/device.ts';
import { isOpenCommand, type CommandAsk, type DeviceCommand } from '../../model/device-command.ts';
import { simulate } from '../simulate.ts';
import type { StationSummary } from './station-summary.ts';

let folder = '';
let gateway: Gateway | undefined;
afterEach(async () => {
  await gateway?.close();
  await rm(folder, { recursive: true, force: true });
});

type Met = { readonly home: TestHouse; readonly desk: CommandDesk; readonly device: Device; readonly done: Promise<StationSummary> };

/** A simulated logger that obeys, before a real gateway and desk; its clock began three hours ago. */
async function meet(change: Partial<Device>, st: string): Promise<Met> {
  const home = await testHouse();
  Object.assign(home.time, { world: Date.now(), machine: Date.now() });
  const { house } = home;
  const first = [...house.directory.devices.values()].find(({ point }) => house.directory.points.get(point)?.kind === 'water-outlet');
  const { keyHex: _key, ...plain } = first as Device;
  const device: Device = { ...plain, crc: 'hj212', from: '2026-10-01', ...change };
  await house.records.write(machineViewer, (writer) => writer.putEntries([{ kind: 'device', id: device.mn, from: device.from, enteredAt: home.time.machine - 1, body: device }]));
  await house.directory.reload(house.records.read(machineViewer), ['device']);
  const desk = new CommandDesk(house, (error) => { throw error; });
  await desk.load();
  const devices = deviceDirectory([...house.directory.devices.values()], (one) => house.directory.keys.senderNow(one, house.clocks.world()));
  gateway = await openGateway({ port: 0, store: house.observations, devices, clocks: house.clocks, listener: desk, limits: { flushMs: 2 } });
  desk.attach(gateway.line, devices);
  folder = await mkdtemp(join(tmpdir(), 'qingshan-obey-'));
  const path = join(folder, 'devices.jsonl');
  await writeFile(path, JSON.stringify(device));
  const lines: string[] = [];
  const from = startOfHour(instant(home.time.world)) - 3 * hourMs;
  const done = simulate({
    to: `127.0.0.1:${gateway.port}`, links: 1, edition: device.edition, rate: 0, seconds: 4, values: 5, json: true, sm4, devices: path,
    stations: { kinds: ['realtime', 'hour'], st: [st], seed: 1, interval: 600, faults: [], backfill: { hours: 0, links: 0 }, from, obeys: true },
  }, (line) => void lines.push(line)).then((): StationSummary => JSON.parse(lines.at(-1) ?? ''));
  while ((await house.observations.latestFrames(device.point, 99)).filter(({ cn }) => cn === '2061').length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  return { home, desk, device, done };
}

/** Given and waited for. */
async function ask({ home, desk, device }: Met, what: CommandAsk): Promise<DeviceCommand> {
  const given = await desk.give({ mn: device.mn, ask: what, cause: 'person', by: '某人', reason: '演练' });
  if (!given.ok) throw new Error(`${given.fault} ${given.detail}`);
  for (;;) {
    await desk.settled();
    const now = await home.house.records.read(machineViewer).deviceCommand(given.value.id);
    if (now !== undefined && !isOpenCommand(now)) return now;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('a keyed logger of 2025: clock, sample, a new key that it uses from then on, records of a window under the new key', async () => {
  const met = await meet({ edition: '2025', keyHex: '30'.repeat(16) }, '32');
  const to = startOfHour(instant(met.home.time.world));
  const read = await ask(met, { kind: 'clock-read' });
  expect([read.state, Object.keys(read.reply ?? {})]).toEqual(['done', ['SystemTime']]);
  expect(await ask(met, { kind: 'sample-now' })).toMatchObject({ state: 'done' });
  expect(await ask(met, { kind: 'minute-interval', minutes: 5 })).toMatchObject({ state: 'refused', qnRtn: 2 });
  expect(await ask(met, { kind: 'analyser-id', factor: 'w01018' })).toMatchObject({ state: 'refused', qnRtn: 8 });
  expect(await ask(met, { kind: 'key-deliver' })).toMatchObject({ state: 'done', exeRtn: 1 });
  expect(await ask(met, { kind: 'hour-records', from: to - 2 * hourMs, to })).toMatchObject({ state: 'done', exeRtn: 1, records: 2 });
  expect(await ask(met, { kind: 'minute-records', from: to - 2 * hourMs, to })).toMatchObject({ state: 'failed', exeRtn: 100 });
  expect(await met.home.house.records.read(machineViewer).deviceKeys(met.device.mn)).toMatchObject([{ takenAt: expect.any(Number), heardAt: expect.any(Number) }]);
  expect(await ask(met, { kind: 'clock-set' })).toMatchObject({ state: 'done' });
  const summary = await met.done;
  expect(summary.obeyed).toEqual({ 1011: 1, 3012: 1, 1064: 1, 3019: 1, 1014: 1, 2061: 1, 2051: 1, 1012: 1 });
  expect([summary.errors, summary.sent - summary.acknowledged, gateway?.state().refusals]).toEqual([0, 0, {}]);
}, 60_000);

test.each(['2005', '2017'] as const)('a logger of %s: what its edition has, with the interval that it was given, and air has no sampler', async (edition) => {
  const met = await meet({ edition }, '31');
  expect(await ask(met, { kind: 'sample-now' })).toMatchObject({ state: 'refused', qnRtn: 2 });
  if (edition === '2017') {
    expect(await ask(met, { kind: 'realtime-interval', seconds: 60 })).toMatchObject({ state: 'done' });
    expect((await ask(met, { kind: 'realtime-interval-read' })).reply).toEqual({ RtdInterval: '60' });
  }
  const set = await ask(met, { kind: 'clock-set' });
  expect([set.state, set.exeRtn]).toEqual(['done', 1]);
  expect((await met.done).errors).toBe(0);
}, 60_000);
