import { expect, test } from 'vitest';
import { loadTwoHighRules } from '../../roof/two-high-rules.ts';
import type { TwoHighProject } from '../../model/two-high-project.ts';
import { flagsOf } from './flags.ts';

const { rules, industries } = loadTwoHighRules();
const today = '2026-03-02';
const whole: TwoHighProject = {
  id: 'LG-1', name: { zh: '甲', en: 'a' }, proponent: '甲', region: '980102', industry: '3011', status: 'building', energy: 1000, carbon: 1,
    startedOn: '2025-02-01',
  eia: { document: 'a', day: '2025-02-01', by: 'b' }, energyReview: { document: 'a', day: '2025-02-01' }, coal: { required: 'yes',
    source: 'a', tonnes: 0 },
  offset: { required: 'no' }, checkedOn: '2025-03-02',
};
const flagged = (more: Partial<TwoHighProject>, ...without: readonly (keyof TwoHighProject)[]): readonly string[] => {
  const project = Object.fromEntries(Object.entries({ ...whole,
    ...more }).filter(([key]) => !without.includes(key as keyof TwoHighProject)));
  return flagsOf(project as TwoHighProject, rules, today).map(({ id }) => id.slice('two-high/'.length));
};

test('a project with all its papers is not flagged', () => expect(flagged({})).toEqual([]));

/** Each rule hits, and misses by one step: a day, a tonne, a status, an industry. */
test.each<readonly [string, readonly string[], readonly string[]]>([
  ['carbon.blank', flagged({}, 'carbon'), flagged({ carbon: 0 })],
  ['check.old', flagged({ checkedOn: '2025-03-01' }), flagged({ checkedOn: '2025-03-02' })],
  ['check.old', flagged({}, 'checkedOn'), flagged({ status: 'planned' }, 'checkedOn')],
  ['coal.open', flagged({ coal: { required: 'yes', source: 'a' } }), flagged({ coal: { required: 'no' } })],
  ['coal.open', flagged({ coal: { required: 'yes', tonnes: 1 } }), flagged({ coal: { required: 'yes', source: 'a', tonnes: 1 } })],
  ['coal.unsaid', flagged({}, 'coal'), flagged({ industry: '2221' }, 'coal')],
  ['coal.unsaid', flagged({}, 'coal'), flagged({ status: 'existing' }, 'coal')],
  ['eia.late', flagged({ eia: { document: 'a', day: '2025-02-02', by: 'b' } }), flagged({ eia: { document: 'a', day: '2025-02-02',
    by: 'b' } }, 'startedOn')],
  ['eia.none', flagged({}, 'eia'), flagged({ status: 'planned' }, 'eia')],
  ['eia.none', flagged({ startedOn: '2003-09-01' }, 'eia'), flagged({ startedOn: '2003-08-31' }, 'eia')],
  ['energy.blank', flagged({}, 'energy'), flagged({ energy: 0 })],
  ['energy-review.late', flagged({ energyReview: { document: 'a', day: '2025-02-02' } }), flagged({ energy: 999,
    energyReview: { document: 'a', day: '2025-02-02' } })],
  ['energy-review.none', flagged({}, 'energyReview'), flagged({ energy: 999 }, 'energyReview')],
  ['energy-review.none', flagged({}, 'energyReview', 'energy'), flagged({ startedOn: '2016-12-31' }, 'energyReview')],
  ['offset.open', flagged({ offset: { required: 'yes' } }), flagged({ offset: { required: 'yes', source: 'a', tonnes: 1 } })],
  ['offset.unsaid', flagged({}, 'offset'), flagged({ industry: '1713' }, 'offset')],
])('%s', (rule, hit, miss) => {
  expect(hit).toContain(rule);
  expect(miss).not.toContain(rule);
});

test('every flag says suspected or to be checked, and what is only remembered is of low confidence', () => {
  expect(rules.filter(({ says }) => !/疑似|待核|无核查记录/u.test(says.zh))).toEqual([]);
  expect(rules.filter(({ basis, confidence }) => ['memory', 'inference'].includes(basis) && confidence !== 'low')).toEqual([]);
  expect(rules.map(({ id }) => id)).toEqual([...new Set(rules.map(({ id }) => id))].toSorted());
  const named = new Set(industries.map(({ code }) => code));
  expect(rules.flatMap((rule) => rule.industries ?? []).filter((code) => !named.has(code))).toEqual([]);
});
