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

/** What a person typed, and over which value. */
export type Typed = Readonly<Record<string, { readonly value: Json; readonly over: Json | undefined }>>;

/** The form as it stands: what nobody has touched follows the case, and rows that came to a list meanwhile stand below what was typed. */
export function asTyped(start: StepData, typed: Typed): StepData {
  const data: Record<string, Json> = { ...start };
  for (const [id, { value, over }] of Object.entries(typed)) {
    const known = new Set([...idsOf(over), ...idsOf(value)]);
    const came = Array.isArray(value) ? rowsOf(start[id]).filter((row) => !known.has(idOf(row))) : [];
    data[id] = came.length > 0 ? [...rowsOf(value), ...came] : value;
  }
  return data;
}

const rowsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const idOf = (row: Json): string => (typeof row === 'object' && row !== null && !Array.isArray(row) ? String((row as Readonly<Record<string, Json>>)['id'] ?? '') : '');
const idsOf = (value: Json | undefined): readonly string[] => rowsOf(value).map(idOf);

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
