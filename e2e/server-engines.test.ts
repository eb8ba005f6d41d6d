import { join } from 'node:path';
import type { Static } from 'typebox';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { day, hourMs, startOfDay } from '../src/basis/time.ts';
import { listCases } from '../src/contract/case.ts';
import { giveCommand, listCommands, readDevice } from '../src/contract/device.ts';
import { pointSeries } from '../src/contract/point.ts';
import { gatewayState } from '../src/contract/admin.ts';
import { health, status } from '../src/contract/status.ts';
import type { CommandAsk } from '../src/model/device-command.ts';
import { openTestServer, type TestServer } from '../src/stores/records/postgres/test-server.ts';
import { startStandIn, type StandIn } from '../tools/clickhouse-stand-in/start.ts';
import { postgresql } from '../tools/need.ts';
import { smallDrill, stepClock, storyPlace } from './drill.ts';
import { dropFolder, newFolder, qingshan, startGateway, startServing, type GatewayProcess, type Installation } from './installation.ts';
import { deviceFrame, exportedDevice, hourRecord, openLine, send } from './logger.ts';
import { until } from './until.ts';
import { staff, Visitor } from './visitor.ts';

/** The whole installation over engines of a server room: records on a PostgreSQL by URL, observations on a ClickHouse URL. */
vi.setConfig({ testTimeout: 240_000 });
const { point, branch } = storyPlace;
const folder = newFolder();
const lost = startOfDay(day('2026-02-23')) + 10 * hourMs;
let records: TestServer | undefined;
let database = '';
let observations: StandIn | undefined;
let installation: Installation | undefined;

const urls = (): Readonly<Record<string, string>> => ({ QINGSHAN_RECORDS_URL: database, QINGSHAN_OBSERVATIONS_URL: observations?.url ?? '' });
const serve = async (): Promise<Installation> => (installation = await startServing(join(folder, 'data'), smallDrill, { environment: urls() }));
const place = (): Installation => {
  if (installation === undefined) throw new Error('not started');
  return installation;
};

beforeAll(async () => {
  if (postgresql.skip) return;
  [records, observations] = await Promise.all([openTestServer(), startStandIn(join(folder, 'clickhouse'))]);
  database = await records.freshDatabase();
  await serve();
}, 400_000);
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(installation?.said().slice(-3000));
});
afterAll(async () => {
  await installation?.stop();
  await observations?.stop();
  await records?.close();
  dropFolder(folder);
});

