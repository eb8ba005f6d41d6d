import type { Json } from '../basis/canonical.ts';
import { personalNumbers } from './personal-numbers.ts';

/** What stands in place of personal data. */
export const redactionMark = '〔已隐去〕';

/** Identity cards, mobiles and land lines, by shape alone: what goes out rather loses a number too many. */
const shapes = personalNumbers.filter(({ id }) => id !== 'plate').map(({ pattern }) => new RegExp(pattern, 'gu'));

/** The text without identity numbers, telephone numbers and these names (reporters, from hidden fields of the case). */
export function redactText(text: string, names: readonly string[]): string {
  const named = names.filter((name) => name.length >= 2).reduce((rest, name) => rest.replaceAll(name, redactionMark), text);
  return shapes.reduce((rest, shape) => rest.replace(shape, redactionMark), named);
}

/** Every text inside a value, redacted. */
export function redactValue(value: Json, names: readonly string[]): Json {
  if (typeof value === 'string') return redactText(value, names);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: Json) => redactValue(entry, names));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, redactValue(entry as Json, names)]));
}
