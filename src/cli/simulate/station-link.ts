import { connect, type Socket } from 'node:net';
import { answeredQn } from '../../codecs/hj212/answer.ts';
import { readMessage } from '../../codecs/hj212/segment.ts';
import type { Message } from '../../codecs/hj212/message.ts';
import { FrameSplitter, type FrameEvent } from '../../codecs/hj212/split.ts';
import { readText } from '../../codecs/hj212/text.ts';
import { aheadOf } from './before.ts';
import { faultRow } from './fault-list.ts';
import { obeyRequest } from './obey-request.ts';
import { piecesOf } from './pieces.ts';
import type { Load, Station } from './station.ts';
import type { Tally } from './tally.ts';

export type LinkHost = {
  readonly host: string; readonly port: number; readonly tally: Tally;
  /** Real time in ms, and seconds of the run. */
  readonly now: () => number; readonly elapsed: () => number;
  readonly stage: () => 'opening' | 'running' | 'draining' | 'over';
  /** May one more new record be sent, by the rate that was asked for? */
  readonly takeTurn: () => boolean;
  /** Milliseconds before an answer counts as missing, by a clock that stands while this process itself was too busy to listen. */
  readonly answerMs: number; readonly patience: () => number;
  /** The own address of a link; absent: the system's choice. */
  readonly localAddress: (index: number) => string | undefined;
  /** Does it do what the centre asks, and answer it? */
  readonly obeys: boolean;
};
/** `repeat`: acknowledged before, sent once more. */
type Parcel = { readonly load: Load; readonly repeat: boolean; counted: boolean };
type Waiting = { readonly parcel: Parcel; readonly at: number; readonly since: number; readonly slow: boolean };

/** The line of one logger: opened again when it breaks; a frame is kept, and sent again, until it is answered. */
export class StationLink {
  readonly station: Station;
  readonly #host: LinkHost;
  readonly #phase: number;
  readonly #index: number;
  readonly #silent: Socket[] = [];
  #socket: Socket | undefined;
  #splitter = new FrameSplitter();
  #up = false;
  /** Why nothing may be sent now although the line is open. */
  #held: 'pieces' | 'half' | 'rest' | undefined;
  #heldAt = 0;
  #ownEnd = false;
  #waiting = new Map<string, Waiting>();
  #again: Parcel[] = [];
  readonly #never = new Set<string>();
  #orders: { readonly left: Set<string>; readonly last: Message }[] = [];

  constructor(station: Station, host: LinkHost, index: number) {
    this.station = station;
    this.#host = host;
    this.#index = index;
    // Spread evenly, whatever the number of links.
    this.#phase = (index * 0.618) % 1;
  }

