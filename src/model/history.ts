import { canonical, type Json } from '../basis/canonical.ts';
import { commit } from '../basis/commitment.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Actor, CaseEvent } from './case.ts';
import type { Checkpoint } from './checkpoint.ts';

/** An event before it enters the chain. */
export type UnchainedEvent = Omit<CaseEvent, 'salts' | 'commitments' | 'hash'>;

/** Commits every value of the event with its own salt and closes it with the hash over header, commitments and previous hash. */
export function chainEvent(event: UnchainedEvent, salt: (field: string) => string): CaseEvent {
  const salts: Record<string, string> = {};
  const commitments: Record<string, string> = {};
  for (const [field, value] of Object.entries(committedValues(event))) {
    const own = salt(field);
    salts[field] = own;
    commitments[field] = commit(field, own, value);
  }
  return { ...event, salts, commitments, hash: eventHash({ ...event, commitments }) };
}

/** What an outsider sees of any event, withheld or not. */
export type EventHeader = Pick<CaseEvent, 'case' | 'seq' | 'at' | 'enteredAt' | 'previous' | 'commitments'>;

export const eventHash = (event: EventHeader): string =>
  sha256Text(`qingshan event 1\n${canonical({
    case: event.case, seq: event.seq, at: event.at, enteredAt: event.enteredAt, previous: event.previous, commitments: event.commitments,
  })}`);

const actorFields = ['person', 'appointment', 'role', 'unit', 'region', 'says'] as const satisfies readonly (keyof Actor)[];

/** Field of the commitment → value, in a fixed order. */
export function committedValues(event: Pick<CaseEvent, 'event' | 'from' | 'to' | 'actor' | 'data'>): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = { event: event.event, from: event.from, to: event.to };
  for (const field of actorFields) values[`actor.${field}`] = event.actor[field];
  for (const field of Object.keys(event.data).sort()) values[`data.${field}`] = event.data[field] as Json;
  return values;
}

/** The leaf of a checkpoint's tree for one case: its id, the number and the hash of its newest event. */
export const chainHeadLeaf = (head: { readonly case: string; readonly seq: number; readonly hash: string }): string =>
  canonical({ case: head.case, seq: head.seq, hash: head.hash });

/** What a checkpoint's signature covers. */
export const checkpointContent = (checkpoint: Omit<Checkpoint, 'signature'>): string =>
  `qingshan checkpoint 1\n${canonical({
    day: checkpoint.day, root: checkpoint.root, algorithm: checkpoint.algorithm, previous: checkpoint.previous,
    cases: checkpoint.cases, signatureAlgorithm: checkpoint.signatureAlgorithm, key: checkpoint.key,
  })}`;

/** What the next checkpoint names as `previous`. */
export const checkpointHash = (checkpoint: Checkpoint): string => sha256Text(checkpointContent(checkpoint));
