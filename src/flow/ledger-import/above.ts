import { availableSteps } from '../../act/parties.ts';
import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declaredType } from '../cases/case-types.ts';
import type { House } from '../house.ts';

/** The item under which a ledger is taken over: by which of its steps the rows become its parts, and what they have from it. */
export type Above = {
  readonly of: Case; readonly type: CaseType; readonly rule: ChildRule; readonly event: string; readonly inherited: Readonly<Record<string, Json | undefined>>;
};

/** Fault ledger.parent-unfit: it has no such parts, or this office cannot break it down now. */
export function aboveOf(house: House, type: CaseType, of: Case, actor: Actor): Result<Above> {
  const parent = declaredType(house.programmes, of.type);
  const rule = parent.children?.find((one) => one.part === true && one.type === type.id);
  const step = availableSteps(parent, of, actor).find(({ effects }) => effects.some((effect) => effect.effect === 'open-children' && effect.child === rule?.id));
  if (rule === undefined || step === undefined) return fail('ledger.parent-unfit', of.number);
  return ok({ of, type: parent, rule, event: step.event, inherited: Object.fromEntries(Object.entries(rule.fields).map(([own, from]) => [own, of.fields[from]])) });
}
