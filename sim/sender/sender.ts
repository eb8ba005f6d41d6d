import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { linksByHandles, usualLimits } from '../../src/gateway/limits.ts';
import type { Override } from '../province/truth.ts';
import type { Progress } from './fleet.ts';
import type { Errand, Order, Report } from './orders.ts';

export type SenderOptions = Omit<Errand, 'host' | 'overrides' | 'keys' | 'fillLinks' | 'minutesUpTo'> & Partial<Pick<Errand, 'host' | 'overrides' | 'keys' | 'fillLinks' | 'minutesUpTo'>> & {
  /** About four times a second. Persist `filledTo` and give it as `from` at the next start: resends do no harm. */
  readonly onProgress?: (progress: Progress) => void;
  /** The thread ended with an error; the drill stands still. */
  readonly onError?: (error: Error) => void;
};

export type Sender = {
  /** The world clock, whenever it is read: about once a second, and at once after a step or a change of speed. Until then nothing live is sent. */
  world(now: number, speed: number): void;
  /** From now on the outlet sends this; hours that were sent already stay as they were. The truth log of the caller must be told too. */
  injectExceedance(override: Override): void;
  progress(): Progress | undefined;
  stop(): Promise<void>;
};

/**
 * The loggers of the drill province as a thread beside the server, speaking only HJ 212 over TCP. It dies with its parent.
 * A step of the world clock backwards sends nothing; a step forwards sends the hours between.
 */
export function startSender({ onProgress, onError, ...given }: SenderOptions): Sender {
  const errand: Errand = { host: '127.0.0.1', overrides: [], keys: {}, fillLinks: Math.min(4_000, fillLinksByHandles()), minutesUpTo: 600, ...given };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: errand });
  let last: Progress | undefined;
  worker.on('message', ({ progress }: Report) => {
    last = progress;
    onProgress?.(progress);
  });
  worker.on('error', (error) => onError?.(error instanceof Error ? error : new Error(String(error))));
  const order = (what: Order): void => worker.postMessage(what);
  return {
    world: (now, speed) => order({ world: { now, speed } }),
    injectExceedance: (override) => order({ override }),
    progress: () => last,
    async stop() {
      const ended = once(worker, 'exit');
      order({ stop: true });
      await ended;
    },
  };
}

/** Both ends of a relay link lie in this process; a link that the gateway must refuse would keep its record for ever while idle ones hold the room. */
const fillLinksByHandles = (): number => Math.max(1, Math.floor(linksByHandles(usualLimits.handlesReserved) / 2));
