import type { Static } from 'typebox';
import type { listWebhooks } from '../../../contract/webhook.ts';
import { webhookTries, type WebhookWish } from '../../../model/webhook.ts';
import type { Choice } from '../api-keys/register-select.tsx';

export type Row = Static<typeof listWebhooks.reply>['rows'][number];
export type Given = {
  readonly name: string; readonly url: string; readonly unit: readonly Choice[]; readonly types: readonly string[]; readonly events: readonly string[];
  readonly regions: readonly Choice[]; readonly tries: number;
};
type Language = 'zh' | 'en';

export const givenOf = (row: Row | undefined, language: Language): Given => (row === undefined
  ? { name: '', url: '', unit: [], types: [], events: [], regions: [], tries: webhookTries.usual }
  : {
    name: row.name, url: row.url, types: row.types, events: row.events, tries: row.tries, unit: [{ value: row.unit.id, label: row.unit.name[language] }],
    regions: row.regions.map(({ code, name }) => ({ value: code, label: name[language] })),
  });

/** Undefined where something that must be said is missing. */
export function wishOf({ name, url, unit, types, events, regions, tries }: Given, active: boolean): WebhookWish | undefined {
  const [holder] = unit;
  if (name.trim() === '' || holder === undefined || !/^https?:\/\/\S+$/u.test(url.trim())) return undefined;
  return { name: name.trim(), url: url.trim(), unit: holder.value, types: [...types], events: [...events], regions: regions.map(({ value }) => value), tries, active };
}

export const wishOfRow = ({ name, url, unit, types, events, regions, tries }: Row, active: boolean): WebhookWish =>
  ({ name, url, unit: unit.id, types: [...types], events: [...events], regions: regions.map(({ code }) => code), tries, active });
