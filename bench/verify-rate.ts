import type { CaseEvent } from '../src/model/case.ts';
import { textOfEvent } from '../src/model/event-text.ts';
import { HistoryWorkers } from '../src/roof/history-workers.ts';

/** Events verified a second by the threads that verify an installation: the same histories again until so many events are done. */
export async function verifyRate(chains: readonly (readonly CaseEvent[])[], count: number): Promise<number> {
  const histories = chains.map((events) => ({ events: events.map(textOfEvent), head: events.at(-1)?.hash ?? '' }));
  const each = chains.reduce((sum, { length }) => sum + length, 0);
  const rounds = Math.max(1, Math.round(count / each));
  const workers = new HistoryWorkers();
  await Promise.all(Array.from({ length: workers.size }, () => workers.check(histories)));
  const started = performance.now();
  const flaws = (await Promise.all(Array.from({ length: rounds }, () => workers.check(histories)))).flat();
  const seconds = (performance.now() - started) / 1000;
  await workers.close();
  if (flaws.length > 0) throw new Error(`${flaws[0]?.where}: ${flaws[0]?.says.en}`);
  return Math.round(rounds * each / seconds);
}
