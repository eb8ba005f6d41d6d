import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaultCode } from '../../../basis/fault.ts';
import { FaultError } from '../../app/client.ts';
import { captureId, countsOf, waiting, type Capture, type Shelf } from './capture.ts';
import { sendAll, type Door } from './send.ts';

/** The browser's store: what stands in it outlives the page. */
function memoryShelf(): Shelf & { readonly bytesHeld: () => readonly string[] } {
  const rows = new Map<string, Capture>();
  const held = new Map<string, ArrayBuffer>();
  return {
    all: async () => [...rows.values()],
    keep: async (capture, bytes) => {
      if (rows.has(capture.id)) return false;
      rows.set(capture.id, capture);
      held.set(capture.id, bytes);
      return true;
    },
    change: async (capture) => {
      if (!rows.has(capture.id)) return;
      rows.set(capture.id, capture);
      if (capture.state === 'sent') held.delete(capture.id);
    },
    bytes: async (id) => held.get(id),
    remove: async (id) => { rows.delete(id); held.delete(id); },
    bytesHeld: () => [...held.keys()],
  };
}

/** The page was closed: whatever ran ends here. */
class Closed extends Error {}

type Mishap = 'fine' | 'lost-before' | 'lost-after' | 'closed-before' | 'closed-after' | 'moved' | 'refuse' | 'busy';
const mishaps: readonly Mishap[] = ['fine', 'fine', 'fine', 'lost-before', 'lost-after', 'closed-before', 'closed-after', 'moved', 'refuse', 'busy'];

/** A server whose way back and forth goes wrong as planned; its cases count every file that they took. */
class Server implements Door {
  online = true;
  signedIn: string | undefined = 'office';
  plan: Mishap[] = [];
  readonly taken: string[] = [];
  readonly #seqs = new Map<string, number>();

