import { describe, expect, test } from 'vitest';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { assessBasin, basinTrend } from './basin-period.ts';
import { meansOverPoints, meansOverTime, type ItemMeans } from './item-means.ts';
import { assessMeans, type Digits, type SectionPeriod } from './section-period.ts';

const rulebook = testRulebook();
const day = '2026-04-01';
const statistics = rulebook.families.get('surface-water-statistics')?.[0];
const meansOf = (...samples: Readonly<Record<string, string>>[]): ItemMeans => {
  const means = statistics === undefined ? undefined : meansOverTime(samples.map((values, at) => ({ at, values })), statistics, day);
  if (means?.ok !== true) throw new TypeError(means?.fault);
  return means.value;
};
const assess = (means: ItemMeans, digits: Digits = 'rounded', target?: number, waterbody: 'river' | 'lake' = 'river'): SectionPeriod => {
  const period = assessMeans(means, { waterbody, digits, day, ...(target === undefined ? {} : { target }) }, rulebook);
  if (!period.ok) throw new TypeError(period.fault);
  return period.value;
};

describe('means of a section', () => {
  test('arithmetic, pH by hydrogen ions, half of a detection limit, each item over its own values', () => {
    const means = meansOf({ pH: '6', COD: '10', Hg: '<0.00004' }, { pH: '8', COD: '21' }, { COD: '11' });
    expect([means.get('pH')?.full.toFixed(2), means.get('COD')?.full.toString(), means.get('COD')?.count, means.get('Hg')?.full.toString(), means.get('Hg')?.below]).toEqual(['6.30', '14', 3, '0.00002', 1]);
  });
  test('the class is that of the mean, not the mean of classes', () => {
    const hours = [{ COD: '14' }, { COD: '14' }, { COD: '62' }];
    expect(assess(meansOf(...hours)).waterClass).toBe('IV');
    expect(hours.map((hour) => assess(meansOf(hour)).class)).toEqual([1, 1, 6]);
  });
  test('rounded or full is a policy', () => {
    const means = meansOf({ 'NH3-N': '1.001' }, { 'NH3-N': '1.003' });
    expect([assess(means).waterClass, assess(means, 'full').waterClass]).toEqual(['III', 'IV']);
  });
  test('what would vanish keeps a digit', () => expect(assess(meansOf({ Hg: '0.000004' })).means[0]?.value.toString()).toBe('0.000004'));
  test.each([['0.0005', 'below-detection'], ['0.00005', '']])('a detection limit of mercury of %s', (limit, reason) => expect(assess(meansOf({ Hg: `<${limit}`, COD: '10' })).reason).toBe(reason));
  test('a worse item beside it decides all the same', () => expect(assess(meansOf({ Hg: '<0.0005', COD: '39' })).waterClass).toBe('V'));
  test('nothing decides: no class', () => expect(assess(meansOf({ TN: '9' })).reason).toBe('no-deciding-item'));
  test('nitrogen of a lake is classed and never decides', () => {
    const lake = assess(meansOf({ TN: '3', TP: '0.01', DO: '8' }), 'rounded', undefined, 'lake');
    expect([lake.waterClass, lake.means.find(({ item }) => item === 'TN')?.class]).toEqual(['I', 6]);
  });
  test('own target, with its multiples', () => {
    const period = assess(meansOf({ TP: '0.15', DO: '8' }), 'rounded', 2);
    expect([period.meetsTarget, period.overThree.main, period.overTarget?.main, period.overTarget?.beyond[0]?.multiple?.toString()]).toEqual([false, [], ['TP'], '0.5']);
    expect(assess(meansOf({ TP: '0.15', DO: '8' }), 'rounded', 3).meetsTarget).toBe(true);
  });
  test('a lake with all five parameters has its trophic level', () => {
    const values = { 'chlorophyll-a': '12', TP: '0.04', TN: '0.9', transparency: '1.2', CODMn: '3.5' };
    expect(assess(meansOf(values), 'rounded', undefined, 'lake').trophic).toMatchObject({ grade: { zh: '中营养' } });
    expect(assess(meansOf({ TP: '0.04', TN: '0.9' }), 'rounded', undefined, 'lake').trophic).toBeUndefined();
  });
  test('a mean over points counts each point once', () => {
    const over = meansOverPoints([meansOf({ COD: '10' }, { COD: '10' }, { COD: '10' }), meansOf({ COD: '20' })]);
    expect([over.get('COD')?.full.toString(), over.get('COD')?.count]).toEqual(['15', 4]);
  });
});

describe('a basin', () => {
  const sections = (...oxygen: string[]) => oxygen.map((value) => { const means = meansOf({ DO: value, COD: '10' }); return { means, period: assess(means) }; });
  const basin = (...oxygen: string[]) => {
    const found = assessBasin(sections(...oxygen), { waterbody: 'river', digits: 'rounded', day }, rulebook);
    if (!found.ok) throw new TypeError(found.fault);
    return found.value;
  };
  test('five sections: by shares', () => expect(basin('8', '8', '8', '8', '1')).toMatchObject({ way: 'shares', sections: 5, status: { zh: '良好' }, main: [{ item: 'DO', sections: 1 }] }));
  test('four: the mean of each item', () => expect(basin('8', '8', '8', '1')).toMatchObject({ way: 'mean', status: { zh: '优' } }));
  test('none', () => expect(basin()).toMatchObject({ sections: 0, way: 'mean' }));
  test('the trend is ΔG − ΔD', () => {
    const trend = basinTrend(basin('8', '8', '8', '1', '1'), basin('8', '8', '8', '8', '4'), rulebook, day);
    expect([trend?.change.toString(), trend?.direction, trend?.degree?.grade]).toEqual(['60', 'better', 'clear']);
  });
});
