import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';

export type StepData = Readonly<Record<string, Json>>;
export type FieldTrouble = { readonly field: string; readonly trouble: 'missing' | 'too-long'; readonly max?: number };

/** What a person still has to mend before the step can be sent, in the order of the form. */
export function troublesOf(fields: readonly FieldRule[], data: StepData): readonly FieldTrouble[] {
  return fields.flatMap((field): readonly FieldTrouble[] => {
    const value = data[field.id];
    if (isBlank(value)) return field.required ? [{ field: field.id, trouble: 'missing' }] : [];
    if (field.lengthMax !== undefined && typeof value === 'string' && [...value].length > field.lengthMax) {
      return [{ field: field.id, trouble: 'too-long', max: field.lengthMax }];
    }
    return [];
  });
}

/** What is sent: texts trimmed, blanks left out. */
export function filled(fields: readonly FieldRule[], data: StepData): StepData {
  const kept: Record<string, Json> = {};
  for (const { id, kind } of fields) {
    const value = data[id];
    if (value === undefined || isBlank(value)) continue;
    kept[id] = typeof value === 'string' && kind !== 'verbatim' ? value.trim() : value;
  }
  return kept;
}

const isBlank = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
