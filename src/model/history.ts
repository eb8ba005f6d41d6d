import { canonical, type Json } from '../basis/canonical.ts';
import { commit, saltsOf } from '../basis/commitment.ts';
import { sha256Text, type HashText } from '../basis/hash.ts';
import type { Actor, CaseEvent } from './case.ts';
import type { Checkpoint } from './checkpoint.ts';

/** An event before it enters the chain. */
export type UnchainedEvent = Omit<CaseEvent, 'seed' | 'hash'>;

/**
 * Commits every value of the event with its own salt and closes it with the hash over header, commitments and previous hash. `seed`:
 * fresh, 128 random bits or more. Salts and commitments follow from it and are not kept beside it.
 */
export function chainEvent(event: UnchainedEvent, seed: string, hash: HashText = sha256Text): CaseEvent {
  const seeded = { ...event, seed };
  return { ...seeded, hash: eventHash({ ...event, commitments: commitmentsOf(seeded, hash) }, hash) };
}

/** Field → salted commitment of everything that the event says. */
export function commitmentsOf(event: Omit<CaseEvent, 'hash'>, hash: HashText = sha256Text): Readonly<Record<string, string>> {
  const salts = saltsByField(event, hash);
  const commitments: Record<string, string> = {};
  for (const [field, value] of Object.entries(committedValues(event))) commitments[field] = commit(field, salts[field] ?? '', value, hash);
  return commitments;
}

/** Field → the salt under which it was committed, in the order of `committedValues`. */
export function saltsByField(event: Omit<CaseEvent, 'hash'>, hash: HashText = sha256Text): Readonly<Record<string, string>> {
  if (event.salts !== undefined) return event.salts;
  const fields = Object.keys(committedValues(event));
  const salts = saltsOf(event.seed, fields.length, hash);
  return Object.fromEntries(fields.map((field, index) => [field, salts[index] ?? '']));
}

/** What an outsider sees of any event, withheld or not. */
export type EventHeader = Pick<CaseEvent, 'case' | 'seq' | 'at' | 'enteredAt' | 'previous'> & { readonly commitments: Readonly<Record<string, string>> };

export const eventHash = (event: EventHeader, hash: HashText = sha256Text): string =>
  hash(`${eventDomain}${canonical({
    case: event.case, seq: event.seq, at: event.at, enteredAt: event.enteredAt, previous: event.previous, commitments: event.commitments,
  })}`);

export const eventDomain = 'qingshan event 1\n';
export const actorFields = ['person', 'appointment', 'role', 'unit', 'region', 'says'] as const satisfies readonly (keyof Actor)[];

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
