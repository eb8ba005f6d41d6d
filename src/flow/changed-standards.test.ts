import { expect, test } from 'vitest';
import { day } from '../basis/time.ts';
import { buildRulebook } from '../rulebook/rulebook.ts';
import type { StandardFile, StandardRow } from '../rulebook/standard-file.ts';
import { standardFiles } from '../rulebook/standards.fixture.ts';
import { changedStandards } from './changed-standards.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { judgeAgain } from './judge-again.ts';

/** The same installation after an update that says something else in one row of HJ 75. */
function updated({ house }: TestHouse, change: (row: StandardRow) => StandardRow): TestHouse['house'] {
  const files = standardFiles().map((file): StandardFile =>
    (file.standard === 'HJ 75-2017' ? { ...file, rows: file.rows.map(change) } : file));
  const built = buildRulebook(files);
  if (!built.ok) throw new TypeError(built.detail);
  return { ...house, rulebook: built.value };
}
const corrected = (row: StandardRow): StandardRow => (row.kind === 'rule' && row.key === 'hour-minutes' ? { ...row, value: '40' } : row);
const again = { from: day('2026-03-01'), to: day('2026-03-01'), kinds: [] };

test('a corrected row is said until somebody has judged again and kept it', async () => {
  const one = await testHouse();
  expect(await changedStandards(one.house)).toEqual([]);
  const after = updated(one, corrected);
  expect(await changedStandards(after)).toEqual(['HJ 75-2017']);
  await judgeAgain(after, { ...again, record: false }, () => undefined);
  expect(await changedStandards(after)).toEqual(['HJ 75-2017']);
  await judgeAgain(after, { ...again, record: true }, () => undefined);
  expect(await changedStandards(after)).toEqual([]);
});

test('a note that is worded anew is no change', async () => {
  const one = await testHouse();
  await changedStandards(one.house);
  expect(await changedStandards(updated(one, (row) => ({ ...row, note: 'as printed' })))).toEqual([]);
});
