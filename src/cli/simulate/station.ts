import type { FaultCode } from '../../basis/fault.ts';
import { seededRandom } from '../../basis/random.ts';
import { hourMs, instant } from '../../basis/time.ts';
import { readKey, type Sm4 } from '../../codecs/hj212/cipher.ts';
import { printFlag } from '../../codecs/hj212/edition.ts';
import { encodeFrame } from '../../codecs/hj212/encode.ts';
import type { Message } from '../../codecs/hj212/message.ts';
import { printQn } from '../../codecs/hj212/moment.ts';
import { openSegment } from '../../codecs/hj212/open.ts';
import { packets } from '../../codecs/hj212/packets.ts';
import { readMessage } from '../../codecs/hj212/segment.ts';
import { readText } from '../../codecs/hj212/text.ts';
import type { SimulatedDevice } from '../simulate-devices.ts';
import { KeptRecords } from './kept-records.ts';
import { Calendar, commands, itemsOf, type Due, type Kind } from './records.ts';
import type { Measured } from './systems.ts';
import type { Troubles } from './troubles.ts';
import { straight, Walk, type Bend } from './walk.ts';

/** One frame that the logger keeps until it is answered. */
export type Load = {
  readonly kind: Kind; readonly late: boolean; readonly message: Message; readonly bytes: Uint8Array; readonly qn: string; readonly values: number;
  /** The gateway will not take it, and says nothing: it is not waited for. */
  readonly refusedAs?: FaultCode;
};
export type StationPlan = {
  readonly device: SimulatedDevice; readonly st: string; readonly measured: readonly Measured[]; readonly seed: number;
  readonly kinds: readonly Kind[]; readonly interval: number;
  /** Hours before `from` that were not sent yet, and of which kinds. */
  readonly backlog?: { readonly hours: number; readonly kinds: readonly Kind[] };
  readonly troubles: Troubles; readonly sm4?: Sm4;
};

/** A record further ahead of the real time than this is refused by a gateway with the usual limits. */
const futureMs = 600_000;

/** One logger: what it measures, what it has ready, what it still owes. New records go before old ones (HJ 212-2025 8.1.2). */
export class Station {
  readonly plan: StationPlan;
  readonly #phase: number;
  #from = 0;
  #live: Calendar | undefined;
  #backlog: Calendar | undefined;
  readonly #walk: Walk;
  readonly #kept = new KeptRecords<Load>();
  #key: Uint8Array | undefined;
  #rekeyed = false;
  #interval: number;
  /** What the centre set this clock to, beside the real time. */
  #set = 0;
  #ready: Load[] = [];
  #lastQn = 0;
  #shift = 0;
  #driftFrom: number | undefined;

  constructor(plan: StationPlan) {
    const random = seededRandom(plan.seed);
    this.plan = plan;
    this.#interval = plan.interval;
    this.#phase = Math.floor(random() * plan.interval);
    this.#walk = new Walk(plan.measured, random);
    this.#key = plan.device.keyHex === undefined ? undefined : readKey(plan.device.keyHex);
  }

  /** From now on there is something to send. `from`: what the logger's clock shows. */
  begin(from: number): void {
    const { kinds, backlog } = this.plan;
    this.#from = from;
    this.#live = new Calendar(kinds, from, this.#interval, this.#phase, true);
    this.#backlog = backlog === undefined ? undefined : new Calendar(backlog.kinds, from - backlog.hours * hourMs, this.#interval, 0, true);
  }

  /** The time by which this logger measures: while it owes old records of a past that was made up, new ones come in real time. */
  clock(now: number, elapsed: number): number {
    return this.#backlog === undefined ? now + this.#set : Math.min(now + this.#set, this.#from + elapsed * 1000);
  }

  /** Something new is ready; `undefined` when everything measured until now was handed out. */
  isDue(now: number): boolean {
    return this.#ready.some(({ late }) => !late) || (this.#live?.peek()?.at ?? Infinity) <= now;
  }

  get owesBacklog(): boolean {
    const due = this.#backlog?.peek();
    return due !== undefined && due.at <= this.#from;
  }

  /** The next frame, a new one if `live` (it must be due), else one of the backlog; undefined when there is none. */
  next(now: number, elapsed: number, live: boolean): Load | undefined {
    const waiting = this.#ready.shift();
    if (waiting !== undefined) return waiting;
    const late = !live;
    if (late && !this.owesBacklog) return undefined;
    const due = late ? this.#backlog?.take() : this.#live?.take();
    if (due === undefined) return undefined;
    this.#ready = [...this.#record(due, now, elapsed, late)];
    return this.#ready.shift();
  }

  /** Bytes of a message in the edition, check and cipher of the device; `open`: without cipher. */
  bytesOf(message: Message, open = false, crc = this.plan.device.crc): Uint8Array {
    const { device, sm4 } = this.plan;
    const secret = this.#key === undefined || sm4 === undefined || open ? {} : { secret: { key: this.#key, sm4 } };
    const encoded = encodeFrame(message, { edition: device.edition, crc, ...secret });
    if (!encoded.ok) throw new RangeError(`${device.mn}: ${encoded.fault} ${encoded.detail}`);
    return encoded.value;
  }

