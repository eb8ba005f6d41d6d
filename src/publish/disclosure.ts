import { canonical, type Json } from '../basis/canonical.ts';
import { commitmentsOf, committedValues, saltsByField } from '../model/history.ts';
import type { CaseEvent } from '../model/case.ts';
import type { CaseType, PublicationRule } from '../model/case-type.ts';
import { redactValue } from './redaction.ts';

/** A value shown with the salt of its commitment, so that anyone can check that it stood there. */
export type Disclosed = { readonly salt: string; readonly value: Json };

/** One event as the public sees it: every commitment, some values, and copies in which personal data is redacted. */
export type PublicEvent = {
  readonly seq: number;
  readonly at: number;
  readonly enteredAt: number;
  readonly previous: string;
  readonly hash: string;
  readonly commitments: Readonly<Record<string, string>>;
  readonly disclosed: Readonly<Record<string, Disclosed>>;
  /** Redacted copies: not provable by their commitment, covered by the seal of the file only. */
  readonly redacted: Readonly<Record<string, Json>>;
};

const openingFields = ['data.$type', 'data.$number', 'data.$title', 'data.$region'] as const;

/** The events by the type's publication rule. What is withheld keeps its commitment; the newest event always shows its state. */
export function disclose(type: CaseType, rule: PublicationRule, events: readonly CaseEvent[]): readonly PublicEvent[] {
  const names = hiddenNames(type, events);
  return events.map((event, index) => {
    const shown = new Set([...shownFields(type, rule, event), ...(index === events.length - 1 ? ['to'] : [])]);
    return discloseEvent(event, shown, names);
  });
}

function discloseEvent(event: CaseEvent, shown: ReadonlySet<string>, names: readonly string[]): PublicEvent {
  const disclosed: Record<string, Disclosed> = {};
  const redacted: Record<string, Json> = {};
  const salts = saltsByField(event);
  for (const [field, value] of Object.entries(committedValues(event))) {
    if (!shown.has(field)) continue;
    const clean = redactValue(value, names);
    if (canonical(clean) === canonical(value)) disclosed[field] = { salt: salts[field] ?? '', value };
    else redacted[field] = clean;
  }
  const { seq, at, enteredAt, previous, hash } = event;
  return { seq, at, enteredAt, previous, hash, commitments: commitmentsOf(event), disclosed, redacted };
}

function shownFields(type: CaseType, rule: PublicationRule, event: CaseEvent): readonly string[] {
  const opening = event.seq === 1 ? openingFields : [];
  if (!rule.events.includes(event.event)) return opening;
  const hidden = hiddenFields(type);
  const data = rule.fields.filter((id) => Object.hasOwn(event.data, id) && !hidden.has(id)).map((id) => `data.${id}`);
  const named = rule.named.some((role) => role === event.actor.role) ? ['actor.says'] : [];
  return ['event', 'from', 'to', 'actor.role', 'actor.unit', ...named, ...opening, ...data];
}

const hiddenFields = (type: CaseType): ReadonlySet<string> =>
  new Set([...type.fields, ...type.steps.flatMap((step) => step.input)].filter((field) => field.hidden === true).map((field) => field.id));

/** Names that hidden person fields hold: they must not appear in any public text either. */
function hiddenNames(type: CaseType, events: readonly CaseEvent[]): readonly string[] {
  const ids = [...type.fields, ...type.steps.flatMap((step) => step.input)]
    .filter((field) => field.kind === 'person' && field.hidden === true)
    .map((field) => field.id);
  return events.flatMap((event) => ids.map((id) => event.data[id]).filter((name) => typeof name === 'string'));
}
