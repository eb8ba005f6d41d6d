import type { Capture, Shelf } from './capture.ts';

const [captures, bytes] = ['captures', 'bytes'] as const;
let opened: Promise<IDBDatabase> | undefined;

/**
 * Captures in the browser's own database: closing it, or the phone, loses nothing. Bytes stand apart, so that a list does not read them.
 */
export const browserShelf: Shelf = {
  all: async () => await answerOf((await within('readonly')).objectStore(captures).getAll()) as readonly Capture[],
  keep: (capture, held) => change(async (of) => {
    if (await answerOf(of.objectStore(captures).getKey(capture.id)) !== undefined) return false;
    of.objectStore(captures).put(capture);
    of.objectStore(bytes).put(held, capture.id);
    return true;
  }),
  change: (capture) => change(async (of) => {
    if (await answerOf(of.objectStore(captures).getKey(capture.id)) === undefined) return;
    of.objectStore(captures).put(capture);
    if (capture.state === 'sent') of.objectStore(bytes).delete(capture.id);
  }),
  bytes: async (id) => await answerOf((await within('readonly')).objectStore(bytes).get(id)) as ArrayBuffer | undefined,
  remove: (id) => change(async (of) => {
    of.objectStore(captures).delete(id);
    of.objectStore(bytes).delete(id);
  }),
};

/** Resolves when it stands on the disk, and rejects when the browser would not take it (no room). */
async function change<T>(work: (of: IDBTransaction) => Promise<T>): Promise<T> {
  const of = await within('readwrite');
  const ended = new Promise<void>((resolve, reject) => {
    of.addEventListener('complete', () => resolve());
    for (const event of ['abort', 'error']) of.addEventListener(event, () => reject(of.error ?? new Error('not kept')));
  });
  const [result] = await Promise.all([work(of), ended]);
  return result;
}

const within = async (mode: IDBTransactionMode): Promise<IDBTransaction> =>
  (await open()).transaction([captures, bytes], mode, { durability: 'strict' });

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('qingshan-field', 1);
    asked.addEventListener('upgradeneeded', () => {
      asked.result.createObjectStore(captures, { keyPath: 'id' });
      asked.result.createObjectStore(bytes);
    });
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('not opened')));
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  asked.addEventListener('success', () => resolve(asked.result));
  asked.addEventListener('error', () => reject(asked.error ?? new Error('not read')));
});
