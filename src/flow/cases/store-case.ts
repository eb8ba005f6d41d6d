import { toldBy } from '../../act/messages.ts';
import type { Stepped } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { offerOf } from '../outgoing/case-offer.ts';
import { listMeasures } from './list-measures.ts';
import { projectToPublic } from './project-to-public.ts';

/**
 * A case as it stands after its newest event, within the caller's transaction: event, case, tasks, its measures in the list of all, what it
 * tells whom, what webhooks are offered, and what the public sees of it. `before`: none for a new one. Throws CaseMoved when
 * somebody was faster, at the latest when the transaction ends.
 */
export async function storeCase(house: House, records: RecordWriter, type: CaseType, before: Case | undefined, stepped: Stepped): Promise<void> {
  await records.putCase(stepped.case, [stepped.event], stepped.tasks, before?.seq ?? 0);
  await listMeasures(house, records, type, before, stepped.case);
  await records.tell(toldBy(type, before, stepped.case, stepped.event));
  await records.offerCase(offerOf(house, type, stepped));
  await projectToPublic(house, records, type, before, stepped.case);
}
