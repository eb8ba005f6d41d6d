import { expect, test } from 'vitest';
import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import { checkProgrammes } from '../check.ts';
import { rectification } from './programme.ts';

const item = rectification.cases[0] as CaseType;
const itemWith = (change: Partial<CaseType>): readonly Programme[] => [{ ...rectification, cases: [{ ...item, ...change }] }];
const stepsOf = (event: string, change: object): CaseType['steps'] => item.steps.map((step) => (step.event === event ? { ...step, ...change } : step));

test.each([
  ['a rule reopens nothing known', [{ ...rectification, cases: [] }], 'unknown case type rectification/problem'],
  ['the machine may not reopen  ', itemWith({ steps: stepsOf('rebound', { by: ['office'] }) }), 'no step rebound for the machine'],
  ['a machine item by nothing    ', itemWith({ checklist: [{ id: 'x', title: { zh: '项', en: 'x' }, proof: 'machine' }] }), 'a machine item without its parameters'],
  ['a sheet of an unknown field  ', itemWith({ sheet: { problem: 'never', target: 'target', completion: 'completion', selfCheck: 'selfCheck', opinions: [] } }), 'unknown field never'],
  ['signatures nobody gives     ', itemWith({ steps: item.steps.filter((step) => step.event !== 'sign-party-secretary') }), 'nobody signs as party-secretary'],
  ['a notice of unknown length  ', itemWith({ parameters: {} }), 'parameter notice-days is not a number'],
  ['a parameter without ground  ', itemWith({ parameters: { ...item.parameters, 'notice-days': { ...item.parameters['notice-days'] as CaseType['parameters'][string], cite: '' } } }), 'no ground is cited'],
  ['an item on an unknown field ', itemWith({ checklist: [{ id: 'x', title: { zh: '项', en: 'x' }, proof: 'material', when: { field: 'never', is: 'yes' } }] }), 'unknown field of its condition'],
] as const)('planted: %s', (_name, planted, says) => {
  expect(checkProgrammes(planted).map((flaw) => flaw.says).join('; ')).toContain(says);
});
