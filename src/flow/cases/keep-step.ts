import { ok, type Result } from '../../basis/result.ts';
import type { Stepped } from '../../act/context.ts';
import type { ChildOpening } from '../../act/children.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { openChildCases } from './open-children.ts';
import { storeCase } from './store-case.ts';
import { tellChildren } from './tell-children.ts';
import { tellCopied } from './tell-copied.ts';
import { tellParent } from './tell-parent.ts';

/**
 * One step, whole, inside the caller's transaction: what its case keeps and tells, the children that it opens, what its parent hears
 * of it, up to the root, what its children hear, and the case from which it copied. A failure must undo all of it. Faults: case.*; throws CaseMoved.
 */
export async function keepStep(house: House, records: RecordWriter, type: CaseType, before: Case, stepped: Stepped): Promise<Result<Case>> {
  await storeCase(house, records, type, before, stepped);
  const opened = await openChildCases(house, records, stepped);
  if (!opened.ok) return opened;
  await keepApart(house, records, stepped);
  for (const tell of [tellParent, tellChildren, tellCopied]) {
    const told = await tell(house, records, before, stepped, keepStep);
    if (!told.ok) return told;
  }
  return ok(stepped.case);
}

/** Who spoke stands beside the case on which it is answered: the child that the step opened, or its own. */
async function keepApart(house: House, records: RecordWriter, { case: of, event, apart }: Stepped): Promise<void> {
  if (apart === undefined) return;
  const [opened] = (event.data['$children'] ?? []) as readonly ChildOpening[];
  await records.putReporter({
    case: opened?.id ?? of.id, seq: event.seq, name: apart.name ?? '', phone: apart.phone ?? '', address: '', enteredAt: house.clocks.machine(), by: event.actor.says,
  });
}
