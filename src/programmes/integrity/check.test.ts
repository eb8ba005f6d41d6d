import { expect, test } from 'vitest';
import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import { checkProgrammes } from '../check.ts';
import { integrity } from './programme.ts';

const lead = integrity.cases[0] as CaseType;
const leadWith = (change: Partial<CaseType>): readonly Programme[] => [{ ...integrity, cases: [{ ...lead, ...change }] }];
const stepsOf = (event: string, change: object): CaseType['steps'] => lead.steps.map((step) => (step.event === event ? { ...step, ...change } : step));
const clocksOf = (change: object): CaseType['clocks'] => lead.clocks.map((clock, index) => (index === 0 ? { ...clock, ...change } : clock));

test.each([
  ['a missing English word      ', [{ ...integrity, title: { zh: '监管', en: ' ' } }], 'words are missing'],
  ['two of one id               ', [integrity, integrity], 'two programmes of one id'],
  ['an id of another programme  ', leadWith({ id: 'air/exceedance' }), 'id does not begin with integrity/'],
  ['a rule opens nothing known  ', [{ ...integrity, cases: [] }], 'unknown case type integrity/exceedance'],
  ['nothing takes the ground away', [{ ...integrity, rules: integrity.rules.map((rule) => ({ ...rule, withdraws: { event: 'never', regrounds: 'reground' } })) }], 'integrity/exceedance has no step never'],
  ['a tally of an unknown event  ', leadWith({ tallies: [{ id: 'reviewed', title: { zh: '研', en: 'r' }, events: ['never'] }] }), 'unknown event never'],
  ['a tally of an unknown field  ', leadWith({ tallies: [{ id: 'verified', title: { zh: '核', en: 'v' }, events: ['complete'], field: 'never' }] }), 'unknown field never'],
  ['the machine may not open    ', leadWith({ openedBy: ['branch'] }), 'is not opened by the machine'],
  ['an unknown initial state    ', leadWith({ initial: 'nowhere' }), 'unknown state nowhere'],
  ['a name of the prototype     ', leadWith({ initial: 'valueOf' }), 'unknown state valueOf'],
  ['a state never reached       ', leadWith({ steps: stepsOf('review-remind', { to: 'lifted' }) }), 'is never reached'],
  ['a state without a way out   ', leadWith({ states: { ...lead.states, lifted: { title: { zh: '解', en: 'l' }, tone: 'done' } } }), 'has no way out'],
  ['an unknown party            ', leadWith({ steps: stepsOf('accept', { by: ['police'] }) }), 'unknown party police'],
  ['a step of nobody            ', leadWith({ steps: stepsOf('accept', { by: [] }) }), 'nobody can ever do it'],
  ['a return without reason     ', leadWith({ steps: stepsOf('return-explanation', { input: [] }) }), 'a return needs a reason'],
  ['one event twice in a state  ', leadWith({ steps: [...lead.steps, ...lead.steps.slice(0, 1)] }), 'two steps of one event'],
  ['a clock of unknown length   ', leadWith({ clocks: clocksOf({ length: 'never' }) }), 'parameter never is not a number'],
  ['a clock on unknown events   ', leadWith({ clocks: clocksOf({ stopsOn: ['never'] }) }), 'unknown event never'],
  ['a lapse nobody can do       ', leadWith({ clocks: clocksOf({ onLapse: 'explain' }) }), 'the machine cannot do explain'],
  ['a pause without a way back  ', leadWith({ clocks: clocksOf({ pausesOn: ['urge'] }) }), 'what pauses it must be able to resume it'],
  ['a pause without a reason    ', leadWith({ clocks: clocksOf({ pausesOn: ['urge'], resumesOn: ['attach'] }) }), 'a pause needs a reason'],
  ['warnings that are no list   ', leadWith({ clocks: clocksOf({ warnings: 'review-days' }) }), 'parameter review-days is not a list'],
  ['a guard on an unknown clock ', leadWith({ steps: stepsOf('urge', { guards: [{ guard: 'clock-paused', clock: 'never' }] }) }), 'unknown clock never'],
  ['an extension of no amount   ', leadWith({ steps: stepsOf('extend-verification', { input: [] }) }), 'input extension is no required day or number'],
  ['hours extended to a day     ', leadWith({ steps: stepsOf('extend-verification', { input: [{ id: 'until', title: { zh: '至', en: 'to' }, kind: 'day', required: true }],
    effects: [{ effect: 'extend-clock', clock: 'explanation', input: 'until', times: 'verification-extensions' }] }) }), 'a clock of hours is extended by hours'],
  ['an extension without limit  ', leadWith({ steps: stepsOf('extend-verification', { effects: [{ effect: 'extend-clock', clock: 'verification', input: 'extension', times: 'never' }] }) }), 'parameter never is not a number'],
  ['a calendar nobody waits for ', leadWith({ steps: lead.steps.filter(({ event }) => event !== 'calendar-published') }), 'no step of the machine settles it'],
  ['a guard on an unknown event ', leadWith({ steps: stepsOf('complete', { guards: [{ guard: 'different-person', from: 'never' }] }) }), 'unknown event never'],
  ['two officers, one field     ', leadWith({ steps: stepsOf('report-verification', { input: [] }) }), 'input officerOne is missing'],
  ['a choice without choices    ', leadWith({ fields: [{ id: 'confidence', title: { zh: '置信', en: 'c' }, kind: 'choice', required: true }] }), 'a choice without choices'],
] as const)('planted: %s', (_name, planted, says) => {
  expect(checkProgrammes(planted).map((flaw) => flaw.says).join('; ')).toContain(says);
});
