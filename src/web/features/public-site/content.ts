import type { Static } from 'typebox';
import { isDay, startOfDay } from '../../../basis/time.ts';
import type { publicItem } from '../../../contract/public.ts';
import type { CaseType, FieldRule } from '../../../model/case-type.ts';
import type { PublicPicture } from '../../../model/public-picture.ts';
import type { Words } from '../../../model/words.ts';

export type PublicItem = Static<typeof publicItem.reply>;

/** What a projection of a case publishes (src/flow/cases/project-to-public.ts), as far as the page reads it. */
export type PublicContent = {
  readonly case: { readonly type: string; readonly state: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly events: readonly PublicEvent[];
  readonly notice: { readonly from: number; readonly to: number; readonly objections: readonly PublicObjection[] } | null;
  readonly rebounds: number;
  /** Absent in records of before photographs were published. */
  readonly pictures?: readonly PublicPicture[]; readonly picturesWithheld?: number;
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

export type NextDate = { readonly kind: 'notice' | 'deadline' | 'look-back'; readonly at: number };

/** What comes next by what is published: the end of the notice, else the day until which it is to be done, else the end of the look-back. */
export function nextDate({ row, ...item }: PublicItem, ended: boolean): NextDate | undefined {
  if (row.notice?.open === true) return { kind: 'notice', at: row.notice.to };
  const content = item.content as PublicContent;
  if (ended) {
    const until = content.events.findLast(({ disclosed }) => typeof disclosed['data.$lookBackUntil']?.value === 'number')?.disclosed['data.$lookBackUntil']?.value;
    return typeof until === 'number' ? { kind: 'look-back', at: until } : undefined;
  }
  const { deadline } = content.case.fields;
  return typeof deadline === 'string' && isDay(deadline) ? { kind: 'deadline', at: startOfDay(deadline) } : undefined;
}

/** Photographs by the item of the checklist that they prove, in the order of handing in; nothing in a state that shows none. */
export function photographs(type: CaseType, content: PublicContent): readonly { readonly title: Words; readonly pictures: readonly PublicPicture[] }[] {
  const rule = type.publication?.pictures;
  if (rule?.states.includes(content.case.state) !== true) return [];
  return rule.items.flatMap((id) => {
    const item = type.checklist.find((one) => one.id === id);
    return item === undefined ? [] : [{ title: item.title, pictures: (content.pictures ?? []).filter((picture) => picture.item === id) }];
  });
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
