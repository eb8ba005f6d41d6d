import { hourMs } from '../../src/basis/time.ts';
import type { Device } from '../../src/model/device.ts';
import { sm4 } from '../../src/gateway/sm4.ts';
import { frameBytes, tenMinutes, type DeviceFrame } from '../province/frames.ts';
import type { Hours } from '../province/hours.ts';
import type { Message } from '../../src/codecs/hj212/message.ts';
import { openSegment } from '../../src/codecs/hj212/open.ts';
import { readMessage } from '../../src/codecs/hj212/segment.ts';
import { readText } from '../../src/codecs/hj212/text.ts';
import { senderOf } from '../../src/sense/sender-of.ts';
import { LoggerLink, type LinkOptions, type Load } from './logger-link.ts';
import { obey } from './obey.ts';
import { Outbox, type Parcel } from './outbox.ts';
import { hourRound, minuteRound } from './rounds.ts';

export type Progress = {
  readonly phase: 'filling' | 'live' | 'stopped';
  /** Every hour before this one (UTC ms) is stored as far as it will be; persist it and give it as `from` next time. */
  readonly filledTo: number;
  readonly answered: number;
  /** Frames of the fill, about: devices × hours. */
  readonly of: number;
  readonly cuts: number;
  readonly unanswered: number;
};
export type FleetOptions = {
  readonly host: string; readonly port: number; readonly devices: readonly Device[]; readonly hours: Hours;
  readonly keys: Readonly<Record<string, string>>;
  readonly from: number; readonly to: number; readonly fillLinks: number; readonly minutesUpTo: number;
  readonly onProgress: (progress: Progress) => void;
};
type Live = { readonly waiting: Parcel[]; readonly link: LoggerLink };

const answerMs = 10_000;
const reconnectMs = 1_000;
/** World time after the hour's end at which its records are sent. */
const sendingLag = 60_000;
/** More records than this a device waiting: the clock was stepped, and relay links help until all is told. */
const behindRounds = 4;

/** All loggers of the province: first the fill over relay links, then one link a device that follows the world clock. */
export class Fleet {
  readonly #options: FleetOptions;
  #fill: Outbox;
  #links: LoggerLink[] = [];
  readonly #live = new Map<string, Live>();
  readonly #relays: LoggerLink[] = [];
  /** The key that each logger uses now, where it is another than it was built with. */
  readonly #keys: Map<string, string>;
  #nextHour: number;
  #nextTenth: number;
  #openHours = new Map<number, number>();
  #answered = 0;
  #trouble = { cut: 0, unanswered: 0 };
  #stopped = false;
  #now = 0;

  constructor(options: FleetOptions) {
    const { devices, hours, from, to, fillLinks } = options;
    this.#options = options;
    this.#keys = new Map(Object.entries(options.keys));
    this.#nextHour = Math.max(from, to);
    this.#nextTenth = this.#nextHour;
    this.#fill = new Outbox((round) => hourRound(devices, hours, round), from, to, hourMs);
    const count = this.#fill.finished ? 0 : Math.min(fillLinks, Math.ceil(((to - from) / hourMs) * devices.length));
    this.#links = Array.from({ length: count }, () => this.#link(() => this.#nextOfFill()));
    if (count === 0) this.#goLive();
  }

  get progress(): Progress {
    const { from, to, devices } = this.#options;
    const filling = !this.#fill.finished;
    return {
      phase: this.#stopped ? 'stopped' : filling ? 'filling' : 'live', filledTo: filling ? this.#fill.mark : Math.min(this.#nextHour, ...this.#openHours.keys()),
      answered: this.#answered, of: Math.max(0, (to - from) / hourMs) * devices.length, cuts: this.#trouble.cut, unanswered: this.#trouble.unanswered,
    };
  }

