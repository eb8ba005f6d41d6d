import { dayOf, instant } from '../basis/time.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { WorkStage } from '../model/case.ts';
import type { Consequences, Trial } from './trial.ts';
import { staggerFlaw, withStage } from './work-stages.ts';

const days = { plannedFrom: 'plannedFrom', plannedTo: 'plannedTo', started: 'startedOn', ended: 'endedOn' } as const;

/** What the input says of one stage, beside what was said of it before. Faults: case.field-missing (nothing is said), case.stage-*. */
export function noteStage({ type, of, input, context }: Trial): Result<Consequences> {
  const rules = type.workStages ?? [];
  const id = String(input['stage']);
  const { notNeeded: _before, ...held } = of.workStages?.find((one) => one.id === id) ?? { id };
  const said = Object.fromEntries(Object.entries(days).flatMap(([own, from]) => (input[from] === undefined ? [] : [[own, String(input[from])]])));
  const reason = input['notNeeded'];
  if (Object.keys(said).length === 0 && reason === undefined) return fail('case.field-missing', 'startedOn');
  if (Object.keys(said).length > 0 && reason !== undefined) return fail('case.field-invalid', 'notNeeded');
  const stage: WorkStage = reason === undefined ? { ...held, ...said } : { id, notNeeded: String(reason) };
  const flaw = staggerFlaw(rules, withStage(of.workStages ?? [], stage), dayOf(instant(context.now)));
  return flaw === undefined ? ok({ $stage: stage }) : fail(flaw.fault, flaw.stage);
}
