import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { stillFrozen } from '../model/frozen-content.ts';
import type { Actor, Case } from '../model/case.ts';
import type { CaseType, FieldRule, StepRule } from '../model/case-type.ts';
import { at, begin, go, unitOf, who, type Walk } from './walk.fixture.ts';
import { exceedance } from './integrity/exceedance.ts';
import { problemType } from './rectification/problem.ts';

const photo = { hash: 'e'.repeat(64), name: 'a.jpg', type: 'image/jpeg', size: 1 };

function valueOf(type: CaseType, of: Case | undefined, field: FieldRule): Json {
  switch (field.kind) {
    case 'choice': return field.choices?.[0]?.id ?? '';
    case 'day': return '2026-05-06';
    case 'number': return 7;
    case 'files': return type.checklist.slice(0, 1).map((item) => ({ ...photo, item: item.id }));
    case 'measures': return [{ id: 'm', what: '改造', quantity: '1', unit: '套', owner: '县', due: '2026-05-06' }];
    case 'checklist': return Object.fromEntries(type.checklist.filter((item) => item.proof === 'material').map((item) => [item.id, { state: 'have', files: [photo.hash] }]));
    default: return field.id === 'hash' ? (of?.frozen?.hash ?? 'x') : field.id === 'objection' ? (of?.notice?.objections[0]?.id ?? '异议') : `${field.id} ${of?.seq ?? 0}`;
  }
}

const inputOf = (type: CaseType, of: Case, rule: StepRule, full: boolean): Readonly<Record<string, Json>> =>
  Object.fromEntries(rule.input.filter((field) => full || field.required).map((field) => [field.id, valueOf(type, of, field)]));

const actors = (Object.keys(unitOf) as Actor['role'][]).map((role) => who(role));

/** One random try: mostly a step of the present state by somebody it is for, sometimes anything by anybody. */
function tryOne(type: CaseType, walk: Walk, roll: { pick: number; by: number; wild: boolean; full: boolean; hours: number }): void {
  walk.now += roll.hours * 3_600_000;
  const here = type.steps.filter((rule) => rule.from.includes(walk.of.state));
  const forward = here.filter((rule) => (rule.main === true && (roll.pick % 2 === 0 || rule.event !== 'self-check')) || rule.event === 'work');
  const steps = roll.wild ? type.steps : roll.pick % 6 === 0 || forward.length === 0 ? here : forward;
  const rule = steps[Math.floor(roll.pick / 6) % Math.max(steps.length, 1)];
  if (rule === undefined) return;
  const fit = actors.filter((actor) => roll.wild || rule.by.some((party) => party === actor.role || type.parties[party]?.roles.some((role) => role === actor.role) === true));
  const actor = fit[roll.by % Math.max(fit.length, 1)];
  if (actor !== undefined) go(type, walk, rule.event, actor, inputOf(type, walk.of, rule, roll.full));
}

const rolls = fc.array(fc.record({ pick: fc.nat(99), by: fc.nat(99), wild: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0), full: fc.boolean(), hours: fc.integer({ min: 0, max: 60 }) }), { minLength: 40, maxLength: 90, size: 'max' });
/** Side ends that a random walk may miss. */
const rare = ['lifted', 'reminded', 'transferred', 'closed', 'verified', 'notice'];
const signedStates = ['city-check', 'province-check', 'verified', 'closed'];

test.each([
  ['integrity/exceedance', exceedance], ['signatures-first', problemType('signatures-first')], ['notice-first', problemType('notice-first')],
] as const)('law: any walk of %s replays, and no signature stands on other content than was signed', (_name, type) => {
  const states = new Set<string>();
  fc.assert(fc.property(rolls, (walkRolls) => {
    const parties = Object.fromEntries(Object.entries(type.parties).map(([id, rule]) => [id, unitOf[rule.roles[0] as Actor['role']] ?? '']));
    const fields = Object.fromEntries(type.fields.filter((field) => field.required).map((field) => [field.id, valueOf(type, undefined, field)]));
    const walk = begin(type, { id: 'c', number: 'n', title: { zh: '事', en: 'c' }, region: '980101', parties, points: [], findings: [], fields, actor: who(type.openedBy[0] ?? 'system') }, at(3, 2));
    for (const roll of walkRolls) {
      tryOne(type, walk, roll);
      states.add(walk.of.state);
      const standing = walk.of.signatures.filter((signature) => signature.voided === undefined);
      expect(standing.every((signature) => signature.hash === walk.of.frozen?.hash)).toBe(true);
      expect(new Set(standing.map((signature) => signature.actor.person)).size).toBe(standing.length);
      if (walk.of.frozen !== undefined && walk.of.closedAt === undefined) expect(stillFrozen(type, walk.of, walk.of.frozen)).toBe(true);
      if (type.id === 'rectification/problem' && signedStates.includes(walk.of.state)) expect(standing).toHaveLength(2);
    }
  }), { numRuns: 60, seed: 20261123 });
  const never = Object.keys(type.states).filter((id) => !states.has(id) && !rare.includes(id));
  expect(never).toEqual([]);
});
