import { ok, type Result } from '../../basis/result.ts';
import { step } from '../../act/step.ts';
import type { Stepped } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { ParentTelling } from '../../model/child-rule.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineActor } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { stepContext } from './step-context.ts';
import type { Keep } from './tell-parent.ts';

/**
 * What stands below hears at once that its item was struck off or came back; one that cannot take the step in its state is left as it
 * is.
 */
export async function tellChildren(house: House, records: RecordWriter, before: Case, { case: of, event }: Stepped, keep: Keep): Promise<Result<true>> {
  const rules = declaredType(house.programmes, of.type).children ?? [];
  for (const link of of.children ?? []) {
    const hears = rules.find(({ id }) => id === link.child)?.hears ?? [];
    for (const telling of hears.filter((one) => happened(one, before, of))) {
      const told = await tell(house, records, link.id, telling, event.event, keep);
      if (!told.ok) return told;
    }
  }
  return ok(true);
}

const happened = ({ on }: ParentTelling, before: Case, after: Case): boolean =>
  (on === 'ended' ? before.closedAt === undefined && after.closedAt !== undefined : before.closedAt !== undefined && after.closedAt === undefined);

async function tell(house: House, records: RecordWriter, id: string, { event, because }: ParentTelling, cause: string, keep: Keep): Promise<Result<true>> {
  const child = await records.case(id);
  if (child === undefined) return ok(true);
  const type = declaredType(house.programmes, child.type);
  if (!type.steps.some((rule) => rule.event === event && rule.by.includes('system') && rule.from.includes(child.state))) return ok(true);
  const data = because === undefined ? {} : { [because]: cause };
  const stepped = step(type, child, { event, actor: machineActor, seenSeq: child.seq, data }, await stepContext(house, type, child, '', records));
  if (!stepped.ok) return stepped;
  const kept = await keep(house, records, type, child, stepped.value);
  return kept.ok ? ok(true) : kept;
}
