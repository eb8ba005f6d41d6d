import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandDesk } from '../device-commands/command-desk.ts';
import { KeyedLogger } from '../device-commands/keyed-logger.fixture.ts';
import { Directory } from '../directory.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { deviceDirectory } from '../../gateway/devices.ts';
import { client, framed, settled, type Client } from '../../gateway/fixtures.ts';
import { openGateway, type Gateway } from '../../gateway/gateway.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { CommandAsk } from '../../model/device-command.ts';
import type { Device } from '../../model/device.ts';
import { readStored } from '../../sense/stored-frame.ts';
import { FarDesk } from './far-desk.ts';
import { FarLines } from './far-lines.ts';
import { MemoryRelay } from './memory-relay.fixture.ts';
import { relayLaws } from './relay-laws.fixture.ts';
import { keptMax, lateMs } from './terms.ts';

describe('the relay in memory', () => { relayLaws(async () => new MemoryRelay()); });

/** One process with a gateway: `serve` at door 0, or one of its own. */
type Place = { readonly gateway: Gateway; turn(): Promise<void> };

let home: TestHouse;
let relay: MemoryRelay;
let desk: CommandDesk;
let lines: FarLines;
let near: Place;
let far: Place & { readonly desk: FarDesk };
let device: Device;
let held: Set<number>;
const troubles: string[] = [];
const loggers: Client[] = [];

beforeEach(async () => {
  home = await testHouse();
  relay = new MemoryRelay();
  relay.awaitedNow = async () => (await home.house.records.read(machineViewer).deviceCommands({ open: true, limit: 99 })).map(({ mn }) => mn);
  held = new Set([0, 1]);
  troubles.length = 0;
  const { directory } = home.house;
  device = [...directory.devices.values()].find(({ edition, crc, keyHex, point }) =>
    edition === '2017' && crc === 'hj212' && keyHex === undefined && directory.points.get(point)?.kind === 'water-outlet') as Device;
  near = await serve();
  far = await gatewayOf(1);
});
afterEach(async () => {
  for (const logger of loggers.splice(0)) logger.end();
  await near.gateway.close();
  await far.gateway.close();
});

async function serve(): Promise<Place> {
  const { house } = home;
  desk = new CommandDesk(house, (error) => { throw error; });
  await desk.load();
  const devices = deviceDirectory([...house.directory.devices.values()], (one) => house.directory.keys.senderNow(one, house.clocks.world()));
  const gateway = await openGateway({ port: 0, store: house.observations, devices, clocks: house.clocks, listener: desk, limits: { flushMs: 2 } });
  const own = gateway.line;
  lines = new FarLines({
    relay, held: async () => held, machine: house.clocks.machine,
    near: {
      doorOf: (mn) => own.doorOf(mn), send: (mn, bytes) => own.send(mn, bytes), takeNews: () => own.takeNews(), takeGone: () => own.takeGone(),
      renew: (mn) => devices.renew(mn),
    },
  });
  await lines.begin();
  desk.attach(lines, lines);
  const read = ({ mn, bytes }: { readonly mn: string; readonly bytes: Uint8Array }) => {
    const upload = readStored(bytes, devices.lookup(mn)?.sender ?? { crc: 'hj212', keys: [] }, sm4);
    return upload.ok ? upload.value : undefined;
  };
  return { gateway, turn: () => lines.turn({ read, heard: (mn, upload) => desk.heard(mn, upload), settled: () => desk.settled() }) };
}

/** A gateway with registers of its own, as another process has them. */
async function gatewayOf(door: number): Promise<typeof far> {
  const { house } = home;
  const reader = house.records.read(machineViewer);
  const directory = await Directory.load(reader);
  const devices = deviceDirectory([...directory.devices.values()], (one) => directory.keys.senderNow(one, house.clocks.world()));
  const own = new FarDesk({
    relay, door, machine: house.clocks.machine, inChange: directory.keys.inChange, keysOf: (mn) => directory.keys.loadOf(reader, mn),
    onTrouble: (error) => troubles.push(String(error)),
  });
  await own.begin();
  const gateway = await openGateway({ port: 0, gateway: door, others: true, store: house.observations, devices, clocks: house.clocks, listener: own, limits: { flushMs: 2 } });
  return { gateway, desk: own, turn: () => own.turn(gateway.line, devices) };
}

