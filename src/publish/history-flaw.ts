import { sha256Text, type HashText } from '../basis/hash.ts';
import type { CaseEvent } from '../model/case.ts';
import { commitmentsOf, eventHash } from '../model/history.ts';
import { flaw, type Flaw } from './flaw.ts';

const broken = (event: CaseEvent, zh: string, en: string): Flaw => flaw('history.broken', `case ${event.case}, event ${event.seq}`, zh, en);

/**
 * The first event of one whole history that does not hold: numbers without a gap, each link to the one before, and everything that an
 * event says by its hash. `head` is the hash of the newest event as the case itself names it.
 */
export function historyFlaw(events: readonly CaseEvent[], head: string, hash: HashText = sha256Text): Flaw | undefined {
  let previous = '';
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return broken(event, '记录缺失或次序改变', 'an event is missing or out of order');
    if (event.previous !== previous) return broken(event, '与前一条记录不相连', 'does not link to the event before');
    if (eventHash({ ...event, commitments: commitmentsOf(event, hash) }, hash) !== event.hash) return broken(event, '记录内容与其摘要不符', 'the event does not fit its hash');
    previous = event.hash;
  }
  const last = events.at(-1);
  if (last === undefined || last.hash === head) return undefined;
  return broken(last, '最新记录与案卷所记不符', 'the newest event is not the one that the case names');
}
