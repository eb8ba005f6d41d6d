import type { Actor, CaseHead } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';

/** Whether this actor fills one of the step's parties: the unit that fills it in this case, and a role that acts for it. */
export const mayAct = (type: CaseType, of: CaseHead, rule: StepRule, actor: Actor): boolean =>
  rule.by.some((party) => actsFor(type, of, party, actor));

/** Whether this actor is that party of the case. */
export function actsFor(type: CaseType, of: CaseHead, party: string, actor: Actor): boolean {
  if (party === 'system' || party === 'public') return actor.role === party;
  if (actor.role === 'system' || actor.role === 'public') return false;
  if (!Object.hasOwn(type.parties, party) || !Object.hasOwn(of.parties, party)) return false;
  return of.parties[party] === actor.unit && (type.parties[party]?.roles.includes(actor.role) ?? false);
}

/** The steps that this actor may try in the present state, the main one first. Guards are decided when it is tried. */
export const availableSteps = (type: CaseType, of: CaseHead, actor: Actor): readonly StepRule[] =>
  type.steps
    .filter((rule) => rule.from.includes(of.state) && mayAct(type, of, rule, actor))
    .sort((a, b) => Number(b.main === true) - Number(a.main === true));
