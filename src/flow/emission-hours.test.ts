import { expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { DataMark } from '../model/data-mark.ts';
import { inForce } from '../rulebook/edition.ts';
import { emissionHours } from './emission-hours.ts';
import { testHouse, testMorning } from './house.fixture.ts';
import { machineViewer } from './viewer.ts';

const [stack, gas, flow] = [100_001, 'a21026', 'a00000'];
const at = testMorning - 10 * hourMs;
const mark = (change: Partial<DataMark>): DataMark => ({
  id: 'm', point: stack, factors: [gas], from: at + hourMs, to: at + 2 * hourMs, maker: 'firm', type: 'monitor-fault',
    effect: 'not-valid', reason: '故障', by: 'a', says: '甲', at, ...change,
});

/** Of three hours of gas and flow, the last flagged D: which have a mass. */
test.each([
  ['nobody marked', undefined, [true, true, false]],
  ['the second is taken out', mark({}), [true, false, false]],
  ['its flow is taken out', mark({ factors: [flow] }), [true, false, false]],
  ['a note', mark({ effect: 'note' }), [true, true, false]],
  ['a reviewer holds the flagged hour valid', mark({ factors: [], maker: 'reviewer', effect: 'valid', from: at + 2 * hourMs,
    to: at + 3 * hourMs }), [true, true, true]],
] as const)('tonnes heed data marks: %s', async (_name, given, want) => {
  const { house, send } = await testHouse();
  for (const n of [0, 1, 2]) await send(stack, at + n * hourMs, { [gas]: '20', [flow]: '10' }, n === 2 ? 'D' : 'N');
  if (given !== undefined) await house.records.write(machineViewer, (records) => records.putDataMarks([given]));
  const point = house.directory.points.get(stack);
  const data = inForce(house.rulebook.emissionData, '2026-03-02');
  if (point === undefined || data === undefined) throw new TypeError('the drill has no such stack');
  const hours = (await emissionHours(house, [point], [gas], { since: at, from: at, to: at + 3 * hourMs }, data))(point, gas)?.hours;
  expect(hours?.map((hour) => hour !== undefined)).toEqual(want);
});