  /** A request number that this logger has not used. */
  qn(now: number): string {
    this.#lastQn = Math.max(now + this.#set + this.#shift, this.#lastQn + 1);
    return printQn(instant(this.#lastQn));
  }

  get interval(): number {
    return this.#interval;
  }

  /** The bytes as they are sent now: what was made under a key that was changed since is made anew. */
  bytesNow(load: Load): Uint8Array {
    return this.#rekeyed ? this.bytesOf(load.message) : load.bytes;
  }

  /** A request of the centre, opened with the key; undefined: it cannot be read. */
  read(segment: Uint8Array, crcGiven: string): Message | undefined {
    const sender = { crc: this.plan.device.crc, keys: this.#key === undefined ? [] : [this.#key] };
    const opened = openSegment(segment, crcGiven, sender, this.plan.sm4);
    return opened.check === 'fits' ? readMessage(readText(opened.plain).text) : undefined;
  }

  clockNow(now: number): number {
    return now + this.#set + this.#shift;
  }

  /** From now on it measures by the time that it was told. */
  setClock(at: number, now: number): void {
    this.#set = at - now;
    this.#lastQn = 0;
    this.#live = new Calendar(this.plan.kinds, at, this.#interval, this.#phase, true);
  }

  setInterval(ms: number, now: number): void {
    this.#interval = ms;
    this.#live = new Calendar(this.plan.kinds, this.#live?.peek()?.at ?? now + this.#set, ms, this.#phase, true);
  }

  useKey(key: Uint8Array): void {
    this.#key = key;
    this.#rekeyed = true;
    this.#ready = this.#ready.map((load) => ({ ...load, bytes: this.bytesOf(load.message) }));
  }

  /** It was acknowledged: the logger keeps it and can send it again. */
  keep(load: Load): void {
    this.#kept.add(load);
  }

  /** Kept records of a window, each under a number of its own, marked as back-filled where the edition has that. */
  again(cn: string, from: number, until: number, now: number): readonly Load[] {
    return this.#kept.window(cn, from, until).map((load) => {
      const rf = this.plan.device.edition === '2025' ? { rf: '1' } : {};
      const message = { ...load.message, header: { ...load.message.header, qn: this.qn(now), ...rf } };
      return { ...load, late: true, message, bytes: this.bytesOf(message), qn: message.header.qn };
    });
  }

  #record(due: Due, now: number, elapsed: number, late: boolean): readonly Load[] {
    const { device, st, troubles } = this.plan;
    const jump = (troubles.on('clock-jump', elapsed) ?? 0) * 60_000;
    if (jump !== this.#shift) {
      this.#shift = jump;
      this.#lastQn = 0;
    }
    if (jump !== 0) troubles.did('clock-jump');
    const bend = due.kind === 'heartbeat' ? straight : this.#bend(due, elapsed);
    this.#walk.step(bend);
    const header = {
      qn: this.qn(now), st: due.kind === 'heartbeat' ? '91' : st, cn: commands[due.kind], pw: device.password, mn: device.mn,
      flag: printFlag(device.edition, true), ...(late && device.edition === '2025' ? { rf: '1' } : {}),
    };
    const parts = packets({ header, items: itemsOf(due, this.#walk, bend, jump) }, device.edition);
    if (!parts.ok) throw new RangeError(`${device.mn}: ${parts.fault} ${parts.detail}`);
    this.#lastQn += parts.value.length - 1;
    const ahead = due.kind !== 'heartbeat' && due.dataTime + jump > now + this.#set + futureMs;
    return parts.value.map((message) => ({
      kind: due.kind, late, message, bytes: this.bytesOf(message), qn: message.header.qn ?? '', values: message.items.length - 1,
      ...(ahead ? { refusedAs: 'frame.future-time' as const } : {}),
    }));
  }

  #bend(due: Due, elapsed: number): Bend {
    const { troubles } = this.plan;
    const percent = troubles.on('drift', elapsed);
    if (percent === undefined) this.#driftFrom = undefined;
    else this.#driftFrom ??= due.at;
    const drifted = percent === undefined ? 1 : Math.max(0, 1 + (percent / 100) * ((due.at - (this.#driftFrom ?? due.at)) / hourMs));
    const spike = troubles.turn('spike', elapsed);
    const bend = { times: drifted * (spike ? 20 : 1), held: troubles.on('flat', elapsed) !== undefined, zero: troubles.on('zero', elapsed) !== undefined };
    for (const [name, is] of [['drift', percent !== undefined], ['spike', spike], ['flat', bend.held], ['zero', bend.zero]] as const) if (is) troubles.did(name);
    return bend;
  }
}
