import { expect, test } from 'vitest';
import { hourMs } from '../../../basis/time.ts';
import { everyHour, hoursOf, selected, tally, type Determined } from './hours.ts';

const row = (factor: string, at: number, more: Partial<Determined> = {}): Determined =>
  ({ id: `${factor}${at}`, point: 1, factor, period: 'hour', at, verdict: 'meets', reason: '', edition: '', flag: 'N', ...more });
const rows = [row('a34013', 1, { value: '9' }), row('a00000', 1, { value: '10.8' }), row('a19001', 1, { value: '7' }), row('a34013', 2, { value: '21', verdict: 'exceeds' }), row('a00000', 3, { value: '11' }), row('a34013', 4, { flag: 'D', verdict: 'undeterminable' })];

test('one row an hour, newest first, with flow and oxygen of the same hour', () => {
  expect(hoursOf(rows, 'a34013').map(({ at, row: held, flow, oxygen }) => [at, held?.value, flow, oxygen]))
    .toEqual([[4, undefined, undefined, undefined], [3, undefined, '11', undefined], [2, '21', undefined, undefined], [1, '9', '10.8', '7']]);
});

test('gaps are hours of the window without a value; a flagged hour is no value', () => {
  expect(tally(hoursOf(rows, 'a34013'), 24)).toEqual({ count: 2, over: 1, flagged: 1, gaps: 22 });
});

test.each([
  ['all', [4, 3, 2, 1]], ['over', [2]], ['flagged', [4]], ['gaps', [4, 3]],
] as const)('hours shown: %s', (only, hours) => expect(selected(hoursOf(rows, 'a34013'), only).map(({ at }) => at)).toEqual(hours));

test('every hour of a window once, newest first; a lost one stands there empty', () => {
  const held = hoursOf([row('a34013', 2 * hourMs, { value: '9' })], 'a34013');
  expect(everyHour(held, 0, 4 * hourMs).map(({ at, row: known }) => [at / hourMs, known?.value])).toEqual([[3, undefined], [2, '9'], [1, undefined], [0, undefined]]);
});