  /** Resolves when the line is open, or could not be opened: then it is tried again each second. */
  connect(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const { host, port, tally } = this.#host;
    const localAddress = this.#host.localAddress(this.#index);
    const socket = connect({ host, port, noDelay: true, ...(localAddress === undefined ? {} : { localAddress }) });
    this.#socket = socket;
    this.#splitter = new FrameSplitter({ accept: () => true });
    this.#ownEnd = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => { if (typeof chunk !== 'string') this.#read(chunk); });
    socket.on('connect', () => { this.#up = true; resolve(true); this.pump(); });
    socket.on('close', () => {
      if (!this.#up && !this.#ownEnd) tally.trouble.connectErrors += 1;
      resolve(false);
      this.#closed();
    });
    return promise;
  }

  get isOpen(): boolean {
    return this.#up;
  }

  /** Frames that are owed an answer or must be sent again. */
  get owing(): number {
    return this.#waiting.size + this.#again.length;
  }

  /** Sends what there is to send, if the line is free. */
  pump(): void {
    if (!this.#up || this.#held !== undefined || this.#waiting.size > 0 || this.#host.stage() === 'opening') return;
    const first = this.#pick();
    if (first === undefined) return;
    const parcels = [first];
    const stuck = this.#on('stuck') ?? 1;
    while (parcels.length < stuck) {
      const more = this.#pick();
      if (more === undefined) break;
      parcels.push(more);
    }
    if (parcels.length > 1) this.station.plan.troubles.did('stuck');
    this.#deliver(parcels);
  }

  /** Called some times a second: faults of the link, time limits, records that have become due. */
  tick(): void {
    const { troubles } = this.station.plan;
    const now = this.#host.patience();
    const elapsed = this.#host.elapsed();
    const stage = this.#host.stage();
    if (this.#held === 'half' && now - this.#heldAt > this.#host.answerMs) this.#drop();
    if (this.#up && stage === 'running') {
      if (troubles.isTime('storm', elapsed, 0)) this.#dropFor('storm');
      else if (troubles.isTime('reconnect', elapsed, this.#phase)) this.#dropFor('reconnect');
      else if (this.#held === undefined && troubles.isTime('half-open', elapsed, this.#phase)) this.#fallSilent();
    }
    const [oldest] = this.#waiting.values();
    if (this.#up && oldest !== undefined && now - oldest.since > this.#host.answerMs) {
      this.#host.tally.trouble.timeouts += 1;
      this.#drop();
    }
    this.pump();
  }

  end(): void {
    this.#ownEnd = true;
    this.#up = false;
    for (const socket of [...this.#silent, this.#socket]) socket?.destroy();
  }

  #on(name: 'stuck' | 'split' | 'slow-reader'): number | undefined {
    return this.station.plan.troubles.on(name, this.#host.elapsed());
  }

  #pick(): Parcel | undefined {
    const again = this.#again.shift();
    if (again !== undefined || this.#host.stage() !== 'running') return again;
    const { now, elapsed, takeTurn } = this.#host;
    const at = this.station.clock(now(), elapsed());
    const load = this.station.next(now(), elapsed(), this.station.isDue(at) && takeTurn());
    return load === undefined ? undefined : { load, repeat: false, counted: false };
  }

  #deliver(parcels: readonly Parcel[]): void {
    const { tally, now, elapsed, stage } = this.#host;
    const { troubles } = this.station.plan;
    const [first] = parcels;
    const alone = stage() === 'running' && parcels.length === 1;
    if (first !== undefined && alone && troubles.isTime('half', elapsed(), this.#phase)) return this.#begin(first);
    const slow = this.#on('slow-reader');
    const parts: Uint8Array[] = [];
    for (const parcel of parcels) {
      if (!parcel.repeat && !parcel.counted) parts.push(...this.#ahead(parcel.load, now(), elapsed()));
      parts.push(this.station.bytesNow(parcel.load));
      if (parcel.load.refusedAs !== undefined) tally.refusing(parcel.load.refusedAs);
      else this.#expect(parcel, slow !== undefined);
    }
    this.#write(Buffer.concat(parts));
    if (slow !== undefined) this.#leaveUnread(slow);
    if (this.#waiting.size === 0 && this.#held === undefined) this.#hold('rest', 200);
  }

  /** Counted and waited for from now on. */
  #expect(parcel: Parcel, slow: boolean): void {
    const { tally, elapsed } = this.#host;
    if (parcel.counted) tally.resent += 1;
    else if (parcel.repeat) tally.repeats += 1;
    else tally.sending(parcel.load, elapsed());
    parcel.counted = true;
    this.#waiting.set(parcel.load.qn, { parcel, at: performance.now(), since: this.#host.patience(), slow });
  }

  #ahead(load: Load, now: number, elapsed: number): readonly Uint8Array[] {
    return aheadOf(load, this.station, now, elapsed).map(({ fault, bytes, qn, refused }) => {
      const { refusedAs } = faultRow(fault);
      if (refused && refusedAs !== undefined) this.#host.tally.refusing(refusedAs);
      if (refused && qn !== undefined) this.#never.add(qn);
      const [eldest] = this.#never;
      if (this.#never.size > 64 && eldest !== undefined) this.#never.delete(eldest);
      return bytes;
    });
  }

  #write(bytes: Uint8Array): void {
    const gap = this.#on('split');
    const socket = this.#socket;
    if (gap === undefined) return void socket?.write(bytes);
    this.station.plan.troubles.did('split');
    this.#held = 'pieces';
    const pieces = piecesOf(bytes, this.station.plan.seed);
    const put = (): void => {
      if (socket !== this.#socket || !this.#up) return;
      const piece = pieces.shift();
      if (piece !== undefined) socket?.write(piece);
      if (pieces.length > 0) setTimeout(put, gap * 1000);
      else this.#release();
    };
    put();
  }

  /** The first half of a frame and nothing more, until the other end loses patience; the frame itself is sent over the next line. */
  #begin(parcel: Parcel): void {
    this.#again.unshift(parcel);
    this.#held = 'half';
    this.#heldAt = this.#host.patience();
    const bytes = this.station.bytesNow(parcel.load);
    this.#socket?.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  }

  #leaveUnread(seconds: number): void {
    this.station.plan.troubles.did('slow-reader');
    const socket = this.#socket;
    socket?.pause();
    setTimeout(() => socket?.resume(), seconds * 1000);
  }

  #hold(why: 'rest', ms: number): void {
    this.#held = why;
    setTimeout(() => { if (this.#held === why) this.#release(); }, ms);
  }

  #release(): void {
    this.#held = undefined;
    this.pump();
  }

  #read(chunk: Uint8Array): void {
    for (const event of this.#splitter.push(chunk)) {
      if (event.kind !== 'frame') continue;
      const message = readMessage(readText(event.segment).text);
      const { cn } = message.header;
      if (cn === '9014' || cn === '9013') this.#answered(answeredQn(message));
      else if (this.#host.obeys) this.#asked(event);
    }
    if (this.#waiting.size === 0) this.pump();
  }

  #answered(qn: string | undefined): void {
    const { tally, elapsed } = this.#host;
    const { troubles } = this.station.plan;
    if (qn === undefined) return;
    if (this.#never.has(qn)) tally.trouble.unexpectedAnswers += 1;
    const waiting = this.#waiting.get(qn);
    if (waiting === undefined) return;
    this.#waiting.delete(qn);
    const { parcel: { load, repeat }, at, slow } = waiting;
    this.#endOrder(qn);
    if (repeat) {
      tally.repeatsAnswered += 1;
      return;
    }
    if (this.#host.obeys) this.station.keep(load);
    tally.answered(load, elapsed(), slow ? undefined : performance.now() - at);
    if (!troubles.turn('duplicate', elapsed())) return;
    troubles.did('duplicate');
    this.#again.push({ load, repeat: true, counted: false });
  }

  /** A request of the centre: what it says at once, its records in their turn, its result when the last of them is answered. */
  #asked({ segment, crcGiven }: FrameEvent): void {
    const request = this.station.read(segment, crcGiven);
    if (request === undefined || request.header.mn !== this.station.plan.device.mn) return;
    const { first, records, last, after } = obeyRequest(request, this.station, this.#host.now());
    this.#host.tally.obeying(request.header.cn ?? '');
    for (const message of first) this.#socket?.write(this.station.bytesOf(message));
    for (const load of records) this.#again.push({ load, repeat: false, counted: false });
    if (last !== undefined && records.length > 0) this.#orders.push({ left: new Set(records.map(({ qn }) => qn)), last });
    else if (last !== undefined) this.#socket?.write(this.station.bytesOf(last));
    after?.();
  }

  #endOrder(qn: string): void {
    for (const { left, last } of this.#orders) if (left.delete(qn) && left.size === 0) this.#socket?.write(this.station.bytesOf(last));
    this.#orders = this.#orders.filter(({ left }) => left.size > 0);
  }

  #dropFor(name: 'storm' | 'reconnect'): void {
    this.station.plan.troubles.did(name);
    this.#drop();
  }

  #drop(): void {
    this.#ownEnd = true;
    this.#up = false;
    this.#socket?.destroy();
  }

  /** The old line stays as it is, unread and never closed; what was unanswered goes over a new one. */
  #fallSilent(): void {
    const { troubles } = this.station.plan;
    const old = this.#socket;
    troubles.did('half-open');
    old?.removeAllListeners('data').removeAllListeners('close').pause();
    if (old !== undefined) this.#silent.push(old);
    if (this.#silent.length > 1) this.#silent.shift()?.destroy();
    this.#ownEnd = true;
    this.#closed();
  }

  #closed(): void {
    const { tally, stage } = this.#host;
    const half = this.#held === 'half';
    if (half && !this.#ownEnd) {
      this.station.plan.troubles.did('half');
      tally.refusing('frame.timeout');
    } else if (this.#up && !this.#ownEnd && stage() !== 'over') tally.trouble.closed += 1;
    const failed = !half && !this.#ownEnd;
    this.#up = false;
    this.#held = undefined;
    this.#again = [...[...this.#waiting.values()].map(({ parcel }) => parcel), ...this.#again];
    this.#waiting = new Map();
    if (stage() === 'over') return;
    if (failed) setTimeout(() => { if (stage() !== 'over') void this.connect(); }, 1000);
    else void this.connect();
  }
}
