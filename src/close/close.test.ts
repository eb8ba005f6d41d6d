import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs, startOfDay, type Day } from '../basis/time.ts';
import type { Case, Measure } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import type { Determination } from '../model/determination.ts';
import { approvalSheet } from './approval-sheet.ts';
import { checklistOf, checklistOpen } from './checklist.ts';
import { machineCheck } from './machine-check.ts';
import { flawsOf } from './measures.ts';

const now = startOfDay('2026-04-11' as Day) + 9 * hourMs;
const first = startOfDay('2026-04-01' as Day);
const hour = (index: number, change: Partial<Determination> = {}): Determination => ({
  point: 7, factor: 'a21026', period: 'hour', at: first + index * hourMs, value: '20', limit: '35', verdict: 'meets', reason: '',
  edition: 'permit-1', flag: 'N', frame: `${index}`, decidedAt: 1, ...change,
});
const hours = (count: number): Determination[] => Array.from({ length: count }, (_, index) => hour(index));
const check = (determinations: readonly Determination[], change: object = {}) =>
  machineCheck({ series: [{ point: 7, factor: 'a21026' }], determinations, now, days: 10, validShareMin: 0.75, ...change });

test.each([
  ['all hours meet                       ', hours(240), {}, 'pass'],
  ['exactly the least share              ', hours(180), {}, 'pass'],
  ['one hour fewer                       ', hours(179), {}, 'undeterminable'],
  ['one hour exceeds                     ', [...hours(239), hour(239, { verdict: 'exceeds', value: '36' })], {}, 'fail'],
  ['an exceedance corrected later        ', [...hours(240), hour(5, { verdict: 'exceeds', decidedAt: 0 })], {}, 'pass'],
  ['a verdict corrected to an exceedance ', [...hours(240), hour(5, { verdict: 'exceeds', decidedAt: 2 })], {}, 'fail'],
  ['an exceedance today does not count   ', [...hours(240), hour(240, { verdict: 'exceeds' })], {}, 'pass'],
  ['an exceedance before the window      ', [...hours(240), hour(-1, { verdict: 'exceeds' })], {}, 'pass'],
  ['hours that were not judged           ', hours(240).map((row) => ({ ...row, verdict: 'not-judged' as const })), {}, 'undeterminable'],
  ['nothing attached                     ', hours(240), { series: [] }, 'undeterminable'],
  ['a second outlet without data         ', hours(240), { series: [{ point: 7, factor: 'a21026' }, { point: 8, factor: 'a21026' }] }, 'undeterminable'],
  ['works ended within the window        ', hours(240), { since: first + 1 }, 'undeterminable'],
  ['works ended before it                ', hours(240), { since: first }, 'pass'],
] as const)('machine check: %s', (_name, rows, change, verdict) => expect(check(rows, change).verdict).toBe(verdict));

test('the check names the hours that broke it and shows its numbers', () => {
  const result = check([...hours(239), hour(239, { verdict: 'exceeds', value: '36', frame: '901' })]);
  expect(result.says.zh).toBe('与佐证不符:10日内有1个小时超标');
  expect(result.series[0]?.exceeding).toEqual([{ at: first + 239 * hourMs, value: '36', limit: '35', edition: 'permit-1', frame: '901' }]);
  expect(result.steps.map((step) => step.zh)).toEqual([
    '时段 2026-04-01 至 2026-04-10,共10个整日',
    '排放口7 a21026:应有240小时,有效240小时,占100%(至少75%)',
    '2026-04-10 23:00 排放口7 a21026 36,限值35(permit-1)',
  ]);
});

test('law: an exceeding hour in the window never passes, and order of rows does not matter', () => {
  fc.assert(fc.property(fc.shuffledSubarray(hours(240)), fc.integer({ min: 0, max: 239 }), (rows, broken) => {
    const exceeding = hour(broken, { verdict: 'exceeds', decidedAt: 2 });
    expect(check([exceeding, ...rows]).verdict).toBe('fail');
    expect(check(rows)).toEqual(check([...rows].reverse()));
  }), { numRuns: 40 });
});

const words = { zh: '项', en: 'item' };
const type = { checklist: [
  { id: 'plan', title: words, proof: 'material' }, { id: 'acceptance', title: words, proof: 'material', when: { field: 'works', is: 'yes' } },
  { id: 'hours', title: words, proof: 'machine' },
] } as Partial<CaseType> as CaseType;
const item = (marks: Case['checklist'], works = 'no') => ({ fields: { works }, checklist: marks }) as Partial<Case> as Case;
const have = { state: 'have', by: 'a', at: 1, files: ['f'], note: '' } as const;

test.each([
  ['nothing yet             ', item({}), {}, ['plan', 'hours']],
  ['material only           ', item({ plan: have }), {}, ['hours']],
  ['machine disagrees       ', item({ plan: have }), { hours: 'fail' }, ['hours']],
  ['machine cannot say      ', item({ plan: have }), { hours: 'undeterminable' }, ['hours']],
  ['all green               ', item({ plan: have }), { hours: 'pass' }, []],
  ['works need acceptance   ', item({ plan: have }, 'yes'), { hours: 'pass' }, ['acceptance']],
  ['unfit is not have       ', item({ plan: { ...have, state: 'unfit' } }), { hours: 'pass' }, ['plan']],
  ['a mark on the machine   ', item({ plan: have, hours: have }), {}, ['hours']],
] as const)('checklist: %s', (_name, of, machine, open) => {
  expect(checklistOpen(type, of, machine)).toEqual(open);
  expect(checklistOf(type, of, machine).length).toBe(of.fields['works'] === 'yes' ? 3 : 2);
});

const measure: Measure = { id: 'm', what: '新建污水管网', quantity: '3.5', unit: '公里', owner: '县住建局', due: '2026-06-30', done: false };
test.each([
  ['measurable            ', {}, []],
  ['no quantity           ', { quantity: '若干' }, ['no-quantity']],
  ['zero is no target     ', { quantity: '0' }, ['no-quantity']],
  ['words without numbers ', { what: '持续加强监管', quantity: '' }, ['no-quantity', 'words-without-numbers']],
  ['no day, no owner      ', { due: '尽快', owner: ' ' }, ['no-day', 'no-owner']],
  ['no unit               ', { unit: '' }, ['no-unit']],
] as const)('measure: %s', (_name, change, flaws) => expect(flawsOf({ ...measure, ...change }, ['加强', '持续'])).toEqual(flaws));

test('the approval sheet needs a frozen version, every field, and 300 characters at most', () => {
  const fields = { problem: 'problem', target: 'target', completion: 'completion', selfCheck: 'selfCheck', opinions: ['cityOpinion'] };
  const of = { number: 'n', fields: { problem: 'p', target: 't', completion: '完'.repeat(300), selfCheck: 's' }, signatures: [],
    frozen: { hash: 'h', algorithm: 'sha-256', version: 1, at: 1, content: {} } } as Partial<Case> as Case;
  expect(approvalSheet(of, fields)).toMatchObject({ ok: true, value: { hash: 'h', opinions: [] } });
  expect(approvalSheet({ ...of, fields: { ...of.fields, completion: '完'.repeat(301) } }, fields)).toMatchObject({ fault: 'case.not-approvable', detail: 'completion' });
  expect(approvalSheet({ ...of, fields: {} }, fields)).toMatchObject({ fault: 'case.not-approvable', detail: 'problem' });
});
