import { expect, test } from 'vitest';
import { programmes } from '../../programmes/index.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { dayTally } from './day-tally.ts';

const types = new Map(programmes.flatMap((programme) => programme.cases).map((type) => [type.id, type]));
const typeOf = (id: string): CaseType => types.get(id) as CaseType;

const [lead, problem] = ['integrity/exceedance', 'rectification/problem'];

test('the day’s numbers are what the type declares', () => {
  const of = (openedAt: number, doneBy: Record<string, number>, result?: string): Case => ({
    openedAt,
    doneBy: Object.fromEntries(Object.entries(doneBy).map(([event, at]) => [event, { at }])), fields: result === undefined ? {} : { result },
  }) as Partial<Case> as Case;
  const cases = [of(10, { 'review-verify': 10 }), of(9, { 'review-lift': 10 }), of(1, { 'review-verify': 5, 'report-verification': 11 }, 'substantiated'),
    of(1, { 'report-verification': 10 }, 'not-substantiated'), of(1, { 'report-verification': 9 }, 'substantiated')];
  expect(dayTally(typeOf(lead), cases, 10)).toEqual({ opened: 1, reviewed: 2, assigned: 1, verified: 2, substantiated: 1 });
  expect(dayTally(typeOf(problem), cases, 10)).toMatchObject({ verified: 0 });
});
