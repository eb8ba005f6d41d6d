import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { dayMs, hourMs } from '../basis/time.ts';
import { testHouse, testMorning } from '../flow/house.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { FlowLoop } from './flow-loop.ts';

const [outlet, code] = [200_000, 'w01018'];

test('a mark is work: the loop is not idle, no day is sealed, and once it runs the marked hours are judged again', async () => {
  const { house, sense, time } = await testHouse();
  const loop = new FlowLoop(house);
  await loop.catchUp();
  expect(loop.idle).toBe(true);
  const at = testMorning - 2 * hourMs;
  await sense(outlet, at, { [code]: '30' });
  const dated = { id: 'again', from: '2026-03-02', enteredAt: testMorning };
  const limit = { point: outlet, factor: code, averaging: 'hour', max: '20', unit: 'mg/L', standard: '排污许可证', clause: '表1', confidence: 'high' };
  const body: Json = { ...limit, ...dated };
  await house.records.write(machineViewer, (records) => records.putEntries([{ kind: 'outlet-limit', ...dated, body }]));
  time.world += dayMs;
  const sealed = async () => (await house.records.read(machineViewer).checkpoints()).length;
  const before = await sealed();
  await loop.sweep();
  expect([loop.idle, loop.marks, await sealed()]).toEqual([false, 1, before]);
  loop.start();
  await expect.poll(() => loop.idle).toBe(true);
  await loop.sweep();
  await loop.stop();
  expect(await sealed()).toBeGreaterThan(before);
  const rows = await house.observations.determinationHistory({ point: outlet, factor: code, period: 'hour', at });
  expect(rows.map((row) => row.verdict)).toEqual(['meets', 'exceeds']);
});
