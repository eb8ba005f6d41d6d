import { coveredMark } from '../act/children.ts';
import type { CaseType } from '../model/case-type.ts';
import type { ChildRule } from '../model/child-rule.ts';
import { levelRank } from '../model/region.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

/** What passes between a parent and its children must exist at both ends, and no type may stand below itself. */
export function checkChildren(type: CaseType, all: readonly CaseType[]): readonly DeclarationFlaw[] {
  return (type.children ?? []).flatMap((rule): readonly DeclarationFlaw[] => {
    const where = `${type.id} children ${rule.id}`;
    const below = all.find(({ id }) => id === rule.type);
    // Another programme may be absent: nothing of it is opened then (src/flow/cases/open-children.ts).
    if (below === undefined) return elsewhere(rule.type, type, all) ? [] : [{ where, says: `unknown case type ${rule.type}` }];
    const says = [...cycle(type.id, below, all, new Set()), ...level(rule, type, below), ...ends(rule, type, below)];
    return says.map((one) => ({ where, says: one }));
  });
}

const programmeOf = (type: string): string => type.split('/')[0] ?? '';
const elsewhere = (name: string, of: CaseType, all: readonly CaseType[]): boolean =>
  programmeOf(name) !== programmeOf(of.id) && !all.some(({ id }) => programmeOf(id) === programmeOf(name));

/** From below, the way down never comes back to the type itself. */
function cycle(above: string, below: CaseType, all: readonly CaseType[], met: Set<string>): readonly string[] {
  if (below.id === above) return [`${above} stands below itself`];
  if (met.has(below.id)) return [];
  met.add(below.id);
  return (below.children ?? []).flatMap((rule) => {
    const next = all.find(({ id }) => id === rule.type);
    return next === undefined ? [] : cycle(above, next, all, met);
  });
}

function level(rule: ChildRule, type: CaseType, below: CaseType): readonly string[] {
  const own = rule.level ?? type.level;
  if (below.level !== undefined && own !== below.level) return [`${below.id} stands at another level`];
  return rule.level !== undefined && type.level !== undefined && levelRank(rule.level) <= levelRank(type.level) ? ['children stand above their parent'] : [];
}

function ends(rule: ChildRule, type: CaseType, below: CaseType): readonly string[] {
  const fieldsOf = (of: CaseType): ReadonlySet<string> => new Set([...of.fields, ...of.steps.flatMap(({ input }) => input)].map(({ id }) => id));
  const [above, own] = [fieldsOf(type), fieldsOf(below)];
  const missing = (ids: readonly string[], held: ReadonlySet<string>, what: string): string[] => ids.filter((id) => !held.has(id)).map((id) => `unknown ${what} ${id}`);
  const tellings = rule.tells.flatMap(({ on, event }) => [
    ...(typeof on === 'object' && !below.steps.some((step) => step.event === on.event) ? [`${below.id} has no step ${on.event}`] : []),
    ...(type.steps.some((step) => step.event === event && step.by.includes('system')) ? [] : [`the machine cannot do ${event}`]),
  ]);
  const hearings = (rule.hears ?? []).flatMap(({ event, because }) => {
    const taken = below.steps.filter((step) => step.event === event && step.by.includes('system'));
    const says = taken.every(({ input }) => because === undefined || input.some(({ id }) => id === because));
    return taken.length > 0 && says ? [] : [`the machine cannot do ${event} below`];
  });
  return [
    ...missing(Object.keys(rule.fields), own, 'field below'),
      ...missing(Object.values(rule.fields).map((id) => id.replace(coveredMark,
        '')).filter((id) => (id !== '$measure' || type.measures === undefined)
      && (id !== '$holder' || rule.heldBy === undefined)), above, 'field above'), ...missing(rule.refines, own, 'field below'),
    ...missing([...Object.keys(rule.parties), ...(rule.names ?? [])], new Set(Object.keys(below.parties)), 'party below'),
    ...missing(Object.values(rule.parties), new Set(Object.keys(type.parties)), 'party above'),
    ...missing(rule.titleFrom === undefined ? [] : [rule.titleFrom], above, 'input'), ...tellings, ...hearings,
    ...missing(rule.heldBy?.parties ?? [], new Set(Object.keys(below.parties)), 'party below'), ...holderAsked(rule, type),
  ];
}

/** An office-holder is asked for as one. */
function holderAsked({ heldBy }: ChildRule, type: CaseType): readonly string[] {
  const asked = type.steps.flatMap(({ input }) => input).some(({ id, kind, office }) => id === heldBy?.input && kind === 'holder' && office !== undefined);
  return heldBy === undefined || asked ? [] : [`${heldBy.input} asks for no office-holder`];
}
