import { expect, test } from 'vitest';
import type { Case } from '../../model/case.ts';
import { caseLaws } from '../case-laws.fixture.ts';
import { checkProgrammes } from '../check.ts';
import { problemType } from './problem.ts';
import { rectificationIn } from './programme.ts';

/** Whatever the order, an item that left the county carries two signatures that stand. */
function signedByBoth(of: Case): void {
  if (!['city-check', 'province-check', 'verified', 'closed'].includes(of.state)) return;
  expect(of.signatures.filter((signature) => signature.voided === undefined)).toHaveLength(2);
}

for (const order of ['signatures-first', 'notice-first'] as const) {
  caseLaws(`rectification/problem, ${order}`, problemType(order), signedByBoth);
  test(`what is declared is sound, ${order}`, () => expect(checkProgrammes([rectificationIn(order)])).toEqual([]));
}
