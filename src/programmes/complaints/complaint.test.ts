import { expect, test } from 'vitest';
import { lapsesOf } from '../../act/case-clocks.ts';
import { fromCivil, hourMs } from '../../basis/time.ts';
import { at, begin, go, lineOf, who, type Walk } from '../walk.fixture.ts';
import { passedOnComplaint as type } from './passed-on-complaint.ts';

const evening = fromCivil(2026, 3, 6, 21) ?? 0;
const open = (): Walk =>
  begin(
    type,
    {
      id: 'c-1',
      number: 'D3SX202603060018',
      title: { zh: '东岭县 夜间噪声', en: 'noise at night' },
      region: '980101',
      parent: 'batch-1',
      points: [],
      findings: [],
      actor: who('rectification-office'),
      parties: { office: 'office-1', city: 'city-1', county: 'county-1', branch: 'branch-1' },
      fields: { acceptanceNumber: 'D3SX202603060018', complaint: '夜间施工噪声扰民。', pollution: 'noise', starred: 'no' },
    },
    evening,
  );
const report = (completion: string) => ({
  investigation: '施工单位夜间作业属实',
  verdict: 'substantiated',
  handling: '责令停工',
  completion,
  ordersToFix: 1,
  penaltyCases: 1,
  penaltyAmount: '2.5',
  accountabilityText: '约谈1人',
});
const toReview = [
  ['pass-on', who('rectification-office'), {}],
  ['pass-down', who('city'), {}],
  ['accept', who('county'), {}],
  ['inspect', who('county'), { inspectedOn: '2026-03-07', siteFacts: '正在施工' }],
  ['report', who('county'), report('stage')],
  ['city-review', who('city'), {}],
  ['review', who('rectification-office'), {}],
] as const;

test('golden: from receipt to publication for the stage, reported again, completed', () => {
  const walk = open();
  const lines = [lineOf(type, walk)];
  const steps = [
    ...toReview,
    ['published', who('system'), { version: 1 }],
    ['report', who('county'), report('completed')],
    ['city-review', who('city'), {}],
    ['review', who('rectification-office'), {}],
    ['published', who('system'), { version: 2 }],
    ['completed', who('system'), { version: 2 }],
  ] as const;
  for (const [event, by, data] of steps) {
    expect(go(type, walk, event, by, data)).toBe('ok');
    lines.push(lineOf(type, walk));
  }
  expect(lines).toEqual([
    'open → received | office:pass-on',
    'pass-on → with-city | city:pass-down',
    'pass-down → with-county | county:accept',
    'accept → on-site | county:inspect branch:inspect',
    'inspect → handling | county:report',
    'report → reported | city:city-review',
    'city-review → city-reviewed | office:review',
    'review → reviewed |',
    'published → public | county:report',
    'report → reported | city:city-review',
    'city-review → city-reviewed | office:review',
    'review → reviewed |',
    'published → public | county:report',
    'completed → completed |',
  ]);
  expect(walk.of.clocks.every((clock) => clock.stoppedAt !== undefined)).toBe(true);
});

test('the clocks run overnight, a term that ends unanswered is noted once', () => {
  const walk = open();
  expect(walk.of.clocks.find(({ id }) => id === 'pass-on')?.due).toBe(evening + 6 * hourMs);
  go(type, walk, 'pass-on', who('rectification-office'));
  go(type, walk, 'pass-down', who('city'));
  walk.now = evening + 4 * hourMs + 1;
  expect(lapsesOf(type, walk.of, walk.now)).toMatchObject([{ clock: 'acceptance', event: 'late-acceptance' }]);
  expect(go(type, walk, 'late-acceptance', who('system'))).toBe('ok');
  expect(lapsesOf(type, walk.of, walk.now)).toEqual([]);
  expect(go(type, walk, 'accept', who('county'))).toBe('ok');
});

test.each([
  ['the city: not in this city     ', 1, 'return-to-office', 'city', 'received', 'pass-on'],
  ['the county: not in this county ', 2, 'return-to-city', 'county', 'with-city', 'city-pass'],
  ['the city: report too thin      ', 5, 'return-report', 'city', 'handling', 'report'],
  ['the office: report too thin    ', 6, 'return-review', 'rectification-office', 'handling', 'report'],
] as const)('returned by %s: with its reason, and the term begins anew', (_name, steps, event, role, state, clock) => {
  const walk = open();
  for (const [step, by, data] of toReview.slice(0, steps)) expect(go(type, walk, step, by, data)).toBe('ok');
  walk.now += 3 * hourMs;
  expect(go(type, walk, event, who(role))).toBe('case.field-missing');
  expect(go(type, walk, event, who(role), { reason: '未说明整改结果' })).toBe('ok');
  expect(walk.of).toMatchObject({ state, returned: { reason: '未说明整改结果' } });
  expect(walk.of.clocks.find(({ id, stoppedAt }) => id === clock && stoppedAt === undefined)?.startedAt).toBe(walk.now);
});

test('what the team wrote is never edited, nobody reviews their own report, and an open item is not completed', () => {
  const walk = open();
  for (const [step, by, data] of toReview.slice(0, 5)) go(type, walk, step, by, data);
  expect(go(type, walk, 'city-review', { ...who('city'), unit: 'county-1' })).not.toBe('ok');
  expect(go(type, walk, 'report', who('county'), { ...report('completed'), complaint: '另一段' })).not.toBe('ok');
  go(type, walk, 'city-review', who('city'));
  go(type, walk, 'review', who('rectification-office'));
  go(type, walk, 'published', who('system'), { version: 1 });
  expect(go(type, walk, 'completed', who('system'), { version: 1 })).toBe('case.field-otherwise');
  expect(walk.of.fields['complaint']).toBe('夜间施工噪声扰民。');
  expect(at(3, 6)).toBeLessThan(evening);
});
