import type { Static } from 'typebox';
import type { CaseView } from '../../contract/case.ts';
import { childrenOf } from '../../flow/cases/children-of.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { RecordReader } from '../../flow/ports/records.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { caseRow } from './case-row.ts';

/** The item above and those below, as far as this viewer may see them. */
export async function familyOf(house: House, records: RecordReader, type: CaseType, of: Case): Promise<Pick<Static<typeof CaseView>, 'parent' | 'children'>> {
  const [parent, children] = await Promise.all([of.parent === undefined ? undefined : records.case(of.parent), of.children === undefined ? [] : childrenOf(records, of.id)]);
  return {
    ...(parent === undefined ? {} : { parent: caseRow(house, parent, undefined) }),
    children: children.flatMap((child) => {
      const link = of.children?.find(({ id }) => id === child.id);
      const rule = type.children?.find(({ id }) => id === link?.child);
      if (link === undefined || rule === undefined) return [];
      const deadline = deadlineOf(house, child);
      return [{ case: caseRow(house, child, undefined), kind: rule.title, part: rule.part === true, weight: link.weight, ...(deadline === undefined ? {} : { deadline }) }];
    }),
  };
}

/** The day until which it is to be done, where its type has one. */
export function deadlineOf(house: House, of: Case): string | undefined {
  const field = declaredType(house.programmes, of.type).ledger?.deadline;
  const day = field === undefined ? undefined : of.fields[field];
  return typeof day === 'string' && day !== '' ? day : undefined;
}
