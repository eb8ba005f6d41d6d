import { sha256Text, type HashText } from '../basis/hash.ts';
import { eventOfText, type EventText } from '../model/event-text.ts';
import { eventTextHash } from '../model/event-text-hash.ts';
import { commitmentsOf, eventHash } from '../model/history.ts';
import { flaw, type Flaw } from './flaw.ts';

const broken = (event: EventText, zh: string, en: string): Flaw => flaw('history.broken', `case ${event.case}, event ${event.seq}`, zh, en);

/**
 * The first event of one whole history that does not hold: numbers without a gap, and everything that an event says, the hash of the one
 * before it too, by its own hash. `head` is the hash of the newest event as the case itself names it.
 */
export function historyFlaw(events: readonly EventText[], head: string, hash: HashText = sha256Text): Flaw | undefined {
  let before: EventText | undefined;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return broken(event, '记录缺失或次序改变', 'an event is missing or out of order');
    if (!holds(event, before, hash)) return broken(event, '记录内容与其摘要不符,或与前一条记录不相连', 'the event does not fit its hash, or does not link to the one before');
    before = event;
  }
  if (before === undefined || before.hash === head) return undefined;
  return broken(before, '最新记录与案卷所记不符', 'the newest event is not the one that the case names');
}

/** By its text as it stands; a text of another form, as of old rows, is parsed and brought into canonical form first. */
function holds(row: EventText, before: EventText | undefined, hash: HashText): boolean {
  if (eventTextHash(row, before?.hash ?? '', hash) === row.hash) return true;
  try {
    const event = eventOfText(row, before);
    return eventHash({ ...event, commitments: commitmentsOf(event, hash) }, hash) === row.hash;
  } catch {
    return false;
  }
}
