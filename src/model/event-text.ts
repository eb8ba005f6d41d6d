import { canonical, type Json } from '../basis/canonical.ts';
import type { CaseEvent } from './case.ts';

/** An event as stores keep it: in columns what it is found by, the rest as one canonical JSON text; what the event before says is left out. */
export type EventText = { readonly case: string; readonly seq: number; readonly at: number; readonly hash: string; readonly text: string };

export function textOfEvent({ case: id, seq, at, hash, event, from, to, actor, enteredAt, data, seed, salts }: CaseEvent): EventText {
  const { person, appointment, role, unit, region, says } = actor;
  const said: Json = {
    actor: { person, appointment, role, unit, region, says }, data, enteredAt, event, from, seed, to, ...(salts === undefined ? {} : { salts }),
  };
  return { case: id, seq, at, hash, text: canonical(said) };
}

/** Rows of whole histories, or of their beginnings, in order of case and number. Rows from before there was a seed have salts of their own. */
export const eventsOfTexts = (rows: readonly EventText[]): readonly CaseEvent[] => rows.map((row, index) => eventOfText(row, rows[index - 1]));

export function eventOfText({ case: id, seq, at, hash, text }: EventText, before: EventText | undefined): CaseEvent {
  const { event, from, to, actor, enteredAt, data, seed = '', salts } = JSON.parse(text) as Omit<CaseEvent, 'case' | 'seq' | 'at' | 'hash' | 'previous'>;
  return {
    case: id, seq, event, from, to, actor, at, enteredAt, data, seed, ...(salts === undefined ? {} : { salts }),
    previous: before?.case === id ? before.hash : '', hash,
  };
}