/** Both processes have had their turn, so often that a letter and its answer have passed. */
async function turns(count = 2): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await far.turn();
    await near.turn();
    await desk.settled();
  }
}
const segment = (cn: string, cp: string, qn: string, asked = false, st = '91'): string =>
  `QN=${qn};ST=${st};CN=${cn};PW=${device.password};MN=${device.mn};Flag=${asked ? 5 : 4};CP=&&${cp}&&`;
const qnOf = (frame: string | undefined): string => /QN=(\d{17})/.exec(frame ?? '')?.[1] ?? '';
async function connect(gateway: Gateway): Promise<Client> {
  const logger = await client(gateway.port);
  loggers.push(logger);
  await say(logger, gateway, segment('9015', '', `2026030210000000${loggers.length}`));
  return logger;
}
async function say(logger: Client, gateway: Gateway, text: string): Promise<void> {
  const before = gateway.state().frames.received;
  logger.socket.write(framed(text));
  await settled(gateway, ({ frames }) => frames.received > before);
}
const give = async (ask: CommandAsk, mn = device.mn): Promise<string> => {
  const given = await desk.give({ mn, ask, cause: 'person', by: '某分局监测科 张某', reason: '例行核查' });
  if (!given.ok) throw new Error(`${given.fault} ${given.detail}`);
  return given.value.id;
};
const states = async (id: string): Promise<string> =>
  (await home.house.records.read(machineViewer).deviceCommandEvents([id])).map(({ state, detail }) => (detail === '' ? state : `${state}:${detail}`)).join(' ');
const passed = async (ms: number): Promise<void> => { home.time.machine += ms; await desk.tick(); };

test('a command goes out at the door where its logger is, and its answers come back from there', async () => {
  const logger = await connect(far.gateway);
  await turns();
  expect([desk.doorOf(device.mn), near.gateway.line.doorOf(device.mn)]).toEqual([1, undefined]);
  const id = await give({ kind: 'clock-set' });
  await turns();
  const [frame] = await logger.until(1);
  expect(frame).toContain('CN=1012');
  await say(logger, far.gateway, segment('9011', 'QnRtn=1', qnOf(frame)));
  await say(logger, far.gateway, segment('9012', 'ExeRtn=1', qnOf(frame)));
  await turns();
  expect(await states(id)).toBe('queued sent:1 answered:1 done:1');
});

test('records of a recall are counted while it is under way, and only then handed on', async () => {
  const logger = await connect(far.gateway);
  await turns();
  const hour = (at: string, serial: number): Promise<void> =>
    say(logger, far.gateway, segment('2061', `DataTime=${at};w01018-Avg=3${serial},w01018-Flag=N`, `2026030210000100${serial}`, true, '32'));
  await hour('20260302080000', 1);
  await far.turn();
  expect(await relay.waiting(0, 9)).toEqual([]);
  const to = home.time.world - 3_600_000;
  const id = await give({ kind: 'hour-records', from: to - 7_200_000, to });
  await turns();
  const order = (await logger.until(2)).find((frame) => frame.includes('BeginTime'));
  await say(logger, far.gateway, segment('9011', 'QnRtn=1', qnOf(order)));
  await hour('20260302070000', 2);
  await hour('20260302080000', 3);
  await say(logger, far.gateway, segment('9012', 'ExeRtn=1', qnOf(order)));
  await turns();
  expect([await states(id), (await home.house.records.read(machineViewer).deviceCommand(id))?.records]).toEqual(['queued sent:1 answered:1 done:1', 2]);
});

test('commands follow the logger from door to door, also back to where it was before', async () => {
  const first = await connect(far.gateway);
  await turns();
  const second = await connect(near.gateway);
  await turns();
  const id = await give({ kind: 'clock-set' });
  expect((await second.until(1))[0]).toContain('CN=1012');
  const third = await connect(far.gateway);
  await turns();
  await passed(desk.terms.of(device).answerMs);
  await turns();
  const [again] = await third.until(1);
  expect([first.text(), await states(id)]).toEqual(['', 'queued sent:1 sent:2']);
  await say(third, far.gateway, segment('9011', 'QnRtn=1', qnOf(again)));
  await turns();
  expect(await states(id)).toBe('queued sent:1 sent:2 answered:1');
});

