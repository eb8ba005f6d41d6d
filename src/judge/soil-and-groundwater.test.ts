import { describe, expect, test } from 'vitest';
import { exact } from '../basis/decimal.ts';
import { groundwaterClasses } from '../rulebook/groundwater.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { judgeJson } from './line.ts';

const rulebook = testRulebook();
const least = exact('1e-15');
const answer = (assess: string, input: object, standard?: string): unknown => {
  const got = judgeJson({ assess, on: '2026-04-01', input, ...(standard === undefined ? {} : { standard }) }, rulebook) as { result?: Record<string, unknown>; fault?: string };
  return got.fault ?? got.result?.['undeterminable'] ?? got.result?.['water_class'] ?? got.result?.['status'] ?? got.result?.['grade'];
};

describe('groundwater: every limit of the table, at it and one last digit beyond', () => {
  const water = rulebook.groundwaters[0];
  const items = [...(water?.items.values() ?? [])];
  test('all 93 items stand in the table', () => expect(items.length).toBe(93));
  const cases = items.flatMap((item) => item.limits.flatMap((limit, at) => (limit.row.op === '<=' && limit.max !== undefined ? [{ item, max: limit.max, at }] : [])));
  test('357 ceilings', () => expect(cases.length).toBe(357));
  test.each(cases)('$item.item $max', ({ item, max }) => {
    // Worked out anew from the rows: the first class whose ceiling is not below the value.
    const expected = (value: typeof max): string => {
      const first = item.limits.findIndex((limit) => limit.row.op === '<=' && limit.max !== undefined && value.lessThanOrEqualTo(limit.max));
      return first < 0 ? (item.limits.length === 3 ? 'classes-undivided' : 'V') : (groundwaterClasses[first] ?? '');
    };
    const unit = item.unit;
    expect(answer('groundwater-class', { item: item.item, value: max.toString(), unit })).toBe(expected(max));
    expect(answer('groundwater-class', { item: item.item, value: max.plus(least).toString(), unit })).toBe(expected(max.plus(least)));
  });
});

test.each([
  ['pH in the middle', { item: 'pH', value: 7 }, 'I'], ['pH 6.5', { item: 'pH值', value: 6.5 }, 'I'],
  ['pH just below 6.5', { item: 'pH', value: '6.4999' }, 'IV'],
  ['pH 8.5', { item: 'pH', value: 8.5 }, 'I'], ['pH just above 8.5', { item: 'pH', value: '8.5001' }, 'IV'],
  ['pH 5.5', { item: 'pH', value: 5.5 }, 'IV'], ['pH 9.0', { item: 'pH', value: 9.0 }, 'IV'],
  ['pH 5.49', { item: 'pH', value: 5.49 }, 'V'], ['pH 15', { item: 'pH', value: 15 }, 'value.out-of-range'],
  ['a visible thing', { item: '肉眼可见物', value: '有' }, 'V'], ['a number for a smell', { item: '嗅和味', value: 1 }, 'assess.bad-input'],
  ['surfactants not detected', { item: '阴离子表面活性剂', value: '未检出' }, 'I'], ['surfactants detected', { item: 'LAS', value: 0.1 }, 'II'],
  ['below a detection limit of class I', { item: '砷', value: '0.001L' }, 'I'],
  ['below a detection limit above class I', { item: '砷', value: '0.005L' }, 'below-detection'],
  ['not detected, limit unknown', { item: '砷', value: 'ND' }, 'below-detection'],
  ['blanks in the name', { item: ' 氨 氮 ', value: 0.3 }, 'III'], ['other brackets', { item: '铬(六价)', value: 0.005 }, 'I'],
  ['in g/L', { item: 'As', value: 0.00001, unit: 'g/L' }, 'III'],
  ['organics without a unit are mg/L', { item: '三氯甲烷', value: 0.06 }, 'III'],
  ['negative', { item: 'As', value: -1 }, 'value.out-of-range'], ['absurd', { item: 'As', value: 1e9 }, 'value.out-of-range'],
  ['a word', { item: 'As', value: 'much' }, 'value.not-a-number'],
  ['no value', { item: 'As' }, 'assess.bad-input'], ['per kilogram', { item: 'As', value: 1, unit: 'mg/kg' }, 'value.unknown-unit'],
  ['the worst item', { values: { As: 0.001, Mn: 1.0 } }, 'IV'],
  ['an open item leaves the whole open', { values: { As: '<0.02', Mn: 1.0 } }, 'below-detection'],
  ['unless another is V', { values: { As: '<0.02', Mn: 2 } }, 'V'], ['nothing', { values: {} }, 'assess.bad-input'],
])('groundwater: %s', (_name, input, want) => expect(answer('groundwater-class', input)).toBe(want));

describe('soil: every value of both tables, at it and one last digit beyond', () => {
  const phOf: Readonly<Record<string, number>> = { '..5.5': 5.5, '5.5..6.5': 6.5, '6.5..7.5': 7.5, '7.5..': 7.6 };
  const cases = rulebook.soils.flatMap(({ edition, items }) => [...items.values()].flat().map((limit) => ({ id: limit.row.id, edition, limit })));
  test('419 values', () => expect(cases.length).toBe(79 + 340));
  test.each(cases)('$id', ({ edition, limit }) => {
    const { row, max, level, land, use } = limit;
    const place = land === undefined ? { use: use ?? 'other', pH: phOf[row.applies['pH'] ?? ''] ?? 7 } : { land };
    const at = (value: typeof max): unknown => answer('soil', { item: row.pollutant, value: value.toString(), ...place }, edition.standard);
    // Styrene and some others have one value for both levels: above it is above both.
    const both = cases.filter((one) => one.limit.row.pollutant === row.pollutant && one.edition === edition && one.limit.land === land && one.limit.max.equals(max)).length === 2 && land !== undefined;
    const [below, above] = level === 'screening' || both ? ['not-above-screening', both ? 'above-intervention' : 'above-screening'] : ['above-screening', 'above-intervention'];
    expect([at(max), at(max.plus(least))]).toEqual([below, above]);
  });
});

