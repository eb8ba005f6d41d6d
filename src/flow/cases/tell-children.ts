import { step } from '../../act/step.ts';
import { ok, type Result } from '../../basis/result.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { CaseMoved } from '../case-moved.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineActor } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { stepContext } from './step-context.ts';
import type { Keep } from './tell-parent.ts';

/**
 * What ends or reopens above is done below by the machine in the same transaction, where a rule says that children hear of it. A
 * child that has no such step where it stands is left as it is: it has ended by itself.
 */
export async function tellChildren(house: House, records: RecordWriter, type: CaseType, before: Case, after: Case,
  keep: Keep): Promise<Result<true>> {
  const on = (before.closedAt === undefined) === (after.closedAt === undefined) ? undefined : after.closedAt === undefined ? 'reopened'
    : 'ended';
  if (on === undefined) return ok(true);
  for (const link of after.children ?? []) {
    const hearing = type.children?.find(({ id }) => id === link.child)?.hears?.find((one) => one.on === on);
    const child = hearing === undefined ? undefined : await records.case(link.id);
    const told = child === undefined ? ok(true) : await tell(house, records, child, hearing?.event ?? '', keep);
    if (!told.ok) return told;
  }
  return ok(true);
}

async function tell(house: House, records: RecordWriter, child: Case, event: string, keep: Keep): Promise<Result<unknown>> {
  const type = declaredType(house.programmes, child.type);
  const rule = type.steps.find((one) => one.event === event && one.by.includes('system') && one.from.includes(child.state));
  if (rule === undefined) return ok(true);
  const stepped = step(type, child, { event, actor: machineActor, seenSeq: child.seq, data: {} },
    await stepContext(house, type, child, '', records));
  if (!stepped.ok) return stepped;
  const kept = await keep(house, records, type, child, stepped.value);
  if (!kept.ok && kept.fault === 'request.conflict') throw new CaseMoved(child.id);
  return kept;
}
