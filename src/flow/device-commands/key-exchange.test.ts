import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../basis/time.ts';
import { deviceDirectory } from '../../gateway/devices.ts';
import { openGateway, type Gateway } from '../../gateway/gateway.ts';
import { recoverWith } from '../../gateway/recover.ts';
import type { Device } from '../../model/device.ts';
import type { DeviceCommand } from '../../model/device-command.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { printFor } from '../forward/print.ts';
import { itemsOf, reopenFrame } from '../frame-items.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { readingsOfFrames } from '../push/readings-of-frames.ts';
import { frameLink } from '../why/frame-links.ts';
import { machineViewer } from '../viewer.ts';
import { CommandDesk } from './command-desk.ts';
import { KeyedLogger } from './keyed-logger.fixture.ts';
import { keyAge, rotateKeys, setKeyRule } from './key-rotation.ts';

const platform: UpperPlatform = {
  id: 'city', name: { zh: '市平台', en: 'city' }, address: { kind: 'files', folder: 'city', every: 'hour' }, identity: { others: 'none', list: [] },
  selection: { commands: ['2061'] }, what: 'frames', order: 'live-first', since: 0, paused: false, from: '2026-01-01',
};
const firstKey = '30'.repeat(16);
let home: TestHouse;
let desk: CommandDesk;
let gateway: Gateway;
let device: Device;
let logger: KeyedLogger;

beforeEach(async () => {
  home = await testHouse();
  const { house } = home;
  const outlet = [...house.directory.devices.values()].find(({ point, crc }) => crc === 'hj212' && house.directory.points.get(point)?.kind === 'water-outlet');
  if (outlet === undefined) throw new Error('no outlet');
  const { to: _to, ...always } = outlet;
  device = { ...always, edition: '2025', keyHex: firstKey, from: '2026-01-01' };
  await register(device);
  await start();
  logger = await new KeyedLogger(gateway, device, firstKey).connect();
  await logger.send('9015', []);
});
afterEach(async () => {
  logger.end();
  await gateway.close();
});

async function register(as: Device): Promise<void> {
  const { records, directory, clocks } = home.house;
  await records.write(machineViewer, (writer) => writer.putEntries([{ kind: 'device', id: as.mn, from: as.from, enteredAt: clocks.machine() - 1, body: as }]));
  await directory.reload(records.read(machineViewer), ['device']);
}

/** The server as it starts. */
async function start(): Promise<void> {
  const { house } = home;
  desk = new CommandDesk(house, (error) => { throw error; });
  await desk.load();
  const devices = deviceDirectory([...house.directory.devices.values()], (one) => house.directory.keys.senderNow(one, house.clocks.world()));
  gateway = await openGateway({ port: 0, store: house.observations, devices, clocks: house.clocks, listener: desk, limits: { flushMs: 2 } });
  desk.attach(gateway.line, devices);
}
const passed = async (ms: number): Promise<void> => { home.time.machine += ms; home.time.world += ms; await desk.tick(); await desk.settled(); };
const commands = (): Promise<readonly DeviceCommand[]> => home.house.records.read(machineViewer).deviceCommands({ mn: device.mn, limit: 99 });
const keys = async () => (await home.house.records.read(machineViewer).deviceKeys(device.mn)).map(({ createdAt, takenAt, heardAt }) => [createdAt, takenAt, heardAt].map((at) => at !== undefined));
const refusals = () => gateway.state().refusals['frame.wrong-key'] ?? 0;
const deliver = () => desk.give({ mn: device.mn, ask: { kind: 'key-deliver' }, cause: 'person', by: '某分局 张某', reason: '到期更换' });
const field = (upload: Awaited<ReturnType<KeyedLogger['hears']>>, name: string): string => upload.others.find(([own]) => own === name)?.[1] ?? '';
const asHex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

/** The logger asks, gets a key, says that it has it; from then on it uses it. */
async function exchange(): Promise<string> {
  logger.say('1014', [[['SKCreateTime', '20260101000000000']]]);
  const order = await logger.hears('1014');
  logger.answer(order, '9011', 'QnRtn', 1);
  logger.answer(order, '9012', 'ExeRtn', 1);
  while ((await commands())[0]?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 2));
  await desk.settled();
  logger.key = Uint8Array.fromHex(asHex(field(order, 'NewSK')));
  return field(order, 'NewSK');
}

