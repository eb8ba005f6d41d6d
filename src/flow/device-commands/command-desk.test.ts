import { afterEach, beforeEach, expect, test } from 'vitest';
import { hourMs, instant } from '../../basis/time.ts';
import { printMoment } from '../../codecs/hj212/moment.ts';
import { deviceDirectory } from '../../gateway/devices.ts';
import { client, framed, settled, type Client } from '../../gateway/fixtures.ts';
import { openGateway, type Gateway } from '../../gateway/gateway.ts';
import type { Device } from '../../model/device.ts';
import type { CommandAsk, DeviceCommand } from '../../model/device-command.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { CommandDesk } from './command-desk.ts';

const by = '某分局监测科 张某';
let house0: TestHouse;
let desk: CommandDesk;
let gateway: Gateway;
let logger: Client | undefined;
let device: Device;
let old: Device;

beforeEach(async () => {
  house0 = await testHouse();
  const devices = [...house0.house.directory.devices.values()];
  const atOutlet = (one: Device): boolean => house0.house.directory.points.get(one.point)?.kind === 'water-outlet';
  const plain = (edition: Device['edition']) => devices.find((one) => one.edition === edition && one.crc === 'hj212' && one.keyHex === undefined && atOutlet(one));
  device = plain('2017') ?? devices[0] as Device;
  old = plain('2005') ?? device;
  desk = await start();
});
afterEach(async () => {
  logger?.end();
  logger = undefined;
  await gateway.close();
});

/** The server as it starts: the desk takes up what is kept, then the door opens. */
async function start(): Promise<CommandDesk> {
  const { house } = house0;
  const next = new CommandDesk(house, (error) => { throw error; });
  await next.load();
  gateway = await openGateway({ port: 0, store: house.observations, devices: deviceDirectory([...house.directory.devices.values()]), clocks: house.clocks, listener: next, limits: { flushMs: 5 } });
  next.attach(gateway.line);
  return next;
}

const give = async (ask: CommandAsk, to = device): Promise<DeviceCommand> => {
  const given = await desk.give({ mn: to.mn, ask, cause: 'person', by, reason: '例行核查' });
  if (!given.ok) throw new Error(`${given.fault} ${given.detail}`);
  return given.value;
};
const states = async (id: string): Promise<string> =>
  (await house0.house.records.read(machineViewer).deviceCommandEvents([id])).map(({ state, detail }) => (detail === '' ? state : `${state}:${detail}`)).join(' ');
const flagOf = (to: Device, asked: boolean): number => ({ 2005: 0, 2017: 4, 2025: 8 })[to.edition] + (asked ? 1 : 0);
const segment = (cn: string, cp: string, qn: string, to = device, st = '91', asked = false): string =>
  `${qn === '' ? '' : `QN=${qn};`}ST=${st};CN=${cn};PW=${to.password};MN=${to.mn};Flag=${flagOf(to, asked)};CP=&&${cp}&&`;
const qnOf = (frame: string | undefined): string => /QN=(\d{17})/.exec(frame ?? '')?.[1] ?? '';
const passed = async (ms: number): Promise<void> => { house0.time.machine += ms; await desk.tick(); };

