import { expect, test } from 'vitest';
import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import { checkProgrammes } from '../check.ts';
import { rectification } from './programme.ts';

const item = rectification.cases[0] as CaseType;
const itemWith = (change: Partial<CaseType>): readonly Programme[] => [{ ...rectification, cases: [{ ...item, ...change }] }];
const typed = (id: string): CaseType => rectification.cases.find((type) => type.id === `rectification/${id}`) as CaseType;
/** The whole programme with the first rule of one type's children changed. */
const childWith = (id: string, change: object): readonly Programme[] => {
  const type = typed(id);
  const [first, ...rest] = type.children ?? [];
  return [{ ...rectification, cases: rectification.cases.map((one) => (one === type ? { ...type, children: [{ ...first, ...change }, ...rest] as NonNullable<CaseType['children']> } : one)) }];
};
const typeWith = (id: string, change: (type: CaseType) => Partial<CaseType>): readonly Programme[] =>
  [{ ...rectification, cases: rectification.cases.map((one) => (one === typed(id) ? { ...one, ...change(one) } : one)) }];
const listsWith = (change: Partial<NonNullable<Programme['problemLists']>>): readonly Programme[] =>
  [{ ...rectification, problemLists: { ...rectification.problemLists as NonNullable<Programme['problemLists']>, ...change } }];
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
  ['children of no known type    ', childWith('city', { type: 'rectification/never' }), 'unknown case type rectification/never'],
  ['a type below itself          ', childWith('city', { type: 'rectification/provincial', level: undefined }), 'stands below itself'],
  ['children at another level    ', childWith('provincial', { level: 'county' }), 'rectification/city stands at another level'],
  ['children above their parent  ', childWith('city', { level: 'province' }), 'children stand above their parent'],
  ['a field that nobody has below', childWith('city', { fields: { never: 'target' } }), 'unknown field below never'],
  ['a field that nobody has above', childWith('city', { fields: { target: 'never' } }), 'unknown field above never'],
  ['a party that nobody is above ', childWith('city', { parties: { county: 'never' } }), 'unknown party above never'],
  ['a telling nobody takes       ', childWith('city', { tells: [{ on: 'ended', event: 'never', give: {} }] }), 'the machine cannot do never'],
  ['a telling of no step below   ', childWith('city', { tells: [{ on: { event: 'never' }, event: 'child-closed', give: {} }] }), 'rectification/problem has no step never'],
  ['a length nobody bounds       ', typeWith('area-limit', ({ steps }) => ({ steps: steps.map((step) => ({ ...step, guards: [] })) })), 'nothing bounds the number in limitMonths'],
  ['a length by an unknown field ', typeWith('urging', ({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, lengths: { field: 'never', by: {} } })) })), 'unknown field never'],
  ['a length by no parameter     ', typeWith('urging', ({ clocks }) => ({ clocks: clocks.map((clock) => ({ ...clock, lengths: { field: 'rung', by: { remind: 'never' } } })) })), 'parameter never is not a number'],
  ['a range of no parameter      ', itemWith({ steps: stepsOf('assign', { guards: [{ guard: 'whole-within', field: 'target', least: 'never', most: 'notice-days' }] }) }), 'parameter never is not a number'],
  ['a colour by no parameter     ', typeWith('city', ({ ledger }) => ({ ledger: { ...ledger as NonNullable<CaseType['ledger']>, colour: { yellow: 'never', red: 'progress-red', period: 'report-period' } } })), 'parameter never is not a number'],
  ['a letter of an unknown field ', typeWith('urging', ({ letter }) => ({ letter: { ...letter as NonNullable<CaseType['letter']>, copies: 'never' } })), 'unknown field never'],
  ['a letter that nobody issues  ', typeWith('urging', ({ letter }) => ({ letter: { ...letter as NonNullable<CaseType['letter']>, issuedBy: 'never' } })), 'unknown event never'],
  ['a kind without its word      ', typeWith('urging', ({ letter }) => ({ letter: { ...letter as NonNullable<CaseType['letter']>, kinds: {} } })), 'has no word for its number'],
  ['a line about nothing         ', typeWith('urging', ({ letter }) => ({ letter: { ...letter as NonNullable<CaseType['letter']>, opening: { zh: '{never}', en: '' } } })), 'a line names never'],
  ['rungs of an unknown field    ', typeWith('city', ({ ledger }) => ({ ledger: { ...ledger as NonNullable<CaseType['ledger']>, ladder: 'never' } })), 'unknown field never'],
  ['a ladder on an unknown field ', itemWith({ steps: stepsOf('draft-letter', { guards: [{ guard: 'next-rung', field: 'rung', after: 'never', ladder: [] }] }) }), 'unknown field never'],
  ['a cause that nobody names    ', typeWith('listed-problem', ({ steps }) => ({ steps: steps.map((step) => (step.event === 'link-cause' ? { ...step, input: [] } : step)) })), 'input cause is missing'],
  ['choices of no parameter      ', typeWith('listed-problem', ({ fields }) => ({ fields: fields.map((field) => (field.id === 'list' ? { ...field, choicesFrom: 'never' } : field)) })), 'parameter never is no list of choices'],
  ['a pair of unknown fields     ', typeWith('listed-problem', ({ steps }) => ({ steps: steps.map((step) => (step.event === 'enter' ? { ...step, guards: [{ guard: 'not-together', fields: { never: 'x' } }] } : step)) })), 'unknown field never'],
  ['a list of no known type      ', listsWith({ type: 'rectification/never' }), 'unknown case type rectification/never'],
  ['a list by an unknown field   ', listsWith({ fields: { list: 'never', origin: 'origin', deadline: 'deadline', similar: 'similarFound' } }), 'unknown field never'],
  ['solved in an unknown state   ', listsWith({ solved: ['never'] }), 'unknown state never'],
  ['a reference to no known type ', listsWith({ references: [{ list: 'audit', type: 'rectification/never' }] }), 'unknown case type rectification/never'],
  ['causes fixed by no event     ', listsWith({ causes: { type: 'rectification/cause', standsOut: 'stands-out-open', likely: 'likely-least', fixedBy: 'never', linkable: [] } }), 'unknown event never'],
  ['children of no declared kind ', itemWith({ children: [] }), 'unknown children extension'],
] as const)('planted: %s', (_name, planted, says) => {
  expect(checkProgrammes(planted).map((flaw) => flaw.says).join('; ')).toContain(says);
});