test('the field asks (1014), is answered 9013, gets a key under the old one (9011, 9012), and the first frame under it retires the old one', async () => {
  await logger.hour(home.time.world, '31');
  const old = logger.key;
  logger.say('1014', [[['SKCreateTime', '20260101000000000']]]);
  expect((await logger.hears('9013')).header.st).toBe('91');
  const order = await logger.hears('1014');
  expect(field(order, 'NewSK')).toMatch(/^[!-~]{16}$/);
  expect(field(order, 'SKCreateTime')).toBe('20260302100000000');
  expect(await keys()).toEqual([[true, false, false]]);
  logger.answer(order, '9011', 'QnRtn', 1);
  logger.answer(order, '9012', 'ExeRtn', 1);
  while ((await commands())[0]?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 2));
  await desk.settled();
  expect(await keys()).toEqual([[true, true, false]]);
  const next = Uint8Array.fromHex(asHex(field(order, 'NewSK')));
  await logger.hour(home.time.world - hourMs, '32', old);
  await logger.hour(home.time.world - 2 * hourMs, '33', next);
  await desk.settled();
  expect([await keys(), refusals()]).toEqual([[[true, true, true]], 0]);
  const { duplicate } = gateway.state().frames;
  await logger.hour(home.time.world, '31', next);
  expect(gateway.state().frames.duplicate, 'the same hour under another key is a repeat').toBe(duplicate + 1);
  await logger.hour(home.time.world - 3 * hourMs, '34', old);
  expect(refusals()).toBe(1);
  expect(await home.house.observations.refusedByFault()).toContainEqual(expect.objectContaining({ mn: device.mn, fault: 'frame.wrong-key', count: 1 }));
});

test('after several rotations every stored frame is opened with the key of its day: why, recovery, readings', async () => {
  const upper = { ...platform, identity: { others: 'none' as const, list: [{ device: device.mn, mn: 'UP1', password: '1' }] } };
  for (let turn = 0; turn < 4; turn += 1) {
    await logger.hour(home.time.world - turn * hourMs, String(30 + turn));
    home.time.machine += 1000;
    home.time.world += 1000;
    await exchange();
  }
  await logger.hour(home.time.world - 4 * hourMs, '34');
  await desk.settled();
  const frames = (await home.house.observations.latestFrames(device.point, 99)).filter(({ cn }) => cn === '2061');
  const values = frames.map((frame) => {
    const opened = reopenFrame(frame, home.house);
    return opened.ok ? itemsOf(opened.value)[0]?.values['Avg'] : opened.fault;
  });
  expect(values.toSorted()).toEqual(['30', '31', '32', '33', '34']);
  expect(frames.map((frame) => JSON.stringify(frameLink(home.house, frame).steps).includes('Avg=3'))).toEqual(frames.map(() => true));
  expect(readingsOfFrames(home.house, frames).map(({ value }) => value).toSorted()).toEqual(['30', '31', '32', '33', '34']);
  for (const frame of frames) expect(await printFor(upper, home.house, frame, false)).toMatchObject({ ok: true, value: [{ mn: 'UP1' }] });
  const { keys: rings, devices } = home.house.directory;
  const again = await recoverWith(({ mn, receivedAt }) => rings.senderThen(devices.get(mn), receivedAt))(frames, (codes) => home.house.observations.factorNumbers(codes));
  expect(again.count).toBe(5);
  // And as a process that starts finds it: from the store alone.
  await home.house.directory.reload(home.house.records.read(machineViewer), ['device']);
  expect(frames.every((frame) => reopenFrame(frame, home.house).ok)).toBe(true);
});

test('no answer comes: both keys are taken, the same key goes out again, and the frame tells which one the logger has', async () => {
  const given = await deliver();
  if (!given.ok) throw new Error(given.fault);
  const order = await logger.hears('1014');
  for (let turn = 0; turn < 4; turn += 1) await passed(desk.terms.of(device).answerMs);
  expect((await commands())[0]?.state).toBe('timed-out');
  const next = Uint8Array.fromHex(asHex(field(order, 'NewSK')));
  await logger.hour(home.time.world, '31');
  expect(refusals()).toBe(0);
  await passed(1000);
  expect((await deliver()).ok).toBe(true);
  await passed(0);
  const sent = [await logger.hears('1014'), await logger.hears('1014'), await logger.hears('1014'), await logger.hears('1014')];
  expect(new Set([order, ...sent].map((one) => field(one, 'NewSK'))).size).toBe(1);
  await logger.hour(home.time.world - hourMs, '32', next);
  await desk.settled();
  expect([await keys(), refusals()]).toEqual([[[true, false, true]], 0]);
});