/** The logger opens a link and makes itself known by a heartbeat that asks for no answer. */
async function connect(to = device): Promise<Client> {
  logger = await client(gateway.port);
  await known(logger, to);
  return logger;
}
async function known(line: Client, to = device): Promise<void> {
  const before = gateway.state().frames.received;
  line.socket.write(framed(segment('9015', '', `2026030210000000${before}`, to)));
  await settled(gateway, ({ frames }) => frames.received > before);
}
const say = (text: string): void => { logger?.socket.write(framed(text)); };
/** Until the history of the command ends so. */
async function until(id: string, end: string): Promise<string> {
  for (;;) {
    await desk.settled();
    const now = await states(id);
    if (now.endsWith(end)) return now;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test('the clock is set over the real door: 1012 goes to the logger’s link, 9011 and 9012 come back under its QN', async () => {
  const line = await connect();
  const { id } = await give({ kind: 'clock-set' });
  const [frame] = await line.until(1);
  expect(frame).toContain(`ST=32;CN=1012;PW=${device.password};MN=${device.mn};Flag=5;CP=&&SystemTime=${printMoment(instant(house0.time.world))}&&`);
  say(segment('9011', 'QnRtn=1', qnOf(frame)));
  say(segment('9012', 'ExeRtn=1', qnOf(frame)));
  expect(await until(id, 'done:1')).toBe('queued sent:1 answered:1 done:1');
  const [audit] = await house0.house.records.read(machineViewer).audit({ limit: 1 });
  expect(audit).toMatchObject({ actor: by, action: 'command.queued', subject: device.mn, detail: { ask: { kind: 'clock-set' }, reason: '例行核查' } });
  await settled(gateway, ({ frames }) => frames.pending === 0);
  expect(await house0.house.observations.latestFrames(device.point, 9)).toMatchObject([{ cn: '9012' }, { cn: '9011' }, { cn: '9015' }]);
});

test('a recall counts the records of its window, answers each, and leaves ordinary uploads alone', async () => {
  const line = await connect();
  const to = house0.time.world - hourMs;
  const { id } = await give({ kind: 'hour-records', from: to - 2 * hourMs, to });
  const [frame] = await line.until(1);
  expect(frame).toContain(`CN=2061;PW=${device.password};MN=${device.mn};Flag=5;CP=&&BeginTime=20260302070000;EndTime=20260302085959&&`);
  say(segment('9011', 'QnRtn=1', qnOf(frame)));
  for (const [at, serial] of [['20260302090000', 1], ['20260302070000', 2], ['20260302080000', 3]] as const) {
    say(segment('2061', `DataTime=${at};w01018-Avg=3${serial},w01018-Flag=N`, `2026030210000100${serial}`, device, '32', true));
  }
  await line.until(4);
  say(segment('9012', 'ExeRtn=1', qnOf(frame)));
  expect(await until(id, 'done:1')).toBe('queued sent:1 answered:1 done:1');
  expect((await house0.house.records.read(machineViewer).deviceCommand(id))?.records).toBe(2);
  const stored = await house0.house.observations.hoursStored({ points: [device.point], window: { from: to - 2 * hourMs, to }, limit: 9 });
  expect(stored).toHaveLength(2);
});

test('what the logger answers with is kept as sent', async () => {
  const line = await connect();
  const { id } = await give({ kind: 'clock-read' });
  const qn = qnOf((await line.until(1))[0]);
  say(segment('9011', 'QnRtn=1', qn));
  say(segment('1011', 'SystemTime=20260302095830', '20260302100002000', device, '32'));
  say(segment('9012', 'ExeRtn=1', qn));
  await until(id, 'done:1');
  expect((await house0.house.records.read(machineViewer).deviceCommand(id))?.reply).toEqual({ SystemTime: '20260302095830' });
});

test('the form of 2005 answers with QN inside CP, or without any', async () => {
  const line = await connect(old);
  const first = await give({ kind: 'clock-set' }, old);
  const qn = qnOf((await line.until(1))[0]);
  say(segment('9011', `QN=${qn};QnRtn=1`, '', old));
  say(segment('9012', 'ExeRtn=1', '', old));
  expect(await until(first.id, 'done:1')).toBe('queued sent:1 answered:1 done:1');
});

test('without an answer the same QN goes out three times more, with the time as it is then, and the command ends', async () => {
  const line = await connect();
  const { id } = await give({ kind: 'clock-set' });
  for (let turn = 0; turn < 4; turn += 1) {
    house0.time.world += 10_000;
    await passed(desk.terms.of(device).answerMs);
  }
  const frames = await line.until(4);
  expect(new Set(frames.map(qnOf)).size).toBe(1);
  expect(frames.map((frame) => /SystemTime=(\d+)/.exec(frame)?.[1])).toEqual(['20260302100000', '20260302100010', '20260302100020', '20260302100030']);
  expect(await states(id)).toBe('queued sent:1 sent:2 sent:3 sent:4 timed-out:answer');
  say(segment('9012', 'ExeRtn=1', qnOf(frames[0])));
  expect(await until(id, 'done:1')).toBe('queued sent:1 sent:2 sent:3 sent:4 timed-out:answer done:1');
});

test('one outstanding command a logger: the next goes when the first is over, under a QN of its own', async () => {
  const line = await connect();
  const first = await give({ kind: 'clock-set' });
  const second = await give({ kind: 'realtime-interval', seconds: 60 });
  expect([second.state, await states(second.id)]).toEqual(['queued', 'queued']);
  const [one] = await line.until(1);
  say(segment('9011', 'QnRtn=2', qnOf(one)));
  await until(first.id, 'refused:2');
  const [, two] = await line.until(2);
  expect(two).toContain('CN=1062');
  expect(two).toContain('CP=&&RtdInterval=60&&');
  expect(qnOf(two) > qnOf(one)).toBe(true);
});

test('a logger without a line: the command waits for it, and is given up when nobody expects it any more', async () => {
  const waits = await give({ kind: 'clock-set' });
  const behind = await give({ kind: 'clock-read' });
  await passed(desk.terms.of(device).linkMs - 1);
  expect(await states(waits.id)).toBe('queued');
  await passed(1);
  expect([await states(waits.id), await states(behind.id)]).toEqual(['queued not-connected', 'queued']);
  const line = await connect();
  await passed(1000);
  expect((await line.until(1))[0]).toContain('CN=1011');
});

test('commands follow the logger to the link on which it spoke last, and back', async () => {
  const first = await connect();
  const second = await connect();
  await give({ kind: 'clock-set' });
  expect((await second.until(1))[0]).toContain('CN=1012');
  expect(first.text()).toBe('');
  second.end();
  await known(first);
  await passed(desk.terms.of(device).answerMs);
  expect((await first.until(1))[0]).toContain('CN=1012');
  first.end();
});

test('a restart keeps the queue; what was on the line is unknown and is not sent again by itself', async () => {
  const line = await connect();
  const flying = await give({ kind: 'minute-interval', minutes: 10 });
  const waiting = await give({ kind: 'clock-read' });
  const qn = qnOf((await line.until(1))[0]);
  line.end();
  await gateway.close();
  desk = await start();
  expect([await states(flying.id), await states(waiting.id)]).toEqual(['queued sent:1 unknown:sent', 'queued']);
  const back = await connect();
  await desk.tick();
  const [frame] = await back.until(1);
  expect(frame).toContain('CN=1011');
  expect(qnOf(frame) > qn).toBe(true);
  say(segment('9012', 'ExeRtn=1', qn));
  expect(await until(flying.id, 'done:1')).toBe('queued sent:1 unknown:sent done:1');
  expect(await states(waiting.id)).toBe('queued sent:1');
});

test('a logger that asks for its clock (1013) is answered 9013 and gets the time, once while one is under way', async () => {
  const line = await connect();
  for (const serial of [1, 2]) say(segment('1013', '', `2026030210000500${serial}`, device, '32', true));
  const frames = await line.until(3);
  expect(frames.filter((frame) => frame.includes('CN=9013'))).toHaveLength(2);
  expect(frames.filter((frame) => frame.includes('CN=1012'))).toHaveLength(1);
  expect(await house0.house.records.read(machineViewer).deviceCommands({ mn: device.mn, limit: 9 })).toMatchObject([{ cause: 'device', by: '系统 system', ask: { kind: 'clock-set' } }]);
});

test('a heartbeat is answered 9013 if it asks, and not otherwise', async () => {
  const modern = [...house0.house.directory.devices.values()].find(({ edition }) => edition === '2025') ?? device;
  const line = await connect(modern);
  say(segment('9015', '', '20260302100000009', modern, '91', true));
  expect(await line.until(1)).toEqual([expect.stringContaining(`QN=20260302100000009;ST=91;CN=9013;PW=${modern.password};MN=${modern.mn};Flag=${flagOf(modern, false)};CP=&&&&`)]);
});

test.each([
  ['a window that ends before it begins', { kind: 'hour-records', from: 2, to: 1 }, 'command.unfit'],
  ['a window in the future             ', { kind: 'hour-records', from: 0, to: 9e14 }, 'command.unfit'],
  ['a window that is too long          ', { kind: 'minute-records', from: 0, to: 9e11 }, 'command.unfit'],
] as const)('%s is refused and leaves nothing', async (_name, ask, fault) => {
  expect(await desk.give({ mn: device.mn, ask, cause: 'person', by, reason: '' })).toMatchObject({ ok: false, fault });
  expect(await house0.house.records.read(machineViewer).deviceCommands({ limit: 9 })).toEqual([]);
});

test('refused as well: an edition without the command, an unknown logger, the twenty-first in a queue, taking back what is out', async () => {
  const ask: CommandAsk = { kind: 'clock-read' };
  expect(await desk.give({ mn: old.mn, ask: { kind: 'minute-interval', minutes: 10 }, cause: 'person', by, reason: '' })).toMatchObject({ fault: 'command.not-in-edition' });
  expect(await desk.give({ mn: 'nobody', ask, cause: 'person', by, reason: '' })).toMatchObject({ fault: 'request.not-found' });
  await connect();
  const { id } = await give(ask);
  for (let more = 0; more < 19; more += 1) await give(ask);
  expect(await desk.give({ mn: device.mn, ask, cause: 'person', by, reason: '' })).toMatchObject({ fault: 'command.queue-full' });
  expect(await desk.cancel(id, by)).toMatchObject({ fault: 'command.ended' });
  const [newest] = await house0.house.records.read(machineViewer).deviceCommands({ limit: 1 });
  expect(await desk.cancel(newest?.id ?? '', by)).toMatchObject({ value: { state: 'cancelled' } });
});

test('what only notifies (2012) ends with 9013; an answer of the same kind ends nothing else', async () => {
  const line = await connect();
  const stop = await give({ kind: 'realtime-stop' });
  const qn = qnOf((await line.until(1))[0]);
  say(segment('9013', '', qn));
  expect(await until(stop.id, 'done')).toBe('queued sent:1 done');
  const interval = await give({ kind: 'realtime-interval-read' });
  const next = qnOf((await line.until(2))[1]);
  say(segment('9013', '', next));
  say(segment('9011', 'QnRtn=1', next));
  say(segment('1061', 'RtdInterval=30', '20260302100009000', device, '32'));
  say(segment('9012', 'ExeRtn=1', next));
  expect(await until(interval.id, 'done:1')).toBe('queued sent:1 answered:1 done:1');
  expect((await house0.house.records.read(machineViewer).deviceCommand(interval.id))?.reply).toEqual({ RtdInterval: '30' });
});

test('a logger’s own patience goes before the place’s, and that before the standard’s; the others keep theirs', async () => {
  expect(desk.terms.shown(device)).toMatchObject({ answerSeconds: { value: 10, source: { from: 'standard', term: { standard: 'HJ 212-2017', confidence: 'high' } } }, linkMinutes: { value: 10 } });
  await desk.terms.set({ answerSeconds: 20, resends: 1 }, by);
  await desk.terms.set({ answerSeconds: 5 }, by, device.mn);
  expect([desk.terms.of(device), desk.terms.of(old)]).toEqual([
    { answerMs: 5_000, resends: 1, resultMs: 10_000, linkMs: 600_000 }, { answerMs: 20_000, resends: 1, resultMs: 10_000, linkMs: 600_000 },
  ]);
  const line = await connect();
  const { id } = await give({ kind: 'clock-read' });
  for (const wait of [5_000, 5_000]) await passed(wait);
  expect([await states(id), (await line.until(2)).length]).toEqual(['queued sent:1 sent:2 timed-out:answer', 2]);
  const again = new CommandDesk(house0.house, (error) => { throw error; });
  await again.load();
  expect(again.terms.of(device)).toEqual(desk.terms.of(device));
});
