import type { Json } from '../basis/canonical.ts';
import type { ChecklistItem } from './case-type.ts';

/** Whether a line of the checklist asks anything of a case with these fields. */
export function applies({ when }: Pick<ChecklistItem, 'when'>, fields: Readonly<Record<string, Json>>): boolean {
  if (when === undefined) return true;
  const value = fields[when.field];
  if (value === undefined) return when.orUnset === true;
  return typeof when.is === 'string' ? value === when.is : when.is.some((one) => one === value);
}
