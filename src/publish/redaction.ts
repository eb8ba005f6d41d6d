import type { Json } from '../basis/canonical.ts';

/** What stands in place of personal data. */
export const redactionMark = '〔已隐去〕';

/** Personal data by shape: identity card numbers (GB 11643: 17 digits with a date, check character), mobile and land-line numbers. */
const shapes = [
  /(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/gu,
  /(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])/gu,
  /(?<![0-9A-Za-z-])0\d{2,3}[- ]?\d{7,8}(?![0-9A-Za-z])/gu,
] as const;

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
