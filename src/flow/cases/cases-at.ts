import { foldEvent, foldOpening } from '../../act/fold.ts';
import type { Case, CaseEvent } from '../../model/case.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';
import { declaredType } from './case-types.ts';

/**
 * Cases as their histories told them at a moment (world clock, UTC ms): state, clocks and everything else folded from the events up
 * to it, the newest `limit` of those that were open or closed by then. Who may see one is asked of today. A case of which nothing
 * happened since is taken as it stands.
 */
export async function casesAt(house: House, records: RecordReader, at: number, limit: number): Promise<readonly Case[]> {
  const cases = await records.cases({ openedUntil: at, limit });
  const moved = cases.filter((of) => lastMoved(of) > at);
  const events = Map.groupBy(moved.length === 0 ? [] : await records.eventsUntil(moved.map(({ id }) => id), at), (event) => event.case);
  return cases.flatMap((of) => (lastMoved(of) > at ? foldedTo(house, of, events.get(of.id) ?? []) : [of]));
}

/** Every event enters its doer, so the newest of them is the newest event. */
const lastMoved = (of: Case): number => Object.values(of.doneBy).reduce((last, { at }) => Math.max(last, at), of.openedAt);

function foldedTo(house: House, { type: id }: Case, events: readonly CaseEvent[]): readonly Case[] {
  const [first, ...rest] = events;
  if (first === undefined) return [];
  const type = declaredType(house.programmes, id);
  return [rest.reduce((of, event) => foldEvent(type, of, event), foldOpening(type, first))];
}
