import type { Static } from 'typebox';
import type { listRegister } from '../../../contract/admin.ts';

export type Entry = Static<typeof listRegister.reply>['rows'][number];
export type Kind = Static<NonNullable<typeof listRegister.params>>['kind'];
export const kinds = [
  'unit', 'person', 'appointment', 'region', 'point', 'enterprise', 'outlet-limit', 'permitted-amount', 'firm-record', 'air-target', 'air-exclusion',
] as const satisfies readonly Kind[];
export const isKind = (kind: string | undefined): kind is Kind => kinds.some((known) => known === kind);

/** A text field of an entry's body. */
export function fieldOf(entry: Entry, field: string): string {
  const value = typeof entry.body === 'object' && entry.body !== null ? (entry.body as Readonly<Record<string, unknown>>)[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What an entry is called: its name, its office's title, or nothing. */
export function nameOf(entry: Entry, language: 'zh' | 'en'): string {
  const { name, title } = (typeof entry.body === 'object' && entry.body !== null ? entry.body : {}) as { name?: unknown; title?: unknown };
  for (const words of [name, title]) if (isWords(words)) return words[language];
  return '';
}

const isWords = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';
