import { hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { EventText } from '../model/event-text.ts';
import { historyFlaw } from '../publish/history-flaw.ts';

/** Whole histories and the heads that their cases name. */
export type Histories = readonly { readonly events: readonly EventText[]; readonly head: string }[];

const sha256 = (text: string): string => hash('sha256', text, 'hex');

parentPort?.on('message', (histories: Histories) => {
  const flaws = histories.map(({ events, head }) => historyFlaw(events, head, sha256));
  parentPort?.postMessage(flaws.filter((found) => found !== undefined));
});
