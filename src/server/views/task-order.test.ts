import { expect, test } from 'vitest';
import { programmes } from '../../programmes/index.ts';
import type { Case, CaseTask } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { dayTally } from './day-tally.ts';
import { byUrgency, type HeldTask } from './task-order.ts';

const types = new Map(programmes.flatMap((programme) => programme.cases).map((type) => [type.id, type]));
const typeOf = (id: string): CaseType => types.get(id) as CaseType;

const held = (id: string, type: string, more: { due?: number; since?: number; returned?: true }): HeldTask => ({
  task: { case: id, since: more.since ?? 5, ...(more.due === undefined ? {} : { due: more.due }) } as CaseTask,
  of: { id, ...(more.returned === true ? { returned: { by: '', reason: '', at: 0 } } : {}) } as Case, type: typeOf(type),
});
const day = 86_400_000;
const [lead, problem] = ['integrity/exceedance', 'rectification/problem'];

test.each([
  ['returned before what is due sooner ', [held('due', lead, { due: 1 }), held('returned', lead, { due: 9, returned: true })],
  ['returned', 'due']],
  ['due on an earlier day first        ', [held('later', problem, { due: 1 + day }), held('sooner', lead, { due: 1 })],
  ['sooner', 'later']],
  ['handed down first on the same day  ', [held('item', problem, { due: 9 }), held('lead', lead, { due: 1 })], ['item', 'lead']],
  ['the earlier hour first             ', [held('later', lead, { due: 9 }), held('sooner', lead, { due: 1 })], ['sooner', 'later']],
  ['without a term last                ', [held('none', problem, {}), held('due', lead, { due: 9 })], ['due', 'none']],
  ['handed down before a lead, equal   ', [held('lead', lead, { due: 1 }), held('item', problem, { due: 1 })], ['item', 'lead']],
  ['longer waiting first among equals  ', [held('new', lead, { due: 1, since: 3 }), held('old', lead, { due: 1, since: 2 })],
  ['old', 'new']],
])('work list: %s', (_name, tasks, want) => {
  expect([...tasks].sort(byUrgency).map(({ of }) => of.id)).toEqual(want);
  expect([...tasks].reverse().sort(byUrgency).map(({ of }) => of.id)).toEqual(want);
});

test('the day’s numbers are what the type declares', () => {
  const of = (openedAt: number, doneBy: Record<string, number>, result?: string): Case => ({
    openedAt,
    doneBy: Object.fromEntries(Object.entries(doneBy).map(([event, at]) => [event, { at }])), fields: result === undefined ? {} : { result },
  }) as Partial<Case> as Case;
  const cases = [of(10, { 'review-verify': 10 }), of(9, { 'review-lift': 10 }), of(1, { 'review-verify': 5 }, 'substantiated'), of(1, {}, 'not-substantiated')];
  expect(dayTally(typeOf(lead), cases, 10)).toEqual({ opened: 1, reviewed: 2, assigned: 1, verified: 2, substantiated: 1 });
  expect(dayTally(typeOf(problem), cases, 10)).toMatchObject({ verified: 0 });
});