describe.skipIf(postgresql.skip)(postgresql.named('served over a PostgreSQL and a ClickHouse by URL'), () => {
  const leads = { query: { type: 'integrity/exceedance', point, open: true } } as const;
  let lead = '';

  test('the drill fills, its engines are the servers, and nothing of theirs lies in the data folder', async () => {
    const said = await qingshan('doctor', '--json', '--data', place().data);
    expect([said.code, JSON.parse(said.out)]).toMatchObject([0, {
      status: 'ok', records: { engine: expect.stringContaining('PostgreSQL') }, observations: { engine: 'clickhouse' }, frames: { balanced: true },
    }]);
    expect(said.out).not.toContain('embedded');
  });

  test('a frame becomes an hour, the hour a lead', async () => {
    const as = staff(() => place().address);
    const frame = hourRecord(await exportedDevice(await as('system'), point), '32', lost, { w01018: '186.0' });
    expect(await send(place().gatewayPort, frame)).toContain('CN=9014');
    const desk = await as(branch);
    lead = (await until('the lead', async () => (await desk.get(listCases, leads)).rows[0])).id;
    const { rows } = await desk.get(pointSeries, { params: { number: point }, query: { from: lost, to: lost + hourMs, factor: 'w01018' } });
    expect(rows).toMatchObject([{ verdict: 'exceeds', limit: '100' }]);
  });

  test('stopped and served again it goes on: frames, lead and clock are there, a repeat is known, the next hours are determined', async () => {
    const before = await new Visitor(place().address).get(health);
    const then = await new Visitor(place().address).get(status);
    expect(await place().stop()).toBe(0);
    await serve();
    expect(place().said()).not.toContain('filling the drill province');
    const as = staff(() => place().address);
    const [system, desk] = await Promise.all([as('system'), as(branch)]);
    expect((await system.get(health)).frames).toMatchObject({ stored: before.frames.stored, acknowledged: before.frames.acknowledged });
    expect((await system.get(status)).world.now).toBeGreaterThanOrEqual(then.world.now);
    expect((await desk.get(listCases, leads)).rows.map(({ id }) => id)).toEqual([lead]);
    const frame = hourRecord(await exportedDevice(system, point), '32', lost, { w01018: '186.0' });
    expect(await send(place().gatewayPort, frame)).toContain('CN=9014');
    expect((await system.get(health)).frames).toMatchObject({ stored: before.frames.stored, duplicate: before.frames.duplicate + 1 });
    await stepClock(system, desk, 2, point);
    expect((await system.get(health)).frames.stored).toBeGreaterThan(before.frames.stored);
  });

  describe('beside two gateways that share a port', () => {
    const gateways: GatewayProcess[] = [];
    const begin = async (port: number): Promise<GatewayProcess> => {
      const started = await startGateway(port, { environment: urls() });
      gateways.push(started);
      return started;
    };
    afterAll(async () => { for (const gateway of gateways) await gateway.stop(); });
    /** Hours far before the fill, so that nothing else speaks of them. */
    const first = startOfDay(day('2026-01-10'));
    const hours = Array.from({ length: 48 }, (_, index) => first + index * hourMs);
    const balanced = ({ frames: { received, stored, duplicate, refused, pending } }: Pick<Static<typeof health.reply>, 'frames'>): boolean =>
      received === stored + duplicate + refused + pending;

    test('both take frames, every hour is determined, a frame sent again is known to either', async () => {
      const as = staff(() => place().address);
      const [system, desk] = await Promise.all([as('system'), as(branch)]);
      const one = await begin(0);
      const two = await begin(one.port);
      expect([one.door, two.door]).toEqual([1, 2]);
      const device = await exportedDevice(system, point);
      const frames = hours.map((hour, index) => hourRecord(device, '32', hour, { w01018: `${20 + index}.5`, [`w9${index % 3}001`]: '1.5' }));
      for (const frame of frames) expect(await send(one.port, frame)).toContain('CN=9014');
      for (const frame of frames) expect(await send(one.port, frame)).toContain('CN=9014');
      const rows = await until('all hours determined', async () => {
        const read = await desk.get(pointSeries, { params: { number: point }, query: { from: first, to: first + 48 * hourMs, factor: 'w01018' } });
        const hourly = read.rows.filter(({ period }) => period === 'hour');
        return hourly.length === 48 ? hourly : undefined;
      });
      expect(rows.map(({ value }) => value)).toEqual(hours.map((_, index) => `${20 + index}.5`));
      const { others } = await until('both have said so', async () => {
        const state = await system.get(gatewayState);
        const settled = state.others.reduce((sum, { frames: { received, pending } }) => sum + received - pending, 0);
        return state.others.length === 2 && settled === 96 ? state : undefined;
      });
      expect(others.every(({ frames: counts }) => counts.received > 0)).toBe(true);
      const summed = (of: 'stored' | 'duplicate'): number => others.reduce((sum, { frames: counts }) => sum + counts[of], 0);
      expect([summed('stored'), summed('duplicate')]).toEqual([48, 48]);
      const { frames: whole } = await until('the whole counts them too', async () => {
        const state = await system.get(health);
        return state.frames.duplicate >= 48 ? state : undefined;
      });
      expect(balanced({ frames: whole })).toBe(true);
    });

    test('one that is killed is replaced behind its door, and what it had answered is determined', async () => {
      const as = staff(() => place().address);
      const [system, desk] = await Promise.all([as('system'), as(branch)]);
      const [one, two] = gateways;
      await two?.stop();
      const { frames: before } = await system.get(health);
      const device = await exportedDevice(system, point);
      const late = startOfDay(day('2026-01-20'));
      expect(await send(one?.port ?? 0, hourRecord(device, '32', late, { w01018: '33.5' }))).toContain('CN=9014');
      await one?.kill();
      const again = await begin(0);
      expect(again.door).toBe(1);
      const value = await until('the hour that the killed one had answered', async () =>
        (await desk.get(pointSeries, { params: { number: point }, query: { from: late, to: late + hourMs, factor: 'w01018' } })).rows.find(({ period }) => period === 'hour')?.value);
      expect(value).toBe('33.5');
      expect(await send(again.port, hourRecord(device, '32', late, { w01018: '33.5' }))).toContain('CN=9014');
      const { frames: after } = await until('the whole knows it as a repeat', async () => {
        const state = await system.get(health);
        return state.frames.duplicate > before.duplicate && state.frames.pending === 0 ? state : undefined;
      });
      expect(after).toMatchObject({ stored: before.stored + 1, duplicate: before.duplicate + 1 });
      expect(balanced({ frames: after })).toBe(true);
    });

    test('a command reaches its logger over a gateway of its own, and ends by what it answers, also while `serve` was away', async () => {
      const as = staff(() => place().address);
      const [system, desk] = await Promise.all([as('system'), as(branch)]);
      const one = await begin(0);
      const device = await exportedDevice(system, point);
      const params = { mn: device.mn };
      const line = await openLine(one.port);
      line.write(deviceFrame(device, '9015', []));
      const said = async (): Promise<string> => (await desk.get(listCommands, { params })).rows[0]?.state ?? '';
      const order = async (give: { readonly ask: CommandAsk; readonly reason: string }): Promise<string> => {
        const before = line.got().length;
        await desk.get(giveCommand, { params, body: give });
        const text = await until('the command on the line', async () => /QN=\d{17}[^#]*CP=&&[^#]*&&/.exec(line.got().slice(before))?.[0]);
        return /QN=(\d{17})/.exec(text)?.[1] ?? '';
      };
      await until('the logger is known to be at this door', async () => ((await desk.get(readDevice, { params })).health.gateway === one.door ? true : undefined));
      const reason = '时钟偏差核查';
      const calibrated = await order({ ask: { kind: 'clock-set' }, reason });
      line.write(deviceFrame(device, '9011', [['QnRtn', '1']], calibrated));
      line.write(deviceFrame(device, '9012', [['ExeRtn', '1']], calibrated));
      await until('done', async () => ((await said()) === 'done' ? true : undefined));
      const second = await order({ ask: { kind: 'clock-set' }, reason });
      expect(await place().stop()).toBe(0);
      line.write(deviceFrame(device, '9012', [['ExeRtn', '1']], second));
      await serve();
      const back = await staff(() => place().address)(branch);
      const { rows } = await until('done by what came meanwhile', async () => {
        const list = await back.get(listCommands, { params });
        return list.rows[0]?.state === 'done' ? list : undefined;
      });
      expect(rows.slice(0, 2).map(({ state }) => state)).toEqual(['done', 'done']);
      line.close();
    });

    test('a second installation on the same engines is refused', async () => {
      const refused = await startServing(join(folder, 'second'), smallDrill, { environment: urls() }).then(() => 'started', String);
      expect(refused).toContain('[system.already-running]');
    });
  });

  test('an engine out of reach ends the start with its name and without its password', async () => {
    await place().stop();
    const { err, code } = await startServing(join(folder, 'data'), smallDrill, { environment: { ...urls(), QINGSHAN_RECORDS_URL: 'postgresql://someone:secret@127.0.0.1:1/none' } })
      .then(() => ({ err: 'started', code: 0 }), (error: unknown) => ({ err: String(error), code: 1 }));
    expect([code, err]).toEqual([1, expect.stringContaining('[system.engine-unreachable]')]);
    expect(err).not.toContain('secret');
  });
});
