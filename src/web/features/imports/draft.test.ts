import { expect, test } from 'vitest';
import { lacking, whole, type Draft } from './draft.ts';

const empty: Draft = { columns: ['t', 'v'], delimiter: ',', missing: [], kind: 'air-station', belowDetection: 'refuse' };
const full: Draft = {
  ...empty, name: '甲', time: { columns: ['t'], format: 'iso', offsetMinutes: 480, names: 'start' }, period: 'hour', point: { fixed: 1 },
  factors: { wide: [{ column: 'v', factor: 'a34004', unit: 'µg/m³' }] },
};

test.each([
  ['nothing said', empty, ['name', 'time', 'period', 'point', 'factors']], ['all said', full, []],
    ['a blank name', { ...full, name: ' ' }, ['name']],
  ['no column of time', { ...full, time: { columns: [], format: 'iso', offsetMinutes: 480, names: 'start' } }, ['time']],
    ['no factor', { ...full, factors: { wide: [] } }, ['factors']],
  ['no column of points', { ...full, point: { column: '', by: 'id' } }, ['point']],
] as const)('%s', (_name, draft, want) => {
  expect(lacking(draft as Draft)).toEqual(want);
  expect(whole(draft as Draft) === undefined).toBe(want.length > 0);
});
