import { fail, ok, type Result } from '../basis/result.ts';
import type { CauseLink } from '../model/case.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 关联原因: the named entry of the register of causes stands behind this case. What is linked is recorded in the event and stands beside
 * what is signed, never in it. Faults: case.cause-unknown, case.cause-not-open, case.cause-twice.
 */
export function linkCause(open: readonly string[], { of, input, actor, context }: Trial): Result<Consequences> {
  const { cause } = context.facts;
  if (cause === undefined) return fail('case.cause-unknown', String(input['cause']));
  if (!open.includes(cause.state)) return fail('case.cause-not-open', cause.number);
  if (linked(of, cause.number) !== undefined) return fail('case.cause-twice', cause.number);
  const link: CauseLink = { id: cause.id, number: cause.number, evidence: String(input['causeEvidence']), by: actor.says, at: context.now };
  return ok({ $cause: link });
}

/** It was not the cause. The linking stays in the history. Fault: case.cause-not-linked. */
export function unlinkCause({ of, input }: Trial): Result<Consequences> {
  const link = linked(of, String(input['cause']));
  return link === undefined ? fail('case.cause-not-linked', String(input['cause'])) : ok({ $causeGone: link.id });
}

const linked = ({ causes = [] }: Trial['of'], number: string): CauseLink | undefined => causes.find((one) => one.number === number);