  async who() {
    this.#reach();
    return this.signedIn;
  }
  async read(of: string) {
    this.#reach();
    return { seq: this.#seqs.get(of) ?? 1, held: this.taken.map((id) => id.split(' ')).filter(([at]) => at === of).map(([, item = '', hash = '']) => ({ hash, item })) };
  }
  async hand(capture: Capture, _bytes: ArrayBuffer, seq: number) {
    this.#reach();
    const mishap = this.plan.shift() ?? 'fine';
    if (mishap === 'lost-before') throw lost();
    if (mishap === 'closed-before') throw new Closed();
    if (mishap === 'busy') throw new FaultError('access.too-many-requests', '');
    if (mishap === 'refuse') throw new FaultError('case.step-refused', 'closed');
    if (mishap === 'moved') this.#seqs.set(capture.case, seq + 1);
    if (seq !== (this.#seqs.get(capture.case) ?? 1)) throw new FaultError('request.conflict', '');
    this.taken.push(captureId(capture));
    this.#seqs.set(capture.case, seq + 1);
    if (mishap === 'lost-after') throw lost();
    if (mishap === 'closed-after') throw new Closed();
    return this.read(capture.case);
  }
  #reach(): void {
    if (!this.online) throw lost();
  }
}
const lost = (): FaultError => new FaultError('system.not-running', '');

const words = { zh: '', en: '' };
const captureOf = (photo: number, of: number, by = 'office'): Capture => {
  const place = { case: `case${of}`, item: 'photos', hash: `hash${photo}` };
  return { ...place, id: captureId(place), by, office: words, number: '', title: words, itemTitle: words, name: 'p.jpg', type: 'image/jpeg', size: 1, at: photo, note: '', state: 'waiting' };
};
/** A run as the page does it: what ends it early leaves everything as it stands. */
const run = (shelf: Shelf, door: Door): Promise<void> => sendAll(shelf, door).catch((error: unknown) => {
  if (!(error instanceof Closed || error instanceof FaultError)) throw error;
});
async function retryAll(shelf: Shelf): Promise<void> {
  for (const capture of await shelf.all()) if (capture.state === 'refused') await shelf.change(waiting(capture));
}

type Act = { readonly act: 'take'; readonly photo: number; readonly of: number } | { readonly act: 'run'; readonly plan: readonly Mishap[] }
  | { readonly act: 'online' | 'offline' | 'retry' | 'sign-out' | 'sign-in' };
const acts: fc.Arbitrary<readonly Act[]> = fc.array(fc.oneof(
  fc.record({ act: fc.constant('take' as const), photo: fc.integer({ min: 0, max: 5 }), of: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ act: fc.constant('run' as const), plan: fc.array(fc.constantFrom(...mishaps), { maxLength: 6 }) }),
  fc.record({ act: fc.constantFrom('online' as const, 'offline' as const, 'retry' as const, 'sign-out' as const, 'sign-in' as const) }),
), { maxLength: 30 });

test('whatever goes wrong in whatever order, each capture stands on its case at most once, and none is lost', async () => {
  await fc.assert(fc.asyncProperty(acts, async (given) => {
    const [shelf, server, captured] = [memoryShelf(), new Server(), new Set<string>()];
    for (const one of given) {
      if (one.act === 'take') {
        const capture = captureOf(one.photo, one.of);
        expect(await shelf.keep(capture, new ArrayBuffer(1))).toBe(!captured.has(capture.id));
        captured.add(capture.id);
      } else if (one.act === 'run') {
        server.plan = [...one.plan];
        await run(shelf, server);
      } else if (one.act === 'retry') await retryAll(shelf);
      else if (one.act === 'online' || one.act === 'offline') server.online = one.act === 'online';
      else server.signedIn = one.act === 'sign-in' ? 'office' : undefined;
      expect(new Set(server.taken).size).toBe(server.taken.length);
      const kept = new Set(shelf.bytesHeld());
      expect([...captured].filter((id) => !kept.has(id) && !server.taken.includes(id))).toEqual([]);
    }
    Object.assign(server, { plan: [], online: true, signedIn: 'office' });
    await retryAll(shelf);
    await run(shelf, server);
    expect(server.taken.toSorted()).toEqual([...captured].toSorted());
    expect(countsOf(await shelf.all())).toEqual({ waiting: 0, sending: 0, refused: 0, sent: captured.size });
    expect(shelf.bytesHeld()).toEqual([]);
  }), { numRuns: 300 });
});

test.each<[string, (server: Server) => void, Capture['state'], FaultCode | undefined]>([
  ['a case that takes no files any more', (server) => { server.plan = ['refuse']; }, 'refused', 'case.step-refused'],
  ['a lost server                      ', (server) => { server.plan = ['lost-before']; }, 'waiting', 'system.not-running'],
  ['a lost answer, asked again         ', (server) => { server.plan = ['lost-after']; }, 'waiting', 'system.not-running'],
  ['a case that keeps moving           ', (server) => { server.plan = ['moved', 'moved', 'moved', 'moved', 'moved']; }, 'waiting', 'request.conflict'],
  ['a case that moved once             ', (server) => { server.plan = ['moved']; }, 'sent', undefined],
  ['nobody signed in                   ', (server) => { server.signedIn = undefined; }, 'waiting', undefined],
  ['another office signed in           ', (server) => { server.signedIn = 'other'; }, 'waiting', undefined],
])('%s: it is kept and says why', async (_name, prepare, state, fault) => {
  const [shelf, server] = [memoryShelf(), new Server()];
  await shelf.keep(captureOf(1, 0), new ArrayBuffer(1));
  prepare(server);
  await run(shelf, server);
  const [capture] = await shelf.all();
  expect([capture?.state, capture?.fault?.code]).toEqual([state, fault]);
  expect(shelf.bytesHeld()).toHaveLength(state === 'sent' ? 0 : 1);
});

test('one refused does not hold up the others; progress is told; one removed meanwhile stays removed', async () => {
  const [shelf, server, told] = [memoryShelf(), new Server(), [] as string[]];
  for (const photo of [1, 2, 3]) await shelf.keep(captureOf(photo, 0), new ArrayBuffer(1));
  server.plan = ['refuse'];
  await sendAll(shelf, server, ({ done, of }) => told.push(`${done}/${of}`));
  expect(told).toEqual(['0/3', '1/3', '2/3', '3/3']);
  expect(countsOf(await shelf.all())).toMatchObject({ refused: 1, sent: 2 });
  await shelf.remove(captureOf(1, 0).id);
  await shelf.change(captureOf(1, 0));
  expect(await shelf.all()).toHaveLength(2);
});
