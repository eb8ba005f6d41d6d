import { afterEach, describe, expect, test } from 'vitest';
import type { DirtyHour, ObservationStore } from '../flow/ports/observations.ts';
import { openMemoryStore } from '../stores/observations/memory.ts';
import { client, device, framed, hourSegment, house, settled, type Client, type House } from './fixtures.ts';
import type { GatewayOptions } from './gateway.ts';

const open: { gateways: House[]; clients: Client[] } = { gateways: [], clients: [] };
afterEach(async () => {
  for (const each of open.clients.splice(0)) each.end();
  for (const each of open.gateways.splice(0)) await each.gateway.close();
});
async function start(devices = [device()], options: Partial<GatewayOptions> = {}): Promise<House> {
  const opened = await house(devices, options);
  open.gateways.push(opened);
  return opened;
}
async function link(of: House): Promise<Client> {
  const made = await client(of.gateway.port);
  open.clients.push(made);
  return made;
}
const balanced = ({ frames }: ReturnType<House['gateway']['state']>): void => {
  expect(frames.received).toBe(frames.stored + frames.duplicate + frames.refused + frames.pending);
  expect(frames.acknowledged + frames.unasked).toBe(frames.stored + frames.duplicate);
};

describe('what is taken', () => {
  test('a record is stored raw and as readings, then answered in the edition of its device', async () => {
    const dirty: DirtyHour[] = [];
    const home = await start([device(), device({ mn: 'OLD', edition: '2005', point: 8 }), device({ mn: 'NEW', edition: '2025', point: 9 })], { onStored: (hours) => void dirty.push(...hours) });
    const logger = await link(home);
    logger.socket.write(framed('QN=20260302115000001;ST=32;CN=2061;PW=123456;MN=MN1;Flag=5;CP=&&DataTime=20260302100000;w01018-Avg=32.5,w01018-Flag=N&&'));
    expect((await logger.until(1))[0]).toMatch(/^##\d{4}QN=20260302115000001;ST=91;CN=9014;PW=123456;MN=MN1;Flag=4;CP=&&&&/);
    logger.socket.write(framed('QN=20260302115000002;ST=32;CN=2061;PW=123456;MN=OLD;Flag=1;CP=&&DataTime=20260302100000;011-Avg=1&&'));
    expect((await logger.until(2))[1]).toContain('CP=&&QN=20260302115000002;CN=2061&&');
    logger.socket.write(framed('QN=20260302115000003;ST=91;CN=9015;PW=123456;MN=NEW;Flag=9;CP=&&&&'));
    expect((await logger.until(3))[2]).toContain('CN=9013;PW=123456;MN=NEW;Flag=8;CP=&&&&');
    const at = Date.UTC(2026, 2, 2, 2);
    expect(dirty).toEqual([{ point: 7, at }, { point: 8, at }]);
    expect(await home.store.readingsOfHours([{ point: 7, at }], 'hour', ['Avg', 'Min', 'Max', 'Rtd'])).toMatchObject([{ factor: 'w01018', field: 'Avg', value: '32.5', flag: 'N' }]);
    const [frame] = await home.store.latestFrames(7, 1);
    expect(Buffer.from(frame?.bytes ?? []).toString()).toMatch(/^##\d{4}QN=.*&&[0-9A-F]{4}$/);
    expect(home.gateway.state()).toMatchObject({ status: 'ok', frames: { received: 3, stored: 3, acknowledged: 3, pending: 0 } });
  });

  test('four frames in one packet, and a frame cut at every place', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(Buffer.concat([0, 1, 2, 3].map((hour) => framed(hourSegment({ at: `202603020${hour}0000` })))));
    await logger.until(4);
    const cut = framed(hourSegment({ at: '20260302040000' }));
    for (const byte of cut) {
      logger.socket.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await logger.until(5);
    expect(home.gateway.state().frames).toMatchObject({ received: 5, stored: 5 });
  });

  test('a registration without number is taken under point 0 and answered with an empty MN', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(framed('QN=20260302115000001;ST=91;CN=1001;PW=;MN=;Flag=9;CP=&&i23005-Info=//A1//&&'));
    expect((await logger.until(1))[0]).toContain('CN=9013;PW=;MN=;');
    expect(await home.store.latestFrames(0, 5)).toMatchObject([{ mn: '', cn: '1001' }]);
  });

  test('answers of commands and frames that ask nothing are stored and not answered', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(framed('QN=20260302115000001;ST=91;CN=9012;PW=123456;MN=MN1;Flag=5;CP=&&ExeRtn=1&&'));
    logger.socket.write(framed(hourSegment({ flag: '4' })));
    const state = await settled(home.gateway, ({ frames }) => frames.stored === 2);
    expect(state.frames).toMatchObject({ acknowledged: 0, unasked: 2 });
    expect(logger.text()).toBe('');
  });

  test('what is no number is counted and stays in the raw frame', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(framed(hourSegment({ cp: 'DataTime=20260302100000;w01018-Avg=St,w01018-Flag=N;w01019-Avg=0.1234567;w01009-Avg=8,w01009-Odd=1' })));
    await logger.until(1);
    expect(home.gateway.state().values).toEqual({ stored: 1, otherFields: 1, unnumbered: 0, faults: { 'value.not-a-number': 1, 'value.unrepresentable': 1 } });
  });

  test.each([['modbus'], ['modbus-le'], ['hj212-swapped'], ['crc-unpadded']] as const)('a device with the profile %s', async (crc) => {
    const { encodeFrame } = await import('../codecs/hj212/encode.ts');
    const home = await start([device({ crc })]);
    const logger = await link(home);
    for (let value = 0; value < 20; value += 1) {
      const header = { qn: `202603021150000${String(value).padStart(2, '0')}`, st: '32', cn: '2011', pw: '123456', mn: 'MN1', flag: '5' };
      const frame = encodeFrame({ header, items: [[['DataTime', '20260302100000']], [['w01018-Rtd', String(value)]]] }, { edition: '2017', crc });
      if (!frame.ok) throw new Error(frame.detail);
      logger.socket.write(frame.value);
    }
    await logger.until(20);
    expect(home.gateway.state().frames.refused).toBe(0);
  });
});

