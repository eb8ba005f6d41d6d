import type { Json } from '../../../basis/canonical.ts';
import type { CaseType, ChecklistItem } from '../../../model/case-type.ts';

/** The items that apply to this case (works and non-works items differ). */
export const itemsOf = (type: CaseType, fields: Readonly<Record<string, Json>>): readonly ChecklistItem[] =>
  type.checklist.filter(({ when }) => when === undefined || fields[when.field] === when.is);
