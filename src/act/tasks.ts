import type { CaseHead, CaseTask } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import type { Role } from '../model/role.ts';
import { taskWeight } from '../model/task-weight.ts';
import { openPause } from './clock-changes.ts';

/**
 * Who must do what next: the main steps of the present state, for each party that is filled. An office that has signed waits no
 * longer; a step that needs signatures waits until they are there.
 */
export function tasksOf(type: CaseType, of: CaseHead): readonly CaseTask[] {
  return type.steps
    .filter((rule) => rule.main === true && rule.from.includes(of.state) && !alreadySigned(of, rule) && !awaitsSignatures(of, rule))
    .flatMap((rule) => rule.by.flatMap((party) => taskFor(type, of, rule, party)));
}

function taskFor(type: CaseType, of: CaseHead, rule: StepRule, party: string): readonly CaseTask[] {
  const unit = Object.hasOwn(of.parties, party) ? of.parties[party] : undefined;
  const roles = Object.hasOwn(type.parties, party) ? type.parties[party]?.roles : undefined;
  if (unit === undefined || roles === undefined) return [];
  const dues = of.clocks.flatMap((clock) =>
    (clock.stoppedAt === undefined && clock.due !== undefined && openPause(clock) === undefined && of.parties[clock.party] === unit ? [clock.due] : []));
  const task = { case: of.id, party, unit, roles, event: rule.event, since: of.since, ...taskWeight(type, of.fields) };
  return [dues.length === 0 ? task : { ...task, due: Math.min(...dues) }];
}

const alreadySigned = (of: CaseHead, rule: StepRule): boolean =>
  rule.effects.some((effect) => effect.effect === 'sign' && hasSigned(of, effect.office));

const awaitsSignatures = (of: CaseHead, rule: StepRule): boolean =>
  rule.guards.some((guard) => guard.guard === 'signed' && guard.offices.some((office) => !hasSigned(of, office)));

const hasSigned = (of: CaseHead, office: Role): boolean =>
  of.signatures.some((signature) => signature.office === office && signature.voided === undefined);