const farm = 'GB 15618-2018';
const build = 'GB 36600-2018';
test.each([
  ['upper end of a band belongs to it', farm, { item: 'Cd', pH: 5.5, use: 'other', value: 0.3 }, 'not-above-screening'],
  ['next band', farm, { item: 'Hg', pH: '7.5000001', use: 'paddy', value: 0.9 }, 'not-above-screening'],
  ['paddy takes "other" for copper', farm, { item: '铜', pH: 6, use: '水田', value: 51 }, 'above-screening'],
  ['orchard copper', farm, { item: '铜', pH: 6, use: '果园', value: 150 }, 'not-above-screening'],
  ['rotation takes the stricter: paddy stricter', farm, { item: 'As', pH: 6, use: 'rotation', value: 31 }, 'above-screening'],
  ['rotation takes the stricter: other stricter', farm, { item: 'Cd', pH: 6, use: 'rotation', value: 0.35 }, 'above-screening'],
  ['nickel needs no use', farm, { item: 'Ni', pH: 6, value: 70 }, 'not-above-screening'],
  ['cadmium needs its use', farm, { item: 'Cd', pH: 6, value: 0.5 }, 'attribute-missing'],
  ['and its pH', farm, { item: 'Cd', use: 'paddy', value: 0.5 }, 'attribute-missing'],
  ['DDT needs neither', farm, { item: 'DDT', value: 0.2 }, 'above-screening'],
  ['a use that nobody knows', farm, { item: 'Cd', pH: 6, use: 'golf', value: 0.5 }, 'assess.bad-input'],
  ['building land is not farm land', farm, { item: 'Cd', pH: 6, land: 'class 1', value: 0.5 }, 'assess.bad-input'],
  ['farm land is not building land', build, { item: 'Cd', use: 'paddy', value: 0.5 }, 'assess.bad-input'],
  ['class 1 is stricter than class 2', build, { item: 'As', land: '第一类用地', value: 21 }, 'above-screening'],
  ['class 2', build, { item: 'As', land: '第二类用地', value: 21 }, 'not-above-screening'],
  ['unclear planning is class 1', build, { item: 'As', land: null, value: 21 }, 'above-screening'],
  ['no word on the land at all', build, { item: 'As', value: 21 }, 'attribute-missing'],
  ['arsenic within background', build, { item: '砷', land: 1, value: 25, background: 25 }, 'within-background'],
  ['arsenic above background', build, { item: '砷', land: 1, value: '25.1', background: 25 }, 'above-screening'],
  ['cobalt within background', build, { item: 'cobalt', land: 1, value: 25, background: 30 }, 'within-background'],
  ['vanadium within background', build, { item: 'V', land: 1, value: 170, background: 200 }, 'within-background'],
  ['lead has no such exception', build, { item: 'Pb', land: 1, value: 500, background: 600 }, 'above-screening'],
  ['in µg/kg', build, { item: 'Pb', land: 1, value: 400001, unit: 'µg/kg' }, 'above-screening'],
  ['more than all of it', build, { item: 'Pb', land: 1, value: 1000001 }, 'value.out-of-range'],
  ['negative', build, { item: 'Pb', land: 1, value: -1 }, 'value.out-of-range'],
  ['pH 15', farm, { item: 'Cd', pH: 15, use: 'paddy', value: 0.5 }, 'value.out-of-range'],
  ['an unknown item', build, { item: 'gold', land: 1, value: 1 }, 'standard.no-row'],
  ['an edition of another kind', 'GB 3838-2002', { item: 'Pb', land: 1, value: 1 }, 'standard.wrong-kind'],
])('soil: %s', (_name, standard, input, want) => expect(answer('soil', input, standard)).toBe(want));

test('the confidence of the row is carried out', () => {
  const of = (item: string): unknown => (judgeJson({ assess: 'soil', on: '2026-04-01', standard: build, input: { item, land: 1, value: 1 } }, rulebook) as { confidence?: string }).confidence;
  expect([of('铅'), of('硫丹')]).toEqual(['high', 'low']);
});

test.each([
  ['0.7 itself is clean', { indices: { a: 0.7, b: 0.7 } }, 1], ['just above', { indices: { a: '0.70000000000001', b: 0.7 } }, 2],
  ['1', { indices: { a: 1 } }, 2], ['2', { indices: { a: 2 } }, 3],
  ['3', { indices: { a: 3 } }, 4], ['above 3', { indices: { a: '3.0000000001' } }, 5],
  ['values over limits', { values: { Cd: 0.6 }, limits: { Cd: 0.3 } }, 3],
  ['a value without its limit', { values: { Cd: 0.6 }, limits: {} }, 'value.not-a-number'],
  ['a limit of zero', { values: { Cd: 0.6 }, limits: { Cd: 0 } }, 'value.out-of-range'],
  ['a gap', { indices: { a: null } }, 'assess.bad-input'], ['nothing', { indices: {} }, 'no-valid-value'],
])('Nemerow: %s', (_name, input, want) => {
  const got = judgeJson({ assess: 'nemerow', on: '2026-05-31', input }, rulebook) as { result?: Record<string, unknown>; fault?: string };
  expect(got.fault ?? got.result?.['undeterminable'] ?? got.result?.['grade']).toBe(want);
});