describe('once', () => {
  test('a resend is answered again and stored once, in one flush and in a later one', async () => {
    const home = await start();
    const logger = await link(home);
    const frame = framed(hourSegment());
    logger.socket.write(Buffer.concat([frame, frame]));
    await logger.until(2);
    logger.socket.write(frame);
    await logger.until(3);
    logger.socket.write(framed(hourSegment({ at: '20260302110000' })));
    await logger.until(4);
    logger.socket.write(frame);
    await logger.until(5);
    const state = home.gateway.state();
    expect(state.frames).toEqual({ received: 5, stored: 2, duplicate: 3, refused: 0, pending: 0, acknowledged: 5, unasked: 0 });
  });

  test('other content of the same hour is a correction: both frames stay, the later value holds', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(framed(hourSegment({ value: '1' })));
    await logger.until(1);
    logger.socket.write(framed(hourSegment({ value: '2' })));
    await logger.until(2);
    expect(await home.store.latestFrames(7, 5)).toHaveLength(2);
    expect(await home.store.readingsOfHours([{ point: 7, at: Date.UTC(2026, 2, 2, 2) }], 'hour', ['Avg', 'Min', 'Max', 'Rtd'])).toMatchObject([{ value: '2' }]);
  });

  test('a restarted gateway knows resends and never gives a number again', async () => {
    const store = openMemoryStore();
    const first = await house([device()], { store });
    const logger = await client(first.gateway.port);
    const frames = ['20260302100000', '20260302080000'].map((at) => framed(hourSegment({ at })));
    logger.socket.write(Buffer.concat(frames));
    await logger.until(2);
    await first.gateway.close();
    await logger.closed();
    const last = await store.lastNumber();
    const second = await start([device()], { store });
    const again = await link(second);
    again.socket.write(Buffer.concat(frames));
    await again.until(2);
    expect(second.gateway.state().frames).toMatchObject({ received: 4, stored: 2, duplicate: 2 });
    expect(await store.lastNumber()).toBeGreaterThan(last);
  });

  test('two heartbeats are two frames', async () => {
    const home = await start();
    const logger = await link(home);
    for (const ms of ['001', '002']) logger.socket.write(framed(`QN=20260302115000${ms};ST=91;CN=9015;PW=123456;MN=MN1;Flag=5;CP=&&&&`));
    await logger.until(2);
    expect(home.gateway.state().frames.stored).toBe(2);
  });
});

