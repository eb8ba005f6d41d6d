import { canonical, type Json } from '../basis/canonical.ts';
import { commit, saltOf } from '../basis/commitment.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Actor, CaseEvent } from './case.ts';
import type { Checkpoint } from './checkpoint.ts';

/** An event before it enters the chain. */
export type UnchainedEvent = Omit<CaseEvent, 'seed' | 'hash'>;

/**
 * Commits every value of the event with its own salt and closes it with the hash over header, commitments and previous hash. `seed`:
 * fresh, 128 random bits or more. Salts and commitments follow from it and are not kept beside it.
 */
export function chainEvent(event: UnchainedEvent, seed: string): CaseEvent {
  const seeded = { ...event, seed };
  return { ...seeded, hash: eventHash({ ...event, commitments: commitmentsOf(seeded) }) };
}

/** Field → salted commitment of everything that the event says. */
export const commitmentsOf = (event: Omit<CaseEvent, 'hash'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(committedValues(event)).map(([field, value]) => [field, commit(field, saltIn(event, field), value)]));

/** The salt under which the event's field was committed. */
export const saltIn = ({ seed, salts }: Pick<CaseEvent, 'seed' | 'salts'>, field: string): string => salts?.[field] ?? saltOf(seed, field);

/** What an outsider sees of any event, withheld or not. */
export type EventHeader = Pick<CaseEvent, 'case' | 'seq' | 'at' | 'enteredAt' | 'previous'> & { readonly commitments: Readonly<Record<string, string>> };

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
