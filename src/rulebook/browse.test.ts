import { describe, expect, test } from 'vitest';
import { listStandards, showStandard } from './browse.ts';
import { compareDays, compareEditions, figureOf } from './compare-editions.ts';
import { testRulebook } from './standards.fixture.ts';

const rulebook = testRulebook();

test.each([
  ['2026-02-28', 'GB 3095-2012', true], ['2026-03-01', 'GB 3095-2012', false], ['2026-03-01', 'GB 3095-2026', true],
  ['2026-02-28', 'GB 3095-2026', false],
  ['2026-05-31', 'HJ/T 166-2004', true], ['2026-06-01', 'HJ/T 166-2004', false], ['2018-04-30', 'GB/T 14848-2017', false],
  ['2018-05-01', 'GB/T 14848-2017', true],
])('on %s %s is in force: %s', (on, name, want) => expect(listStandards(rulebook, on).some((one) => one.standard === name)).toBe(want));
test('without a day everything held is listed', () => expect(listStandards(rulebook).length).toBe(rulebook.editions.length));

test.each([
  ['GB 3095-2026', '2030-12-31', '≤ 30 µg/m³'], ['gb3095-2026', '2031-01-01', '≤ 25 µg/m³'], ['GB 3095-2012', '2026-02-28', '≤ 35 µg/m³'],
])('%s on %s: PM2.5 of the year, grade 2, is %s', (name, on, want) => {
  const shown = showStandard(rulebook, name, on);
  const rows = shown.ok ? shown.value.shown.filter((row) => row.kind === 'limit' && row.pollutant === 'PM2.5' && row.averaging === 'year' && row.applies['grade'] === '2') : [];
  expect(rows.map(figureOf)).toEqual([want]);
});
test.each([['GB 3095-2026', '2026-02-28', 'standard.not-in-force'], ['GB 9999-1999', undefined, 'standard.unknown']])('%s on %s is %s', (name, on, want) => {
  const shown = showStandard(rulebook, name, on);
  expect(shown.ok ? '' : shown.fault).toBe(want);
});

describe('what changes', () => {
  const plain = (changes: ReturnType<typeof compareDays>): string[] =>
    changes.map(({ change, what, before, after }) => `${change} ${what}: ${before === undefined ? '' : figureOf(before.row)} > ${after === undefined ? '' : figureOf(after.row)}`);
  test('on 2026-03-01: four grade-2 limits and the unknown figures of the sewage amendment', () => {
    const found = plain(compareDays(rulebook, '2026-02-28', '2026-03-01'));
    expect(found.filter((line) => /limit .*grade=2: /.test(line))).toEqual([
      'changed limit PM10 day grade=2: ≤ 150 µg/m³ > ≤ 120 µg/m³', 'changed limit PM10 year grade=2: ≤ 70 µg/m³ > ≤ 60 µg/m³',
      'changed limit PM2.5 day grade=2: ≤ 75 µg/m³ > ≤ 60 µg/m³', 'changed limit PM2.5 year grade=2: ≤ 35 µg/m³ > ≤ 30 µg/m³',
    ]);
    expect(found).toContain('added limit COD single-sample grade=all:  > a limit exists, figure not obtained');
  });
  test('on 2031-01-01 nothing but GB 3095 and what rests on its limits', () => {
    const found = compareDays(rulebook, '2030-12-31', '2031-01-01');
    expect([...new Set(found.map((one) => (one.after ?? one.before)?.standard))].sort()).toEqual(['GB 3095-2026', 'HJ 663-2026']);
    expect(plain(found)).toContain('changed limit SO2 hour grade=2: ≤ 500 µg/m³ > ≤ 150 µg/m³');
  });
  test('between two days of one edition nothing', () => expect(compareDays(rulebook, '2027-01-01', '2027-12-31')).toEqual([]));
  test('there and back is the same set of differences', () => {
    const [there, back] = [compareDays(rulebook, '2026-02-28', '2026-03-01'), compareDays(rulebook, '2026-03-01', '2026-02-28')];
    const swap = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    expect(back.map((one) => `${one.what} ${swap[one.change]}`)).toEqual(there.map((one) => `${one.what} ${one.change}`));
  });
  test.each([['HJ 633-2012', 'HJ 633-2026', ''], ['HJ 633-2012', 'GB 3838-2002', 'standard.wrong-kind'], ['HJ 633-2012', 'nothing', 'standard.unknown']])('%s against %s', (a, b, want) => {
    const found = compareEditions(rulebook, a, b);
    expect(found.ok ? '' : found.fault).toBe(want);
    if (found.ok) expect(plain(found.value)).toContain('changed break-points PM2.5 day: 0/35/75/115/150/250/350/500 µg/m³, above 500 > 0/35/60/115/150/250/350/500 µg/m³, above 500');
  });
});

test('no spelling of an item names two pollutants in one edition, and every own code names itself', () => {
  for (const edition of rulebook.editions) {
    const limits = edition.rows.filter((row) => row.kind === 'limit');
    for (const row of limits) expect(edition.items.get(row.pollutant.normalize('NFKC').replace(/[\s\-_+·'’()[\]]/g, '').toUpperCase()), `${row.id}`).toBe(row.pollutant);
  }
});
