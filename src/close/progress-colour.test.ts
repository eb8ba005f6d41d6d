import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedShare, progressColour, silentPeriods } from './progress-colour.ts';

const bounds = { yellow: 0.05, red: 0.15 };

test.each([
  ['nothing has passed           ', 0, 0, false, 0, 'green', 0],
  ['ahead of its time            ', 0.2, 0.5, false, 0, 'green', -0.3],
  ['the gap is the bound itself  ', 0.3, 0.25, false, 0, 'green', 0.05],
  ['just above the first bound   ', 0.3001, 0.25, false, 0, 'yellow', 0.0501],
  ['the second bound itself      ', 0.4, 0.25, false, 0, 'yellow', 0.15],
  ['just above the second bound  ', 0.4001, 0.25, false, 0, 'red', 0.1501],
  ['a period without a report    ', 0.1, 0.1, false, 1, 'grey', 0],
  ['two periods without a report ', 0.1, 0.1, false, 2, 'red', 0],
  ['silent, yet red by its gap   ', 0.5, 0.1, false, 1, 'red', 0.4],
  ['overdue, almost all verified ', 1, 0.99, true, 0, 'red', 0.01],
] as const)('%s', (_name, elapsed, verified, overdue, silent, colour, gap) => {
  expect(progressColour({ elapsed, verified, from: { measures: 2 }, overdue, silent }, bounds)).toMatchObject({ colour, gap });
});

test.each([
  ['its own measures      ', { measures: 3 }, '(3条措施核实量占目标量,平均)', ' (mean over its measures, quantity verified of target: 3)'],
  ['what stands below     ', { tasks: 2 }, '(2项下级任务按权重平均)', ' (tasks below, by weight: 2)'],
  ['no measure stands yet ', { measures: 0 }, '(尚无措施)', ' (no measures yet)'],
] as const)('why, by %s: both shares and what they are of, the gap and the bound that decided stand in one sentence', (_name, from, zh, en) => {
  expect(progressColour({ elapsed: 0.4, verified: 0.333, from, overdue: false, silent: 0 }, bounds).why).toEqual({
    zh: `期限已过40%,核验33.3%${zh},差6.7%,大于5%`, en: `40% of the term, 33.3% verified${en}, gap 6.7%, above 5%`,
  });
});

test.each([
  ['before it begins ', 100, 200, 50, 0], ['at its beginning ', 100, 200, 100, 0], ['a third, cut     ', 0, 3, 1, 0.3333],
  ['at its end       ', 100, 200, 200, 1], ['long after       ', 100, 200, 900, 1], ['without length   ', 100, 100, 100, 1],
] as const)('elapsed: %s', (_name, from, to, now, share) => expect(elapsedShare(from, to, now)).toBe(share));

test.each([[0, 0], [29, 0], [30, 1], [59, 1], [60, 2], [-5, 0]] as const)('after %s days: %s periods', (now, periods) => expect(silentPeriods(0, now, 30)).toBe(periods));

test('law: more verified never makes the colour worse, more time never better', () => {
  const worse = ['green', 'yellow', 'red'];
  const share = fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000);
  fc.assert(fc.property(share, share, share, (elapsed, verified, other) => {
    const rank = (time: number, done: number): number => worse.indexOf(progressColour({ elapsed: time, verified: done, from: { measures: 1 }, overdue: false, silent: 0 }, bounds).colour);
    expect(rank(elapsed, Math.max(verified, other))).toBeLessThanOrEqual(rank(elapsed, verified));
    expect(rank(Math.max(elapsed, other), verified)).toBeGreaterThanOrEqual(rank(elapsed, verified));
  }));
});
