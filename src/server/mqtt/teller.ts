import type { Aedes } from 'aedes';
import type { Clients } from './clients.ts';
import type { NewsReader } from './news.ts';
import { topicsOf } from './topics.ts';

/** Publishes what became durable since the last time, again and again, one time after the other. The call ends it and waits for the last. */
export function startTelling(broker: Aedes, clients: Clients, news: NewsReader, everyMs: number, onTrouble: (error: unknown) => void): () => Promise<void> {
  const publish = (topic: string, payload: string): Promise<void> => new Promise((resolve, reject) => {
    broker.publish({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false }, (error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
  async function tell(): Promise<void> {
    const points = clients.wantedPoints();
    if (points !== 'all' && points.size === 0) return news.skip();
    const found = await news.next(points);
    if (found.length > 0) await clients.askKeysAgain();
    for (const { stream, payload } of found) for (const topic of topicsOf(stream)) await publish(topic, payload);
  }
  let telling: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    telling = tell().catch(onTrouble).finally(() => { busy = false; });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await telling;
  };
}
