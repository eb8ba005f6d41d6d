import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Stepped } from '../../act/context.ts';
import { step } from '../../act/step.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, StepRule } from '../../model/case-type.ts';
import type { ChildTelling } from '../../model/child-rule.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineActor } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { stepContext } from './step-context.ts';

export type Keep = (house: House, records: RecordWriter, type: CaseType, before: Case, stepped: Stepped) => Promise<Result<Case>>;

/**
 * 上报: what happened to a child reaches its parent as a step of the machine in the same transaction, and through the parent whoever
 * is above. Only a change is told, so telling again tells nothing. Fault case.parent-elsewhere where the parent must take it and cannot.
 */
export async function tellParent(house: House, records: RecordWriter, before: Case, { case: child, event }: Stepped, keep: Keep): Promise<Result<true>> {
  const parent = child.parent === undefined ? undefined : await records.case(child.parent);
  if (parent === undefined) return ok(true);
  const type = declaredType(house.programmes, parent.type);
  const link = parent.children?.find(({ id }) => id === child.id);
  const rule = type.children?.find(({ id }) => id === link?.child);
  for (const telling of rule?.tells ?? []) {
    if (!happened(telling, before, child, event.event)) continue;
    const told = await tell(house, records, type, parent, child, telling, keep);
    if (!told.ok) return told;
  }
  return ok(true);
}

function happened({ on }: ChildTelling, before: Case, after: Case, event: string): boolean {
  if (on === 'ended') return before.closedAt === undefined && after.closedAt !== undefined;
  if (on === 'reopened') return before.closedAt !== undefined && after.closedAt === undefined;
  return on.event === event;
}

async function tell(house: House, records: RecordWriter, type: CaseType, parent: Case, child: Case, telling: ChildTelling, keep: Keep): Promise<Result<true>> {
  const rule = type.steps.find((one) => one.event === telling.event && one.by.includes('system') && one.from.includes(parent.state));
  if (rule === undefined) return telling.must === true ? fail('case.parent-elsewhere', parent.number) : ok(true);
  const asked = { event: rule.event, actor: machineActor, seenSeq: parent.seq, data: givenTo(rule, child, telling) };
  const stepped = step(type, parent, asked, await stepContext(house, type, parent, '', records));
  if (!stepped.ok) return stepped;
  const kept = await keep(house, records, type, parent, stepped.value);
  return kept.ok ? ok(true) : kept;
}

/** The child's id where the step asks for `child` or the telling gives `$id`; else the child's field that it names. */
function givenTo({ input }: StepRule, child: Case, { give }: ChildTelling): Record<string, Json> {
  const data: Record<string, Json> = {};
  for (const { id } of input) {
    const value = id === 'child' ? child.id : give[id] === '$id' ? child.id : child.fields[give[id] ?? ''];
    if (value !== undefined) data[id] = value;
  }
  return data;
}