describe('what is refused is counted, kept and not answered', () => {
  test.each([
    ['unknown device', 'frame.unknown-device', framed(hourSegment({ mn: 'NOBODY' }))],
    ['wrong password', 'frame.wrong-password', framed(hourSegment({ pw: '654321' }))],
    ['wrong check', 'frame.crc', framed(hourSegment(), '0001')],
    ['a check that is no number', 'frame.crc', framed(hourSegment(), 'ZZZZ')],
    ['wrong length', 'frame.crc', framed(hourSegment(), undefined, 90)],
    ['oversize', 'frame.oversize', framed('QN=1;MN=MN1;', undefined, 9999)],
    ['no data area', 'frame.malformed', framed('QN=20260302115000001;ST=32;CN=2061;PW=123456;MN=MN1;Flag=5')],
    ['other edition', 'frame.wrong-edition', framed(hourSegment({ flag: '1' }))],
    ['no data time', 'frame.bad-time', framed(hourSegment({ cp: 'w01018-Avg=1' }))],
    ['30 February', 'frame.bad-time', framed(hourSegment({ at: '20260230100000' }))],
    ['future', 'frame.future-time', framed(hourSegment({ at: '20260302130000' }))],
    ['unknown command', 'frame.unknown-command', framed(hourSegment({ cn: '7777' }))],
  ] as const)('%s', async (_name, fault, bytes) => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write(bytes);
    logger.socket.write(framed(hourSegment({ at: '20260302090000' })));
    expect(await logger.until(1)).toHaveLength(1);
    const state = await settled(home.gateway, ({ frames }) => frames.pending === 0 && frames.stored === 1);
    balanced(state);
    expect(state.refusals).toEqual({ [fault]: 1 });
    const [row] = await home.store.refused({ limit: 5 });
    expect(row).toMatchObject({ fault });
    expect(bytes.includes(Buffer.from(row?.bytes ?? []))).toBe(true);
  });

  test('a key that nobody registered, and a wrong one', async () => {
    const { encodeFrame } = await import('../codecs/hj212/encode.ts');
    const { sm4 } = await import('./sm4.ts');
    const key = new Uint8Array(16).fill(0x30);
    const home = await start([device({ mn: 'K', edition: '2025', keyHex: '30'.repeat(16) }), device({ mn: 'W', edition: '2025', keyHex: '31'.repeat(16) })]);
    const logger = await link(home);
    for (const mn of ['K', 'W']) {
      const header = { qn: '20260302115000001', st: '31', cn: '2061', pw: '123456', mn, flag: '9' };
      const frame = encodeFrame({ header, items: [[['DataTime', '20260302100000']], [['a21026-Avg', '35.25'], ['a21026-Flag', 'N']]] }, { edition: '2025', secret: { key, sm4 } });
      if (!frame.ok) throw new Error(frame.detail);
      logger.socket.write(frame.value);
    }
    await logger.until(1);
    const state = await settled(home.gateway, ({ frames }) => frames.pending === 0 && frames.received >= 2);
    expect(state.frames.stored).toBe(1);
    expect(await home.store.readingsOfHours([{ point: 7, at: Date.UTC(2026, 2, 2, 2) }], 'hour', ['Avg', 'Min', 'Max', 'Rtd'])).toMatchObject([{ value: '35.25' }]);
    expect(await home.store.refused({ mn: 'W', limit: 5 })).toHaveLength(1);
  });

  test('a link of pure noise is closed, its bytes counted', async () => {
    const home = await start();
    const logger = await link(home);
    logger.socket.write('GET / HTTP/1.1\r\n'.repeat(300));
    await logger.closed();
    const state = await settled(home.gateway, ({ frames }) => frames.refused === 1 && frames.pending === 0);
    expect(state).toMatchObject({ refusals: { 'frame.noise': 1 }, noiseBytes: 4800, links: { open: 0 } });
  });

  test('a frame that drips is refused and its link closed, whatever still drips', async () => {
    const home = await start([device()], { limits: { frameMs: 60 } });
    const logger = await link(home);
    const drip = setInterval(() => logger.socket.write('A'), 5);
    logger.socket.write('##0200QN=2026;MN=MN1;');
    await logger.closed();
    clearInterval(drip);
    const state = await settled(home.gateway, ({ frames }) => frames.pending === 0 && frames.refused > 0);
    expect(state.refusals['frame.timeout']).toBe(1);
    expect(await home.store.refused({ mn: 'MN1', limit: 5 })).toMatchObject([{ fault: 'frame.timeout' }]);
  });

  test('links above the limit are closed and counted; a closed one makes room', async () => {
    const home = await start([device()], { limits: { linksMax: 2 } });
    const [first] = [await link(home), await link(home)];
    const third = await link(home);
    await third.closed();
    expect(home.gateway.state()).toMatchObject({ links: { open: 2, refused: 1 }, refusals: { 'gateway.too-many-links': 1 } });
    first?.end();
    await settled(home.gateway, ({ links }) => links.open === 1);
    const fourth = await link(home);
    fourth.socket.write(framed(hourSegment()));
    await fourth.until(1);
  });
});

