import { isDay } from '../../../basis/time.ts';

/** Text of one search parameter, left out where it is absent or empty; numbers that the address bar parsed come back as text. */
export function text<Name extends string>(search: Record<string, unknown>, name: Name): { [N in Name]?: string } {
  const value = search[name];
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? { [name]: String(value) } as { [N in Name]?: string } : {};
}

/** A civil day; anything else is left out. */
export function civilDay<Name extends string>(search: Record<string, unknown>, name: Name): { [N in Name]?: string } {
  const value = search[name];
  return typeof value === 'string' && isDay(value) ? text(search, name) : {};
}

/** A whole number above 0 (an instant in ms, a count of hours). */
export function whole<Name extends string>(search: Record<string, unknown>, name: Name): { [N in Name]?: number } {
  const value = search[name];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { [name]: value } as { [N in Name]?: number } : {};
}

/** What a comparison of standards asks: two days or two editions. */
export const comparison = (search: Record<string, unknown>): { from?: string; to?: string; before?: string; after?: string } =>
  ({ ...text(search, 'from'), ...text(search, 'to'), ...text(search, 'before'), ...text(search, 'after') });