  /** The world clock stands here: what is due by now goes out. Ten-minute records only while the clock's speed allows. */
  follow(worldNow: number, speed: number): void {
    if (!this.#fill.finished || this.#stopped) return;
    const { devices, hours, minutesUpTo } = this.#options;
    this.#now = Math.floor(worldNow);
    for (; this.#nextTenth + tenMinutes + sendingLag <= worldNow; this.#nextTenth += tenMinutes) {
      const recent = worldNow - this.#nextTenth < hourMs;
      if (speed <= minutesUpTo && recent) for (const frame of minuteRound(devices, hours, this.#nextTenth)) this.#post({ round: 0, frame });
      if ((this.#nextTenth + tenMinutes) % hourMs !== 0) continue;
      for (const frame of hourRound(devices, hours, this.#nextHour)) this.#post({ round: this.#nextHour, frame });
      this.#nextHour += hourMs;
    }
    for (const { link } of this.#live.values()) link.wake();
    this.#relay();
  }

  /** After a step of the clock one link a device would take a round trip an hour; relay links carry anybody's records. */
  #relay(): void {
    const { devices, fillLinks } = this.#options;
    let behind = 0;
    for (const { waiting } of this.#live.values()) behind += waiting.length;
    if (behind === 0 && this.#openHours.size === 0) for (const link of this.#relays.splice(0)) link.stop();
    if (behind <= devices.length * behindRounds) return;
    while (this.#relays.length < Math.min(fillLinks, behind)) this.#relays.push(this.#link(() => this.#nextOfAny()));
  }

  #nextOfAny(): Load | undefined {
    for (const { waiting } of this.#live.values()) if (waiting.length > 0) return this.#nextOf(waiting);
    return undefined;
  }

  stop(): void {
    this.#stopped = true;
    for (const link of this.#links) link.stop();
    for (const link of this.#relays) link.stop();
    for (const { link } of this.#live.values()) link.stop();
  }

  #nextOfFill(): Load | undefined {
    const parcel = this.#fill.next();
    return parcel === undefined ? undefined : this.#load(parcel.frame, () => {
      this.#answered += 1;
      this.#fill.done(parcel);
      if (this.#fill.finished) this.#goLive();
    });
  }

  #goLive(): void {
    for (const link of this.#links.splice(0)) link.stop();
    for (const device of this.#options.devices) {
      const waiting: Parcel[] = [];
      this.#live.set(device.mn, { waiting, link: this.#link(() => this.#nextOf(waiting)) });
    }
    this.#options.onProgress(this.progress);
  }

  #nextOf(waiting: Parcel[]): Load | undefined {
    const parcel = waiting.shift();
    return parcel === undefined ? undefined : this.#load(parcel.frame, () => { this.#settled(parcel.round); parcel.answered?.(); });
  }

  #post(parcel: Parcel): void {
    if (parcel.round !== 0) this.#openHours.set(parcel.round, (this.#openHours.get(parcel.round) ?? 0) + 1);
    this.#live.get(parcel.frame.device.mn)?.waiting.push(parcel);
  }

  #settled(round: number): void {
    this.#answered += 1;
    const left = (this.#openHours.get(round) ?? 0) - 1;
    if (left > 0) this.#openHours.set(round, left);
    else this.#openHours.delete(round);
  }

  /** A request of the centre to one of the loggers on this link: what it says at once, its records in their turn, its result last. */
  #asked(line: string, link: LoggerLink): void {
    const [, mn] = /;MN=([^;]*);/.exec(line) ?? [];
    const built = this.#options.devices.find((one) => one.mn === mn);
    const device = built === undefined ? undefined : this.#keyed(built);
    const request = device === undefined ? undefined : requestIn(line, device);
    const live = device === undefined ? undefined : this.#live.get(device.mn);
    const done = device === undefined || request === undefined || live === undefined ? undefined : obey(request, device, this.#options.hours, this.#now);
    if (device === undefined || live === undefined || done === undefined) return;
    const { first, last, keyHex } = done;
    const say = (message: Message): void => link.say(frameBytes({ device, message }, sm4));
    for (const message of first) say(message);
    const records = [...done.records];
    const end = (): void => { if (last !== undefined) say(last); };
    // Under a round of their own time, so that no relay link that holds one is let go before it is answered.
    for (const [at, frame] of records.entries()) this.#post({ round: this.#nextHour, frame, ...(at === records.length - 1 ? { answered: end } : {}) });
    if (records.length === 0) end();
    else live.link.wake();
    if (keyHex !== undefined) this.#keys.set(device.mn, keyHex);
  }

  /** A logger with the key that it uses now. */
  #keyed(device: Device): Device {
    const keyHex = this.#keys.get(device.mn);
    return keyHex === undefined ? device : { ...device, keyHex };
  }

  /** Printed when it is sent: a frame that waits while the key changes goes out under the new one. */
  #load({ device, message }: DeviceFrame, done: () => void): Load {
    const keyed = (): Uint8Array => frameBytes({ device: this.#keyed(device), message }, sm4);
    return { get bytes() { return keyed(); }, qn: message.header.qn ?? '', done };
  }

  #link(next: LinkOptions['next']): LoggerLink {
    const { host, port } = this.#options;
    return new LoggerLink({ host, port, next, answerMs, reconnectMs, onTrouble: (kind) => { this.#trouble[kind] += 1; }, onRequest: (line, link) => this.#asked(line, link) });
  }
}

/** A line of the centre, bytes as Latin-1, opened with the logger's key where it is cipher; undefined: it cannot be read. */
function requestIn(line: string, device: Device): Message | undefined {
  const bytes = Uint8Array.from(line, (char) => char.charCodeAt(0));
  const opened = openSegment(bytes.subarray(6, -4), line.slice(-4), senderOf(device), sm4);
  return opened.locked ? undefined : readMessage(readText(opened.plain).text);
}