/** A store whose appends wait for a word, or fail. */
function held(): { store: ObservationStore; release: () => void; fail: (error: Error | undefined) => void } {
  const inner = openMemoryStore();
  let gate = Promise.withResolvers<void>();
  let error: Error | undefined;
  return {
    store: { ...inner, async append(batch) { if (error !== undefined) throw error; await gate.promise; if (error !== undefined) throw error; await inner.append(batch); } },
    release: () => { gate.resolve(); },
    fail: (next) => { error = next; gate.resolve(); gate = Promise.withResolvers(); if (next === undefined) gate.resolve(); },
  };
}

describe('nothing is acknowledged before it is durable', () => {
  test('the answer waits for the store', async () => {
    const { store, release } = held();
    const home = await start([device()], { store });
    const logger = await link(home);
    logger.socket.write(framed(hourSegment()));
    await settled(home.gateway, ({ frames }) => frames.pending === 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(logger.text()).toBe('');
    expect(home.gateway.state().frames).toMatchObject({ received: 1, stored: 0, pending: 1, acknowledged: 0 });
    release();
    await logger.until(1);
    expect(home.gateway.state().frames).toMatchObject({ stored: 1, pending: 0, acknowledged: 1 });
  });

  test.each([
    ['full disk', 'system.disk-full', 'Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)'],
    ['full disk of the system', 'system.disk-full', 'write ENOSPC: No space left on device'],
    ['engine gone', 'system.engine-unreachable', 'connect ECONNREFUSED 127.0.0.1:8123'],
  ] as const)('%s: links stay, nothing is answered, the state says it, and it goes on afterwards', async (_name, fault, message) => {
    const { store, fail } = held();
    fail(new Error(message));
    const home = await start([device()], { store });
    const logger = await link(home);
    logger.socket.write(framed(hourSegment()));
    const state = await settled(home.gateway, (each) => each.status === 'failing');
    expect(state).toMatchObject({ fault, frames: { stored: 0, acknowledged: 0, pending: 1 }, links: { open: 1 } });
    expect(logger.text()).toBe('');
    fail(undefined);
    await logger.until(1);
    expect(await settled(home.gateway, (each) => each.status === 'ok')).toMatchObject({ frames: { stored: 1, acknowledged: 1, pending: 0 } });
    balanced(home.gateway.state());
  });

  test('frames that wait when the gateway stops are stored and answered', async () => {
    const home = await house([device()], { limits: { flushMs: 60_000 } });
    const logger = await client(home.gateway.port);
    logger.socket.write(framed(hourSegment()));
    await settled(home.gateway, ({ frames }) => frames.pending === 1);
    expect(await home.gateway.close()).toBe(true);
    await logger.until(1).catch(() => undefined);
    await logger.closed();
    expect(logger.text()).toContain('CN=9014');
    expect(home.gateway.state()).toMatchObject({ status: 'stopped', frames: { stored: 1, pending: 0 } });
  });

  test('a gateway that stops while the store fails says so and answers nothing', async () => {
    const { store, fail } = held();
    fail(new Error('connect ECONNREFUSED'));
    const home = await house([device()], { store });
    const logger = await client(home.gateway.port);
    logger.socket.write(framed(hourSegment()));
    await settled(home.gateway, (each) => each.status === 'failing');
    logger.socket.write(framed(hourSegment({ at: '20260302090000' })));
    await settled(home.gateway, ({ frames }) => frames.pending === 2);
    expect(await home.gateway.close()).toBe(false);
    await logger.closed();
    expect(logger.text()).toBe('');
    expect(home.gateway.state()).toMatchObject({ status: 'stopped', frames: { stored: 0, acknowledged: 0, pending: 2 } });
  });

  test('many corrections of one hour are told from resends beyond what is remembered', async () => {
    const home = await start();
    const logger = await link(home);
    const all = Array.from({ length: 100 }, (_, index) => framed(hourSegment({ value: String(index) })));
    logger.socket.write(Buffer.concat(all));
    await logger.until(100);
    logger.socket.write(Buffer.concat([...all, framed(hourSegment({ value: '777' }))]));
    await logger.until(201);
    expect(home.gateway.state().frames).toMatchObject({ stored: 101, duplicate: 100 });
  });

  test('links are not read while too much waits, and all is stored in the end', async () => {
    const { store, release } = held();
    const home = await start([device()], { store, limits: { waitingBytesMax: 2000 } });
    const logger = await link(home);
    const all = Array.from({ length: 3000 }, (_, index) => framed(hourSegment({ cn: '2011', at: `2026030209${String(index % 60).padStart(2, '0')}00`, value: String(index) })));
    logger.socket.write(Buffer.concat(all));
    await settled(home.gateway, ({ frames }) => frames.pending > 10);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(home.gateway.state().frames.received).toBeLessThan(3000);
    release();
    await logger.until(3000);
    expect(home.gateway.state().frames).toMatchObject({ received: 3000, stored: 3000 });
  });
});

test('many open links', async () => {
  const count = Number(process.env['QINGSHAN_LINKS'] ?? 500);
  const devices = Array.from({ length: count }, (_, index) => device({ mn: `L${index}`, point: index + 1 }));
  const home = await start(devices);
  const loggers = await Promise.all(devices.map(() => link(home)));
  loggers.forEach((logger, index) => logger.socket.write(framed(hourSegment({ mn: `L${index}` }))));
  await Promise.all(loggers.map((logger) => logger.until(1)));
  expect(home.gateway.state()).toMatchObject({ links: { open: count }, frames: { stored: count, acknowledged: count } });
}, 120_000);
