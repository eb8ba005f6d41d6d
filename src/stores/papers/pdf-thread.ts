import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { sha256Text } from '../../basis/hash.ts';
import type { PdfOrder } from './pdf.ts';

const keptMost = 16;

/**
 * PDFs are made beside the server's own thread, one after the other: to read a Chinese font takes a second or so. The last ones are kept,
 * because the same paper gives the same bytes.
 */
export class PdfThread {
  readonly #kept = new Map<string, Uint8Array>();
  #last: Promise<unknown> = Promise.resolve();

  make(order: PdfOrder): Promise<Uint8Array> {
    const key = sha256Text(JSON.stringify(order));
    const made = this.#last.then(async () => this.#kept.get(key) ?? this.#keep(key, await printed(order)));
    this.#last = made.catch(() => undefined);
    return made;
  }

  #keep(key: string, bytes: Uint8Array): Uint8Array {
    this.#kept.set(key, bytes);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptMost && oldest !== undefined) this.#kept.delete(oldest);
    return bytes;
  }
}

async function printed(order: PdfOrder): Promise<Uint8Array> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: order });
  try {
    const [bytes] = (await once(worker, 'message')) as [Uint8Array];
    return bytes;
  } finally {
    await worker.terminate();
  }
}
