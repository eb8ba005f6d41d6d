import { fail, ok, type Result } from '../../basis/result.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { PublicTableRule } from '../../model/public-table.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';

export type ComplaintType = { readonly type: CaseType; readonly rule: PublicTableRule };

/** So many items a batch, and so many in one inspection, are read at once: a province had 7,000 in thirty days. */
export const itemsMax = 20_000;

/** The type whose items come in batches and are published in one table. Fault case.unknown-type where no programme declares one. */
export function complaintType(house: House): Result<ComplaintType> {
  const type = house.programmes
    .flatMap(({ cases }) => cases)
    .find(({ publicTable, issuedNumber }) => publicTable !== undefined && issuedNumber !== undefined);
  return type?.publicTable === undefined ? fail('case.unknown-type', 'passed-on-complaint') : ok({ type, rule: type.publicTable });
}

/** A batch that this reader may see. Fault complaint.no-batch. */
export async function batchOf(house: House, records: RecordReader, id: string): Promise<Result<Case>> {
  const batch = await records.case(id);
  const found = complaintType(house);
  if (!found.ok) return found;
  return batch === undefined || batch.fields['ordinal'] === undefined || batch.type === found.value.type.id
    ? fail('complaint.no-batch', id)
    : ok(batch);
}
