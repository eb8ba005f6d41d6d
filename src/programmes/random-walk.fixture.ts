import type { Json } from '../basis/canonical.ts';
import type { Actor, Case } from '../model/case.ts';
import type { CaseType, FieldRule, StepRule } from '../model/case-type.ts';
import { at, begin, go, unitOf, who, type Walk } from './walk.fixture.ts';

const photo = { hash: 'e'.repeat(64), name: 'a.jpg', type: 'image/jpeg', size: 1 };

function valueOf(type: CaseType, of: Case | undefined, field: FieldRule): Json {
  switch (field.kind) {
    case 'choice': return (field.id === 'method' ? 'password' : field.choices?.[0]?.id) ?? '';
    case 'choices': return (field.choices ?? []).slice(0, 1).map(({ id }) => id);
    case 'day': return field.id === 'newDeadline' ? '2026-05-20' : '2026-05-06';
    case 'children': return [{ region: regionBelow(type, of) }];
    case 'number': case 'point': return field.id === 'extensionMonths' ? 6 : 7;
    case 'files': return type.checklist.slice(0, 1).flatMap((item) => [{ ...photo, item: item.id },
      { ...photo, hash: 'f'.repeat(64), item: item.id }]);
    case 'pair': return { before: photo.hash, after: 'f'.repeat(64) };
    case 'measures': return [{ id: 'm', what: '改造', quantity: '1', unit: '套', owner: '县', due: '2026-05-06' }];
    case 'measure': return of?.measures[0]?.id ?? 'm';
    case 'checklist': return Object.fromEntries(type.checklist.filter((item) => item.proof === 'material').map((item) => [item.id, { state: 'have', files: [photo.hash] }]));
    default: return field.id === 'hash' ? (of?.frozen?.hash ?? 'x') : field.id === 'objection' ? (of?.notice?.objections[0]?.id ?? '异议') : `${field.id} ${of?.seq ?? 0}`;
  }
}

/** A region at which the next children may stand; where all are taken the step is refused, as it should be. */
const regionBelow = (type: CaseType, of: Case | undefined): string => {
  const level = type.children?.find(({ part }) => part === true)?.level;
  return level === undefined ? (of?.region ?? regionOf(type)) : level === 'city' ? '980100' : '980101';
};
const regionOf = ({ level }: CaseType): string => (level === 'province' ? '980000' : level === 'city' ? '980100' : '980101');

const inputOf = (type: CaseType, of: Case, rule: StepRule, full: boolean): Readonly<Record<string, Json>> =>
  Object.fromEntries(rule.input.filter((field) => full || field.required).map((field) => [field.id, valueOf(type, of, field)]));

const actors = (Object.keys(unitOf) as Actor['role'][]).map((role) => who(role));

/** A case of the type, newly opened with whatever its declaration requires. */
export function beginAny(type: CaseType): Walk {
  const parties = Object.fromEntries(Object.entries(type.parties).map(([id, rule]) => [id, unitOf[rule.roles[0] as Actor['role']] ?? '']));
  const fields = Object.fromEntries(type.fields.filter((field) => field.required).map((field) => [field.id, valueOf(type, undefined, field)]));
  return begin(type, { id: 'c', number: 'n', title: { zh: '事', en: 'c' }, region: regionOf(type), parties, points: [], findings: [], fields, ...(type.openedBy.length === 0 && { parent: 'above' }), actor: who(type.openedBy[0] ?? 'system') }, at(3, 2));
}

/** What chance says of one try: which step, by whom, anything by anybody (`wild`), with optional input (`full`), after so many hours. */
export type Roll = { readonly pick: number; readonly by: number; readonly wild: boolean; readonly full: boolean; readonly hours: number };

/**
 * One random try: mostly a step of the present state by somebody it is for, sometimes anything by anybody. `ok`, a fault, or nothing to
 * try.
 */
export function tryOne(type: CaseType, walk: Walk, roll: Roll, take: typeof go = go): string | undefined {
  walk.now += roll.hours * 3_600_000;
  const here = type.steps.filter((rule) => rule.from.includes(walk.of.state));
  const forward = here.filter((rule) => (rule.main === true && (roll.pick % 2 === 0 || rule.event !== 'self-check')) || rule.event === 'work');
  const steps = roll.wild ? type.steps : roll.pick % 6 === 0 || forward.length === 0 ? here : forward;
  const rule = steps[Math.floor(roll.pick / 6) % Math.max(steps.length, 1)];
  if (rule === undefined) return undefined;
  const fit = actors.filter((actor) => roll.wild || rule.by.some((party) => party === actor.role || type.parties[party]?.roles.some((role) => role === actor.role) === true));
  const actor = fit[roll.by % Math.max(fit.length, 1)];
  return actor === undefined ? undefined : take(type, walk, rule.event, { ...actor, region: walk.of.region }, inputOf(type, walk.of, rule, roll.full));
}
