import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { day, hourMs, startOfDay } from '../src/basis/time.ts';
import { pointSeries } from '../src/contract/point.ts';
import { health, metrics } from '../src/contract/status.ts';
import { smallDisk } from '../tools/need.ts';
import { storyPlace } from './drill.ts';
import { dropFolder, newFolder, qingshan, startServing, type Installation } from './installation.ts';
import { exportedDevice, hourRecord, openLine, send, type Line } from './logger.ts';
import { until } from './until.ts';
import { Visitor } from './visitor.ts';

/** A disk that is really full: a file system of some megabytes, filled to the last byte under a serving installation. */
vi.setConfig({ testTimeout: 240_000 });
const { point, branch } = storyPlace;
const disk = newFolder();
const data = join(disk, 'data');
const ballast = join(disk, 'ballast');
const drill = ['--size', 'county', '--fill-days', '1', '--speed', '0'] as const;
const hour = (serial: number): number => startOfDay(day('2026-02-23')) + serial * hourMs;
let installation: Installation | undefined;
const place = (): Installation => {
  if (installation === undefined) throw new Error('not started');
  return installation;
};
const mount = (): void => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=755', 'tmpfs', disk], { encoding: 'utf8' });
  if (mounted.status !== 0) throw new Error(mounted.stderr);
};

/** Writes until the file system takes no byte more; the fault with which it ends. */
function fill(): string {
  const file = openSync(ballast, 'w');
  try {
    for (let block = Buffer.alloc(1_048_576); ;) {
      try {
        writeSync(file, block);
      } catch (error) {
        if (block.length === 1) return error instanceof Error && 'code' in error ? String(error.code) : String(error);
        block = Buffer.alloc(Math.max(1, block.length / 2));
      }
    }
  } finally {
    closeSync(file);
  }
}

beforeAll(async () => {
  if (smallDisk.skip) return;
  mount();
  installation = await startServing(data, drill);
}, 400_000);
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(installation?.said().slice(-3000));
});
afterAll(async () => {
  await installation?.stop();
  if (!smallDisk.skip) spawnSync('umount', ['-l', disk]);
  dropFolder(disk);
});

describe.skipIf(smallDisk.skip)(smallDisk.named('a full disk'), () => {
  let line: Line;
  const visitor = (): Visitor => new Visitor(place().address);
  const frameOf = async (serial: number): Promise<Uint8Array> =>
    hourRecord(await exportedDevice(await Visitor.signedIn(place().address, 'system'), point), '32', hour(serial), { w01018: String(20 + serial) });
  let stored = 0;

  test('nothing is acknowledged, and health, metrics, the doctor and the log say why', async () => {
    expect(await send(place().gatewayPort, await frameOf(1))).toContain('CN=9014');
    stored = (await visitor().get(health)).frames.stored;
    const frame = await frameOf(2);
    expect(fill()).toBe('ENOSPC');
    line = await openLine(place().gatewayPort);
    line.write(frame);
    const said = await until('the refusal to acknowledge', async () => {
      const answered = await visitor().get(health);
      return answered.status === 'ok' ? undefined : answered;
    });
    expect(said).toMatchObject({ status: 'degraded', says: expect.stringContaining('disk is full'), frames: { stored, pending: 1 } });
    expect(line.got()).toBe('');
    expect(String(await visitor().get(metrics))).toMatch(/^qingshan_gateway_acknowledging 0$/m);
    const doctor = await qingshan('doctor', '--json', '--data', data);
    expect([doctor.code, JSON.parse(doctor.out)]).toMatchObject([1, { status: 'degraded', gateway: { acknowledging: false, says: { zh: expect.stringContaining('磁盘已满') } }, frames: { balanced: true } }]);
    expect(place().said()).toContain('[system.disk-full]');
  });

  test('with room again the frame that waited is stored, answered and determined, and nothing is said any more', async () => {
    rmSync(ballast);
    expect(await line.answer()).toContain('CN=9014');
    expect(await visitor().get(health)).toMatchObject({ status: 'ok', frames: { stored: stored + 1, pending: 0 } });
    expect(place().said()).toContain('frames are acknowledged again');
    const desk = await Visitor.signedIn(place().address, branch);
    const [row] = await until('the hour', async () => {
      const { rows } = await desk.get(pointSeries, { params: { number: point }, query: { from: hour(2), to: hour(3), factor: 'w01018' } });
      return rows.length === 0 ? undefined : rows;
    });
    expect(Number(row?.value)).toBe(22);
    expect(await send(place().gatewayPort, await frameOf(3))).toContain('CN=9014');
  });

  test('what was acknowledged lies on the disk once: the next start counts it, and knows each as a repeat', async () => {
    const frames = [await frameOf(1), await frameOf(2), await frameOf(3)];
    expect(await place().stop()).toBe(0);
    installation = await startServing(data, drill);
    const before = (await visitor().get(health)).frames;
    expect(before.stored).toBe(stored + 2);
    for (const frame of frames) expect(await send(place().gatewayPort, frame)).toContain('CN=9014');
    expect((await visitor().get(health)).frames).toMatchObject({ stored: stored + 2, duplicate: before.duplicate + 3, refused: 0 });
  });
});
