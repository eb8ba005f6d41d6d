import { expect, test } from 'vitest';
import { permitStates } from '../../../model/permitted-amount.ts';
import { barsOf, massOfMonth, outletsOver, rowsOf, statesOf, stateTones, type EmissionReply, type Figures } from './emission.ts';

const figures = (state: Figures['state']): Figures => ({
  state, least: false, within: '1', over: '2', substituted: '1', confidence: 'low', months: [], steps: [], rules: [],
  hours: { due: 1, byFlow: 1, reported: 0, noDischarge: 0, over: 0, substituted: 0, missing: 0, before: 0 },
});
const factor = (code: string, state: Figures['state'], outlets: readonly number[]): EmissionReply['factors'][number] => ({
  factor: { code, name: { zh: code, en: code }, unit: 'mg/m³', decimals: 1 }, total: figures(state),
  outlets: outlets.map((number) => ({
    ...figures(state), overs: [], oversCount: 0, gaps: [], gapsCount: 0,
    point: { number, id: String(number), kind: 'air-outlet', region: '980102', name: { zh: '口', en: 'o' }, attributes: {} },
  })),
});
const reply: EmissionReply = {
  year: '2026', years: ['2026'], to: 0, running: true, elapsed: '16.00', hiddenOutlets: 0, basis: { zh: '', en: '' },
  factors: [factor('a', 'on-course', [1, 2]), factor('b', 'over', [1]), factor('c', 'on-course', [])],
};

test('every factor has its firm above its outlets', () => {
  expect(rowsOf(reply).map(({ id, outlet }) => [id, outlet?.point.number])).toEqual([['a', undefined], ['a 1', 1], ['a 2', 2], ['b', undefined], ['b 1', 1], ['c', undefined]]);
});
test('the worst is told first', () => {
  expect(statesOf(reply).map(({ state, names }) => [state, names.map(({ zh }) => zh)])).toEqual([['over', ['b']], ['on-course', ['a', 'c']]]);
  expect(Object.keys(stateTones).toSorted()).toEqual([...permitStates].toSorted());
});
test('an outlet over its own amount is told where the firm together is not', () => {
  const own = factor('a', 'would-exceed', [7]);
  const over = { ...own, outlets: own.outlets.map((outlet) => ({ ...outlet, state: 'over' as const })) };
  expect(outletsOver({ ...reply, factors: [over, factor('b', 'over', [1])] }).map(({ factor: { zh }, outlet }) => [zh, outlet])).toEqual([['a', '7']]);
});
test('bars fill what the permit allows, and no more than the bar', () => {
  expect(barsOf(figures('over'), 8)).toEqual({ within: 12.5, over: 25, substituted: 12.5 });
  expect(barsOf(figures('over'), 2)).toEqual({ within: 25, over: 50, substituted: 25 });
  expect(barsOf({ within: '0', over: '0', substituted: '0' }, 0)).toEqual({ within: 0, over: 0, substituted: 0 });
});
test('a month is the sum of its parts', () => {
  expect(massOfMonth({ month: '2026-01', within: '1.5', over: '0.25', substituted: '0.25', missing: 0, before: 0 })).toBe(2);
});