test('a door that nobody holds has no line; the command waits and is given up', async () => {
  await connect(far.gateway);
  await turns();
  held.delete(1);
  await near.turn();
  expect(desk.connected(device.mn)).toBe(false);
  const id = await give({ kind: 'clock-set' });
  await passed(desk.terms.of(device).linkMs);
  expect(await states(id)).toBe('queued not-connected');
});

test('a line that went is said once it went, and a logger that is nowhere is not reached', async () => {
  const logger = await connect(far.gateway);
  await turns();
  logger.end();
  while (far.gateway.state().links.open > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  await turns();
  expect(desk.connected(device.mn)).toBe(false);
});

test('an answer that comes while `serve` is down ends its command when it is back', async () => {
  const logger = await connect(far.gateway);
  await turns();
  const id = await give({ kind: 'clock-set' });
  await turns();
  const [frame] = await logger.until(1);
  await near.gateway.close();
  await say(logger, far.gateway, segment('9012', 'ExeRtn=1', qnOf(frame)));
  await far.turn();
  near = await serve();
  expect(await states(id)).toBe('queued sent:1 unknown:sent');
  await turns();
  expect(await states(id)).toBe('queued sent:1 unknown:sent done:1');
});

test('what comes too late is not put on the line, and is said', async () => {
  const logger = await connect(far.gateway);
  await turns();
  await give({ kind: 'clock-set' });
  await near.turn();
  home.time.machine += lateMs + 1;
  await far.turn();
  expect([logger.text(), troubles.length]).toEqual(['', 1]);
  expect(troubles[0]).toContain(`${lateMs + 1} ms late`);
});

test('records out of reach: letters and lines wait in their order; beyond the bound the oldest go, and are counted', async () => {
  relay.out = true;
  const logger = await connect(far.gateway);
  await expect(far.turn()).rejects.toThrow('out of reach');
  await say(logger, far.gateway, segment('9011', 'QnRtn=1', '20260302100000001'));
  await expect(far.turn()).rejects.toThrow('out of reach');
  relay.out = false;
  await turns();
  expect([desk.connected(device.mn), await relay.waiting(0, 9)]).toEqual([true, []]);
  const upload = readStored(framed(segment('9011', 'QnRtn=1', '20260302100000002')).subarray(0, -2), { crc: 'hj212', keys: [] });
  if (!upload.ok) throw new Error(upload.fault);
  for (let sent = 0; sent < keptMax + 3; sent += 1) far.desk.heard(device.mn, upload.value, new Uint8Array([sent % 256]));
  await far.turn();
  expect(troubles).toEqual([expect.stringContaining('3 frames')]);
  expect((await relay.waiting(0, keptMax + 9)).map(({ bytes }) => bytes[0]).slice(0, 2)).toEqual([3, 4]);
});

test('keys are exchanged through a gateway of its own: it holds the new one before the logger uses it', async () => {
  const { house } = home;
  const keyed: Device = { ...device, edition: '2025', keyHex: '30'.repeat(16), from: '2026-01-01' };
  await house.records.write(machineViewer, (writer) =>
    writer.putEntries([{ kind: 'device', id: keyed.mn, from: keyed.from, enteredAt: house.clocks.machine() - 1, body: keyed }]));
  await house.directory.reload(house.records.read(machineViewer), ['device']);
  await near.gateway.close();
  await far.gateway.close();
  [near, far] = [await serve(), await gatewayOf(1)];
  const logger = await new KeyedLogger(far.gateway, keyed, '30'.repeat(16)).connect();
  await logger.send('9015', []);
  await turns();
  logger.say('1014', [[['SKCreateTime', '20260101000000000']]]);
  await logger.hears('9013');
  await turns(3);
  const order = await logger.hears('1014');
  logger.answer(order, '9011', 'QnRtn', 1);
  logger.answer(order, '9012', 'ExeRtn', 1);
  await settled(far.gateway, ({ frames }) => frames.received === 4 && frames.pending === 0);
  await turns(3);
  const newKey = order.others.find(([name]) => name === 'NewSK')?.[1] ?? '';
  logger.key = new TextEncoder().encode(newKey);
  await logger.hour(home.time.world, '31');
  await turns(3);
  expect(far.gateway.state().refusals).toEqual({});
  expect(await house.records.read(machineViewer).deviceKeys(keyed.mn)).toMatchObject([{ takenAt: expect.any(Number), heardAt: expect.any(Number) }]);
  logger.end();
});
