import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { day, hourMs, startOfDay } from '../src/basis/time.ts';
import { pointSeries } from '../src/contract/point.ts';
import { health } from '../src/contract/status.ts';
import { openTestServer, type TestServer } from '../src/stores/records/postgres/test-server.ts';
import { startStandIn, type StandIn } from '../tools/clickhouse-stand-in/start.ts';
import { postgresql } from '../tools/need.ts';
import { storyPlace } from './drill.ts';
import { dropFolder, newFolder, qingshanIn, startServing } from './installation.ts';
import { exportedDevice, hourRecord, send } from './logger.ts';
import { staff } from './visitor.ts';

/** From the engines in a folder to servers, by one command, without a row more or less. */
vi.setConfig({ testTimeout: 240_000 });
const folder = newFolder();
const data = join(folder, 'data');
const flags = ['--size', 'county', '--fill-days', '2', '--speed', '0'] as const;
let records: TestServer;
let observations: StandIn;
let environment: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  if (postgresql.skip) return;
  [records, observations] = await Promise.all([openTestServer(), startStandIn(join(folder, 'clickhouse'))]);
  environment = { QINGSHAN_RECORDS_URL: await records.freshDatabase(), QINGSHAN_OBSERVATIONS_URL: observations.url };
}, 120_000);
afterAll(async () => {
  if (!postgresql.skip) await Promise.all([records.close(), observations.stop()]);
  dropFolder(folder);
});

describe.skipIf(postgresql.skip)(postgresql.named('an installation that moves to servers'), () => {
  const { point, branch } = storyPlace;
  const late = startOfDay(day('2026-01-10'));
  const seen = async (address: string): Promise<unknown> => {
    const as = staff(() => address);
    const [system, desk] = await Promise.all([as('system'), as(branch)]);
    const { frames } = await system.get(health);
    const { rows } = await desk.get(pointSeries, { params: { number: point }, query: { from: late, to: late + 90 * 24 * hourMs } });
    return { frames, rows };
  };

  test('every table is equal at both ends, and the installation goes on there with what it had', async () => {
    const home = await startServing(data, flags);
    const device = await exportedDevice(await staff(() => home.address)('system'), point);
    const frame = hourRecord(device, '32', late, { w01018: '20.5' });
    await send(home.gatewayPort, frame);
    await send(home.gatewayPort, frame);
    const before = await seen(home.address);
    await home.stop();

    const moved = await qingshanIn(environment, 'move', '--data', data, '--json');
    expect([moved.code, moved.err]).toEqual([0, '']);
    const { records: tables, observations: stored } = JSON.parse(moved.out) as Record<'records' | 'observations', readonly { readonly table: string; readonly rows: number }[]>;
    expect(tables.find(({ table }) => table === 'register_entries')?.rows).toBeGreaterThan(100);
    expect(stored.find(({ table }) => table === 'readings')?.rows).toBeGreaterThan(1000);
    expect(stored.find(({ table }) => table === 'repeated')?.rows).toBe(1);

    const there = await startServing(data, flags, { environment });
    expect(await seen(there.address)).toEqual(before);
    expect(await send(there.gatewayPort, frame)).toContain('CN=9014');
    expect(await (await staff(() => there.address)('system')).get(health)).toMatchObject({ frames: { duplicate: 2 } });
    expect(await there.stop()).toBe(0);
  });

  test('what stayed in the folder is not served by mistake, nor moved twice, and a target that holds rows is refused', async () => {
    expect(await startServing(data, flags).then(() => 'started', String)).toContain('[system.moved]');
    expect((await qingshanIn(environment, 'move', '--data', data)).err).toContain('[system.moved]');
    const second = join(folder, 'second');
    await (await startServing(second, flags)).stop();
    expect((await qingshanIn(environment, 'move', '--data', second)).err).toContain('[system.not-e');
    expect(await startServing(second, flags).then((held) => held.stop())).toBe(0);
  });

  test.each([
    ['no address', {}, '[system.bad-option]'], ['nobody there', { QINGSHAN_RECORDS_URL: 'postgresql://a:secret@127.0.0.1:1/x', QINGSHAN_OBSERVATIONS_URL: 'http://127.0.0.1:1/x' }, '[system.engine-unreachable]'],
  ])('%s is a fault', async (_name, given, fault) => {
    const { code, err } = await qingshanIn(given, 'move', '--data', join(folder, 'second'));
    expect([code === 0, err]).toEqual([false, expect.stringContaining(fault)]);
    expect(err).not.toContain('secret');
  });
});
