import { expect, test } from 'vitest';
import { hourMs } from '../../../basis/time.ts';
import { bandsOf, marksOfHour, type Mark } from './hour-marks.ts';

const mark = (id: string, change: Partial<Mark> = {}): Mark => ({
  id, point: { number: 1, name: { zh: '', en: '' } }, factors: [], from: 2 * hourMs, to: 4 * hourMs, maker: 'firm', type: { code: 't',
    name: { zh: id, en: id } },
  effect: 'not-valid', at: 0, says: '', reason: '', state: 'standing', late: false, mayWithdraw: false, mayAnswer: false, ...change,
});
const other = [{ code: 'w21003', name: { zh: '氨氮', en: 'ammonia' } }];

test.each([
  ['the hour before', [mark('a')], 1, []], ['its first hour', [mark('a')], 2, ['a']], ['its last hour', [mark('a')], 3, ['a']],
    ['the hour after', [mark('a')], 4, []],
  ['another factor', [mark('a', { factors: other })], 2, []], ['withdrawn', [mark('a', { state: 'withdrawn' })], 2, []],
  ['waiting, beside one that stands', [mark('a', { state: 'waiting' }), mark('b')], 2, ['a', 'b']],
] as const)('%s', (_name, marks, hour, want) => expect(marksOfHour(marks, 'w01018', hour * hourMs).map(({ id }) => id)).toEqual(want));

test('grounds behind the curve end where the window ends, and none lies outside', () => {
  const bands = bandsOf([mark('a'), mark('b', { from: 0, to: hourMs }), mark('c', { factors: other })], 'w01018', 3 * hourMs,
    9 * hourMs, ({ id }) => id);
  expect(bands).toEqual([{ from: 3 * hourMs, to: 4 * hourMs, name: 'a' }]);
});
