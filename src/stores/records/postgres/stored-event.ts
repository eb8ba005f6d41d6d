import type { CaseEvent } from '../../../model/case.ts';

/** An event as its row keeps it: without what the row says in columns and what the row before it says. */
export type StoredEvent = Omit<CaseEvent, 'case' | 'seq' | 'at' | 'hash' | 'previous'>;

type EventRow = { readonly case_id: string; readonly seq: number; readonly at: number; readonly hash: string; readonly event: StoredEvent };

export function rowOfEvent({ case: case_id, seq, at, hash, previous: _previous, ...event }: CaseEvent): EventRow {
  return { case_id, seq, at, hash, event };
}

/** Rows of whole histories, or of their beginnings, in order of case and number. Rows from before there was a seed also hold the rest. */
export function eventsOfRows(rows: readonly EventRow[]): readonly CaseEvent[] {
  return rows.map(({ case_id, seq, at, hash, event }, index): CaseEvent => {
    const before = rows[index - 1];
    const { from, to, actor, enteredAt, data, seed = '', salts } = event;
    return {
      case: case_id, seq, event: event.event, from, to, actor, at, enteredAt, data, seed, ...(salts === undefined ? {} : { salts }),
      previous: before?.case_id === case_id ? before.hash : '', hash,
    };
  });
}
