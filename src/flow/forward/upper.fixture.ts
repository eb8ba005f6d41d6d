import { answerTo } from '../../codecs/hj212/answer.ts';
import { encodeFrame } from '../../codecs/hj212/encode.ts';
import { standardSender } from '../../codecs/hj212/open.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { Upload } from '../../codecs/hj212/upload.ts';
import { fail, ok } from '../../basis/result.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { readStored } from '../../sense/stored-frame.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { noTables } from '../imports/exchange.fixture.ts';
import type { ExchangeTables } from '../ports/exchange-tables.ts';
import type { Outbox, UpperDialer, UpperListener } from '../ports/upper-line.ts';
import { ForwardDesk } from './forward-desk.ts';
import type { ForwardTerms } from './terms.ts';

export type Manner = 'answers' | 'ignores' | 'refuses' | 'hangs-up';

/** An upper platform that the test directs: what it got, in order, and how it takes each frame. */
export class UpperStandIn implements UpperDialer {
  readonly got: { readonly upload: Upload; readonly text: string }[] = [];
  dials = 0;
  reachable = true;
  manner: (upload: Upload) => Manner = () => 'answers';
  /** How it opens what comes. */
  sender = standardSender;

  async dial(_to: unknown, listener: UpperListener) {
    this.dials += 1;
    if (!this.reachable) return fail('forward.no-line', 'nobody is there');
    let open = true;
    return ok({
      send: (bytes: Uint8Array) => { if (open) queueMicrotask(() => { if (open) open = this.#take(bytes, listener); }); },
      close: () => { open = false; },
    });
  }

  #take(bytes: Uint8Array, listener: UpperListener): boolean {
    const upload = uploadOf(bytes, this.sender);
    this.got.push({ upload, text: Buffer.from(bytes).toString('latin1') });
    const manner = this.manner(upload);
    if (manner === 'hangs-up') listener.gone('reset');
    if (manner === 'answers' || manner === 'refuses') listener.heard(answerFor(upload, manner === 'answers' ? { cn: '9014' } : { cn: '9011', qnRtn: 3 }));
    return manner !== 'hangs-up';
  }
}

export function uploadOf(bytes: Uint8Array, sender = standardSender): Upload {
  const read = readStored(bytes.subarray(0, bytes.length - 2), sender, sm4);
  if (!read.ok) throw new TypeError(`${read.fault} ${read.detail}: ${Buffer.from(bytes).toString('latin1')}`);
  return read.value;
}

function answerFor({ header }: Upload, answer: Parameters<typeof answerTo>[1]): Upload {
  const message = answerTo(header, answer, '2017');
  const bytes = message.ok ? encodeFrame(message.value, { edition: '2017' }) : message;
  if (!bytes.ok) throw new TypeError(bytes.fault);
  return uploadOf(bytes.value);
}

/** Files in memory. */
export function memoryOutbox(): Outbox & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    async write(path, bytes) {
      if (files.has(path)) return false;
      files.set(path, bytes);
      return true;
    },
    read: async (path) => files.get(path),
  };
}

export const platform = (change: Partial<UpperPlatform> = {}): UpperPlatform => ({
  id: 'ministry', name: { zh: '部平台', en: 'ministry' }, address: { kind: 'hj212', host: '127.0.0.1', port: 9212, tls: false, edition: '2017', window: 1, asks: true },
  identity: { others: 'own', list: [] }, selection: { commands: ['2061'] }, what: 'frames', order: 'live-first', since: 0, paused: false, from: '2026-01-01', ...change,
});

export type Forwarding = TestHouse & {
  readonly upper: UpperStandIn; readonly desk: ForwardDesk; readonly outbox: ReturnType<typeof memoryOutbox>;
  /** A new desk over the same stores, as after a crash. */
  crash(): ForwardDesk;
  /** Lets everything happen that waits for nothing but turns of the event loop; `seconds` of the machine clock pass, a tick each. */
  pass(seconds?: number): Promise<void>;
};

export async function forwarding(terms?: ForwardTerms, tables: ExchangeTables = noTables): Promise<Forwarding> {
  const home = await testHouse();
  const [upper, outbox] = [new UpperStandIn(), memoryOutbox()];
  const open = (): ForwardDesk => new ForwardDesk(home.house, { dialer: upper, outbox, tables }, (error) => { throw error; }, terms);
  let desk = open();
  const breathe = async (): Promise<void> => { for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve)); };
  return {
    ...home, upper, outbox, get desk() { return desk; },
    crash() {
      void desk.stop();
      desk = open();
      return desk;
    },
    async pass(seconds = 1) {
      for (let second = 0; second < seconds; second += 1) {
        home.time.machine += 1000;
        desk.tick();
        await breathe();
      }
    },
  };
}
