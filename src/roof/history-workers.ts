import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Flaw } from '../publish/flaw.ts';
import type { Histories } from './history-worker.ts';

/** Threads that check histories, so that millions of hashes hold nobody up. */
export class HistoryWorkers {
  readonly #idle: Worker[];
  readonly #all: readonly Worker[];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(threads = availableParallelism()) {
    this.#all = Array.from({ length: threads }, () => new Worker(new URL('./history-worker.ts', import.meta.url)));
    this.#idle = [...this.#all];
  }

  get size(): number {
    return this.#all.length;
  }

  /** The flaws of these histories, in their order; waits for a thread to be free. */
  async check(histories: Histories): Promise<readonly Flaw[]> {
    const worker = this.#idle.pop() ?? await new Promise<Worker>((take) => { this.#waiting.push(take); });
    worker.postMessage(histories);
    const [flaws] = (await once(worker, 'message')) as [readonly Flaw[]];
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
    return flaws;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }
}