test('one at a time: a second delivery is refused, a logger that asks again gets none; without a key there is nothing to hide it with', async () => {
  expect((await deliver()).ok).toBe(true);
  expect(await deliver()).toMatchObject({ fault: 'command.under-way' });
  await logger.send('1014', [[['SKCreateTime', '20260101000000000']]]);
  await desk.settled();
  expect(await commands()).toHaveLength(1);
  const { keyHex: _key, ...bare } = { ...device, mn: 'BARE' };
  await register(bare);
  expect(await desk.give({ mn: bare.mn, ask: { kind: 'key-deliver' }, cause: 'person', by: '', reason: '' })).toMatchObject({ fault: 'command.no-key' });
  const old = [...home.house.directory.devices.values()].find(({ edition }) => edition === '2017');
  expect(await desk.give({ mn: old?.mn ?? '', ask: { kind: 'key-deliver' }, cause: 'person', by: '', reason: '' })).toMatchObject({ fault: 'command.not-in-edition' });
});

test('the key is in the store before it is on the line; a server that dies between takes frames under either afterwards', async () => {
  expect((await deliver()).ok).toBe(true);
  expect(await keys()).toEqual([[true, false, false]]);
  const order = await logger.hears('1014');
  logger.end();
  await gateway.close();
  await home.house.directory.reload(home.house.records.read(machineViewer), ['device']);
  await start();
  expect((await commands())[0]?.state).toBe('unknown');
  const next = asHex(field(order, 'NewSK'));
  logger = await new KeyedLogger(gateway, device, next).connect();
  await logger.hour(home.time.world, '31', Uint8Array.fromHex(firstKey));
  await logger.hour(home.time.world - hourMs, '32');
  await desk.settled();
  expect([await keys(), refusals()]).toEqual([[[true, false, true]], 0]);
});

test('once the logger has said that it took the key, the previous one is taken only so long as the rule says', async () => {
  await setKeyRule(home.house, { on: false, tries: 1, waitHours: 1, previousHours: 2 }, '某管理员');
  await exchange();
  const old = Uint8Array.fromHex(firstKey);
  await passed(2 * hourMs);
  await logger.hour(home.time.world, '31', old);
  expect(refusals()).toBe(0);
  await passed(1);
  await logger.hour(home.time.world - hourMs, '32', old);
  expect(refusals()).toBe(1);
  await logger.hour(home.time.world - 2 * hourMs, '33');
  expect(refusals()).toBe(1);
});

test('by itself: when the key is older than the standard has it, again so often and after a while, and never while the rule is off', async () => {
  await logger.hour(home.time.world, '31');
  expect(keyAge(home.house, device)).toMatchObject({ days: 60, due: false, term: { value: 90, standard: 'HJ 212-2025', clause: '6.4.3', confidence: 'low' } });
  home.time.world += 30 * dayMs;
  expect(keyAge(home.house, device)).toMatchObject({ days: 90, due: true });
  expect(await rotateKeys(home.house, desk)).toBe(0);
  await setKeyRule(home.house, { on: true, tries: 2, waitHours: 6, previousHours: 24 }, '某管理员');
  expect(await rotateKeys(home.house, desk)).toBe(1);
  expect(await commands()).toMatchObject([{ cause: 'rotation', ask: { kind: 'key-deliver' } }]);
  expect(await rotateKeys(home.house, desk)).toBe(0);
  for (let turn = 0; turn < 4; turn += 1) await passed(desk.terms.of(device).answerMs);
  expect(await rotateKeys(home.house, desk)).toBe(0);
  home.time.world += 6 * hourMs;
  expect(await rotateKeys(home.house, desk)).toBe(1);
  for (let turn = 0; turn < 4; turn += 1) await passed(desk.terms.of(device).answerMs);
  home.time.world += 6 * hourMs;
  expect([await rotateKeys(home.house, desk), (await commands()).length, (await keys()).length]).toEqual([0, 2, 1]);
});

test('the key is in no command, event, audit entry or frame in words, also when a logger repeats it', async () => {
  logger.say('1014', [[['SKCreateTime', '20260101000000000']]]);
  const order = await logger.hears('1014');
  const text = field(order, 'NewSK');
  logger.answer(order, '9011', 'QnRtn', 1);
  await logger.send('1014', [[['SKCreateTime', field(order, 'SKCreateTime')], ['NewSK', text]]]);
  logger.answer(order, '9012', 'ExeRtn', 1);
  while ((await commands())[0]?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 2));
  const read = home.house.records.read(machineViewer);
  const [held] = await read.deviceKeys(device.mn);
  const told = JSON.stringify([
    await commands(), await read.deviceCommandEvents((await commands()).map(({ id }) => id)), await read.audit({ limit: 99 }), await read.setting('key-rotation'),
    (await home.house.observations.latestFrames(device.point, 99)).map((frame) => frameLink(home.house, frame).steps),
  ]);
  expect(told).toContain(held?.fingerprint);
  expect(told).toContain('device-key.made');
  for (const secret of [text, asHex(text), Buffer.from(text).toString('base64'), firstKey]) expect(told).not.toContain(secret);
});
