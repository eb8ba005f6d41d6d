import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Case, CaseEvent } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import type { Words } from '../model/words.ts';
import { disclose, type PublicEvent } from './disclosure.ts';

/** The head of a public file and of a public page. Every value of `fields` stands in one of the events. */
export type PublicCase = {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly title: Words;
  readonly region: string;
  readonly state: string;
  readonly fields: Readonly<Record<string, Json>>;
};

export type PublicProjection = { readonly case: PublicCase; readonly events: readonly PublicEvent[] };

/** What the public may see of a case, by its type's rule. Fault publish.not-public when its state is not a public one. */
export function projectCase(type: CaseType, of: Case, history: readonly CaseEvent[]): Result<PublicProjection> {
  const rule = type.publication;
  if (rule === undefined || !rule.states.includes(of.state)) return fail('publish.not-public', of.number);
  const events = disclose(type, rule, history);
  const head = { id: of.id, type: of.type, region: of.region, state: of.state, number: of.number, title: openingTitle(events) ?? of.title };
  return ok({ case: { ...head, fields: shownFields(events) }, events });
}

/** Newest shown value of every field, redacted copies included. */
export function shownFields(events: readonly PublicEvent[]): Readonly<Record<string, Json>> {
  const fields: Record<string, Json> = {};
  for (const event of events) {
    for (const [field, { value }] of Object.entries(event.disclosed)) if (isOwnField(field)) fields[field.slice('data.'.length)] = value;
    for (const [field, value] of Object.entries(event.redacted)) if (isOwnField(field)) fields[field.slice('data.'.length)] = value;
  }
  return fields;
}

const isOwnField = (field: string): boolean => field.startsWith('data.') && !field.startsWith('data.$');

/** The opening's title as shown: redacted where it names a person. */
export const openingTitle = (events: readonly PublicEvent[]): Words | undefined =>
  (events[0]?.disclosed['data.$title']?.value ?? events[0]?.redacted['data.$title']) as Words | undefined;
