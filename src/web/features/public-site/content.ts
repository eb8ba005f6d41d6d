import type { Static } from 'typebox';
import type { publicItem } from '../../../contract/public.ts';
import type { CaseType, FieldRule } from '../../../model/case-type.ts';
import type { Words } from '../../../model/words.ts';

export type PublicItem = Static<typeof publicItem.reply>;

/** What a projection of a case publishes (src/flow/cases/project-to-public.ts), as far as the page reads it. */
export type PublicContent = {
  readonly case: { readonly type: string; readonly state: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly events: readonly PublicEvent[];
  readonly notice: { readonly from: number; readonly to: number; readonly objections: readonly PublicObjection[] } | null;
  readonly rebounds: number;
};
type PublicEvent = {
  readonly seq: number; readonly at: number; readonly hash: string;
  readonly disclosed: Readonly<Record<string, { readonly value: unknown }>>;
};
export type PublicObjection = {
  readonly id: string; readonly at: number; readonly text: string; readonly answer: string | null;
  readonly answeredAt: number | null;
};

export const contentOf = (item: PublicItem): PublicContent => item.content as PublicContent;

/** A disclosed value of an event as text; empty where it is withheld. */
export function shown(event: PublicEvent, field: string): string {
  const value = event.disclosed[field]?.value;
  return typeof value === 'string' ? value : '';
}

export type PublishedField = {
  readonly id: string; readonly title: Words; readonly kind: FieldRule['kind']; readonly value: string;
  readonly choice?: Words;
};

/** Published fields in the order of the declaration; digests are left to the check of the file. */
export function publishedFields(type: CaseType, fields: PublicContent['case']['fields']): readonly PublishedField[] {
  const rules = new Map([...type.fields, ...type.steps.flatMap((step) => step.input)].map((rule) => [rule.id, rule]));
  return [...rules.values()].flatMap((rule): PublishedField[] => {
    const value = fields[rule.id];
    if ((typeof value !== 'string' && typeof value !== 'number') || isDigest(String(value))) return [];
    const choice = rule.choices?.find(({ id }) => id === value)?.title;
    return [{ id: rule.id, title: rule.title, kind: rule.kind, value: String(value), ...(choice === undefined ? {} : { choice }) }];
  });
}

const isDigest = (value: string): boolean => /^[0-9a-f]{64}$/.test(value);

/** Working days of the notice, from the parameter that its declaration names. */
export function noticeDays(type: CaseType): number | undefined {
  const opening = type.steps.flatMap(({ effects }) => effects).find((effect) => effect.effect === 'open-notice');
  const value = opening === undefined ? undefined : type.parameters[opening.length]?.value;
  return typeof value === 'number' ? value : undefined;
}
