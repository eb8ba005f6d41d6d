import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../src/basis/random.ts';
import { hourMs, instant } from '../../../src/basis/time.ts';
import { printMoment } from '../../../src/codecs/hj212/moment.ts';
import { deviceDirectory } from '../../../src/gateway/devices.ts';
import { openGateway } from '../../../src/gateway/gateway.ts';
import { sm4 } from '../../../src/gateway/sm4.ts';
import { openMemoryStore } from '../../../src/stores/observations/memory.ts';
import { frameBytes } from '../../province/frames.ts';
import { growProvince } from '../../province/province.ts';
import { Logger } from '../logger.ts';

const kills = Number(process.env['QINGSHAN_INSTALLATION_KILLS'] ?? 3);
const first = Date.UTC(2025, 5, 1);
/** Loggers without a key and of the edition of 2017, so that what is forwarded is what came, to the last byte. */
const senders = growProvince({ seed: 7, size: 'county' }).devices.filter(({ edition, keyHex, crc }) => edition === '2017' && keyHex === undefined && crc === 'hj212').slice(0, 4);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingshan-forward-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const bytesOf = (device: (typeof senders)[number], qn: string, at: number, serial: number): string => Buffer.from(frameBytes({
  device, message: {
    header: { qn, st: '32', cn: '2061', pw: device.password, mn: device.mn, flag: '5' },
    items: [[['DataTime', printMoment(instant(at))]], [['w01018-Avg', `${serial}.25`], ['w01018-Flag', 'N']]],
  },
}, sm4)).toString('latin1');

test(`${kills} kills of a process that forwards to another gateway: every frame arrives exactly once, as stored, its readings equal`, async () => {
  const random = seededRandom(20260302);
  const store = openMemoryStore();
  const upper = await openGateway({ port: 0, store, devices: deviceDirectory(senders), clocks: { world: Date.now, machine: Date.now }, limits: { flushMs: 5 } });
  const loggers = senders.map((device) => new Logger({ mn: device.mn, print: (qn, at, serial) => bytesOf(device, qn, at, serial), dataTime: (serial) => first + serial * hourMs }));
  const start = async (): Promise<{ child: ReturnType<typeof spawn>; lines: ReturnType<typeof createInterface>; gatewayPort: number }> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), '--data', folder, '--upper', String(upper.port), '--window', '3'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout);
    const ended = once(child, 'exit').then(([code]) => { throw new Error(`ended with ${code} before it was ready`); });
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    ended.catch(() => undefined);
    return { child, lines, gatewayPort: JSON.parse(String(line)).gatewayPort };
  };
  for (let kill = 1; kill <= kills; kill += 1) {
    const { child, gatewayPort } = await start();
    const before = upper.state().frames.stored;
    for (const logger of loggers) logger.start(gatewayPort);
    while (upper.state().frames.stored < before + 10) await sleep(5);
    await sleep(random() * 300);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    for (const logger of loggers) logger.drop();
  }
  const { child, lines, gatewayPort } = await start();
  for (const logger of loggers) {
    logger.start(gatewayPort);
    logger.rest();
  }
  while (loggers.some((logger) => logger.owing)) await sleep(10);
  const sent = loggers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  while (upper.state().frames.stored < sent) await sleep(20);
  await sleep(1500);
  const told = once(lines, 'line');
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const counted: Record<string, number> = JSON.parse(String((await told)[0]));
  await exited;
  for (const logger of loggers) logger.drop();
  const frames = await store.framesAfter(0n, 1_000_000);
  const arrived = frames.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).toSorted();
  const wanted = loggers.flatMap((logger, place) => Array.from({ length: logger.acknowledged }, (_, serial) => {
    const device = senders[place];
    return device === undefined ? '' : bytesOf(device, qnOf(logger.dataTime(serial)), logger.dataTime(serial), serial).trimEnd();
  })).toSorted();
  expect(arrived).toEqual(wanted);
  expect(counted).toMatchObject({ 'stored': sent, 'selected': sent, 'accepted': sent, 'written': 0, 'waiting': 0, 'refused': 0, 'unanswered': 0, 'not-sendable': 0 });
  for (const logger of loggers) {
    const point = senders.find(({ mn }) => mn === logger.mn)?.point ?? 0;
    const hours = Array.from({ length: logger.acknowledged }, (_, serial) => ({ point, at: logger.dataTime(serial) }));
    expect((await store.readingsOfHours(hours, 'hour', ['Avg'])).map(({ value }) => value)).toEqual(hours.map((_, serial) => `${serial}.25`));
  }
  console.info(`forwarded ${sent} frames over ${kills} kills, ${upper.state().frames.duplicate} sent twice and recognised`);
  await upper.close();
}, 90_000 + kills * 30_000);

const qnOf = (at: number): string => `${printMoment(instant(at + 500))}500`;
