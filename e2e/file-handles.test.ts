import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { day, startOfDay } from '../src/basis/time.ts';
import { health, metrics } from '../src/contract/status.ts';
import { storyPlace } from './drill.ts';
import { dropFolder, newFolder, qingshan, startServing, type Installation } from './installation.ts';
import { exportedDevice, hourRecord, send } from './logger.ts';
import { until } from './until.ts';
import { Visitor } from './visitor.ts';

/** The whole installation with few file handles: links take what is left over, and what is above is refused, counted and said. */
vi.setConfig({ testTimeout: 240_000 });
const handles = 600;
const knocks = 500;
const folder = newFolder();
let installation: Installation | undefined;
const place = (): Installation => {
  if (installation === undefined) throw new Error('not started');
  return installation;
};

const flags = ['--size', 'county', '--fill-days', '1', '--speed', '0'] as const;

// Filled with all the handles that the machine gives, then served again with few.
beforeAll(async () => {
  await (await startServing(folder, flags)).stop();
  installation = await startServing(folder, flags, { before: `ulimit -n ${handles}` });
}, 600_000);
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(installation?.said().slice(-3000));
});
afterAll(async () => {
  await installation?.stop();
  dropFolder(folder);
});

const refusals = async (): Promise<number> =>
  Number(/^qingshan_gateway_refusals\{fault="system.too-many-files"\} (\d+)$/m.exec(String(await new Visitor(place().address).get(metrics)))?.[1] ?? 0);
const doctor = async (): Promise<unknown> => JSON.parse((await qingshan('doctor', '--json', '--data', folder)).out);

test('links beyond the handles are refused, counted and said; the pages go on; afterwards there is room again', async () => {
  const visitor = new Visitor(place().address);
  const frame = hourRecord(await exportedDevice(await Visitor.signedIn(place().address, 'system'), storyPlace.point), '32', startOfDay(day('2026-02-23')), { w01018: '20' });
  const { gateway } = await doctor() as { gateway: { links: { max: number; open: number } } };
  expect(gateway.links.max).toBeLessThan(handles);
  const links: Socket[] = [];
  let open = knocks;
  for (let count = 0; count < knocks; count += 1) links.push(connect(place().gatewayPort, '127.0.0.1').on('error', () => undefined).on('close', () => { open -= 1; }));
  const room = gateway.links.max - gateway.links.open;
  await until('the links above the limit to be closed', () => (open <= room ? true : undefined));
  expect(await refusals()).toBe(knocks - room);
  expect(await doctor()).toMatchObject({ gateway: { links: { open: gateway.links.max, refused: knocks - room }, refusals: { 'system.too-many-files': knocks - room } }, limits: { openFiles: String(handles) } });
  expect(await visitor.get(health)).toMatchObject({ status: 'ok' });
  for (const link of links) link.destroy();
  await until('room', async () => (await send(place().gatewayPort, frame)).includes('CN=9014') || undefined);
  expect(await refusals()).toBeGreaterThanOrEqual(knocks - room);
});

test('when the pages have taken every handle there is, a logger is not acknowledged, nothing is lost, and it goes on', async () => {
  const visitor = new Visitor(place().address);
  const device = await exportedDevice(await Visitor.signedIn(place().address, 'system'), storyPlace.point);
  const before = (await visitor.get(health)).frames;
  const port = Number(new URL(place().address).port);
  const pages = Array.from({ length: handles }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.race(pages.map((page) => once(page, 'close')));
  for (const page of pages) page.destroy();
  const frame = hourRecord(device, '32', startOfDay(day('2026-02-24')), { w01018: '21' });
  await until('the answer', async () => (await send(place().gatewayPort, frame)).includes('CN=9014') || undefined);
  const after = await until('health', async () => {
    const said = await visitor.get(health);
    return said.status === 'ok' ? said.frames : undefined;
  });
  expect(after.stored).toBe(before.stored + 1);
  expect(after.received).toBe(after.stored + after.duplicate + after.refused + after.pending);
});
