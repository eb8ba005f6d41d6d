import { expect, test } from 'vitest';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { airRulesOn } from './rules.ts';
import { longestRuns, type Run } from './runs.ts';

const rules = airRulesOn(testRulebook(), '2026-05-01');

/** Days as AQI, 0 where there is none; two days of another place stand before. */
test.each<[readonly number[], Run | undefined, Run | undefined]>([
  [[50, 100, 101, 30, 40, 50, 300, 301], { from: 3, to: 6 }, { from: 6, to: 8 }],
  [[50, 100, 0, 40, 50, 60], { from: 3, to: 6 }, undefined],
  [[40, 0, 40], { from: 0, to: 1 }, undefined],
  [[101, 0, 102, 500], undefined, { from: 2, to: 4 }],
  [[0, 0, 0], undefined, undefined],
  [[], undefined, undefined],
])('%j', (aqi, good, over) => {
  if (!rules.ok) throw new TypeError(rules.detail);
  const column = Uint16Array.from([20, 20, ...aqi]);
  const none = new Uint8Array(column.length);
  const runs = longestRuns(
    { series: [], indexes: { aqi: column, level: none, primary: none, reason: none }, offset: 2 },
    aqi.length,
    rules.value,
  );
  expect(runs).toEqual({ ...(good === undefined ? {} : { good }), ...(over === undefined ? {} : { over }) });
});
