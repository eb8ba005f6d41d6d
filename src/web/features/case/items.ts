import type { Json } from '../../../basis/canonical.ts';
import type { CaseType, ChecklistItem } from '../../../model/case-type.ts';
import { applies } from '../../../model/checklist-applies.ts';

/** The items that apply to this case (by works or not, and by type of problem). */
export const itemsOf = (type: CaseType, fields: Readonly<Record<string, Json>>): readonly ChecklistItem[] =>
  type.checklist.filter((item) => applies(item, fields));
