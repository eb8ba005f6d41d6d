import type { Socket } from 'node:net';
import type { FaultCode } from '../basis/fault.ts';
import type { CrcProfile } from '../codecs/hj212/crc.ts';
import { openSegment } from '../codecs/hj212/open.ts';
import type { Upload } from '../codecs/hj212/upload.ts';
import { FrameSplitter, type FrameEvent, type SplitEvent } from '../codecs/hj212/split.ts';
import type { Clocks } from '../flow/ports/clock.ts';
import type { DeviceListener } from '../flow/ports/device-line.ts';
import { admit, mnOf, type Door } from './admit.ts';
import type { AnswerPort, Arrival } from './arrival.ts';
import type { Limits } from './limits.ts';
import { sm4 } from './sm4.ts';

export type LinkHost = {
  readonly door: Door;
  readonly limits: Limits;
  readonly clocks: Clocks;
  /** Takes an arrival; false: the link shall not be read until `whenRoom` calls. */
  take(arrival: Arrival, upload?: Upload): boolean;
  whenRoom(resume: () => void): void;
  noise(bytes: number): void;
  /** A valid frame of this device came over another link than its last one. */
  spoke(mn: string, link: Link): void;
  readonly listener: DeviceListener | undefined;
};

/** First digit of the commands that carry records. */
const records = '2'.charCodeAt(0);

/** One TCP connection of a logger, or of a relay that speaks for several. */
export class Link implements AnswerPort {
  readonly #socket: Socket;
  readonly #host: LinkHost;
  readonly #peer: string;
  #splitter: FrameSplitter | undefined;
  #crc: CrcProfile = 'hj212';
  #noise = 0;
  /** When the frame that is under way began, by the monotonic clock; undefined between frames. */
  #begun: number | undefined;
  #answers = '';
  /** Answers that the store still holds back. */
  #owed = 0;
  #over = false;
  #paused = false;
  /** Whose frame came last. */
  #mn = '';

  constructor(socket: Socket, host: LinkHost) {
    this.#socket = socket;
    this.#host = host;
    this.#peer = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
    socket.setKeepAlive(true, 60_000);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => { if (typeof chunk !== 'string') this.#read(chunk); });
    socket.on('end', () => this.#ended());
    socket.on('drain', () => this.#resume());
  }

  #read(chunk: Uint8Array): void {
    this.#splitter ??= this.#splitterFor(chunk);
    const events = this.#splitter.push(chunk);
    this.#handle(events);
    if (this.#splitter.pending === 0) this.#begun = undefined;
    else if (this.#begun === undefined || events.some((event) => event.kind === 'frame')) this.#begun = performance.now();
  }

  /** A device that writes its check without leading zeros needs a splitter of its own; its first bytes name it. */
  #splitterFor(chunk: Uint8Array): FrameSplitter {
    const first = this.#host.door.devices.lookup(mnOf(chunk));
    if (first?.device.crc === 'crc-unpadded') this.#crc = 'crc-unpadded';
    return new FrameSplitter({ segmentMax: this.#host.limits.segmentMax, crc: this.#crc, accept: (segment, given) => this.#fitsDevice(segment, given) });
  }

  #fitsDevice(segment: Uint8Array, given: string): boolean {
    const known = this.#host.door.devices.lookup(mnOf(segment));
    return known !== undefined && openSegment(segment, given, known.sender, sm4).check === 'fits';
  }

  /** Cipher that no key of its device opens: what is wrong is the key, as far as can be told, not the line. */
  #faultOf({ fault, bytes }: Extract<SplitEvent, { kind: 'refused' }>): FaultCode {
    const known = fault === 'frame.crc' ? this.#host.door.devices.lookup(mnOf(bytes)) : undefined;
    const locked = known !== undefined && bytes.length > 10 && openSegment(bytes.subarray(6, -4), '', known.sender, sm4).locked;
    return locked ? 'frame.wrong-key' : fault;
  }

  #handle(events: readonly SplitEvent[]): void {
    for (const event of events) {
      if (event.kind === 'frame') this.#frame(event);
      else if (event.kind === 'refused') this.#refuse(mnOf(event.bytes), this.#faultOf(event), event.detail, event.bytes);
      else this.#noisy(event.count);
    }
  }

  #frame(event: FrameEvent): void {
    const { door, clocks } = this.#host;
    this.#noise = 0;
    const mn = mnOf(event.segment);
    const worldAt = clocks.world();
    const read = admit(event, this.#crc, mn, worldAt, door);
    if (!read.ok) return this.#refuse(mn, read.fault, read.detail, event.bytes);
    const { admitted, upload } = read.value;
    if (admitted.answer !== undefined) this.#owed += 1;
    if (mn !== this.#mn) this.#speaks(mn);
    this.#hear(mn, admitted.cn, upload, event.bytes);
    // A copy from the pool: memory of its own for each frame costs more than all of its checks.
    this.#give({ kind: 'frame', link: this, admitted, receivedAt: clocks.machine(), worldAt, bytes: Buffer.from(event.bytes) }, upload);
  }

  #speaks(mn: string): void {
    this.#mn = mn;
    this.#host.spoke(mn, this);
  }

  #hear(mn: string, cn: string, upload: Upload, bytes: Uint8Array): void {
    const { listener } = this.#host;
    if (listener !== undefined && (cn.charCodeAt(0) !== records || listener.awaited.has(mn))) listener.heard(mn, upload, bytes);
  }

  /** The device speaks over another link now; if it comes back to this one, that is news again. */
  left(mn: string): void {
    if (this.#mn === mn) this.#mn = '';
  }

  get open(): boolean {
    return !this.#over && this.#socket.writable;
  }

  /** What the centre asks of the device, beside the answers. */
  send(bytes: Uint8Array): boolean {
    if (!this.open) return false;
    if (!this.#socket.write(bytes)) this.#pause();
    return true;
  }

  #refuse(mn: string, fault: FaultCode, detail: string, bytes: Uint8Array): void {
    const { clocks } = this.#host;
    const kept = bytes.slice(0, 4096);
    this.#give({ kind: 'refused', mn, peer: this.#peer, fault, detail: detail.slice(0, 200), receivedAt: clocks.machine(), worldAt: clocks.world(), bytes: kept });
  }

  #give(arrival: Arrival, upload?: Upload): void {
    if (this.#host.take(arrival, upload)) return;
    this.#pause();
    this.#host.whenRoom(() => this.#resume());
  }

  #noisy(count: number): void {
    this.#noise += count;
    this.#host.noise(count);
    if (this.#noise <= this.#host.limits.noiseMax || this.#socket.destroyed) return;
    this.#refuse('', 'frame.noise', `${this.#noise} bytes`, new Uint8Array(0));
    this.#socket.destroy();
  }

  /** Called now and then: a frame that does not get whole in time is refused, and its link is closed. */
  checkTime(now: number): void {
    if (this.#begun === undefined || this.#paused || now - this.#begun < this.#host.limits.frameMs) return;
    this.#begun = undefined;
    this.#handle(this.#splitter?.abandon() ?? []);
    this.#socket.destroy();
  }

  /** Answers of one flush leave together. */
  answer(text: string): void {
    this.#owed -= 1;
    if (this.#answers === '') queueMicrotask(() => this.#send());
    this.#answers += text;
  }

  #send(): void {
    const answers = this.#answers;
    this.#answers = '';
    if (this.#socket.destroyed || !this.#socket.writable) return;
    const taken = this.#socket.write(answers, 'latin1');
    if (this.#over && this.#owed === 0) this.#socket.end();
    else if (!taken) this.#pause();
  }

  /** The logger sends no more; what it is owed is answered before the link closes. */
  #ended(): void {
    this.#over = true;
    if (this.#owed === 0) this.#socket.end();
  }

  #pause(): void {
    this.#paused = true;
    this.#socket.pause();
  }

  #resume(): void {
    if (this.#socket.destroyed) return;
    this.#paused = false;
    if (this.#begun !== undefined) this.#begun = performance.now();
    this.#socket.resume();
  }

  /** No more is read; what is written still leaves. */
  stopReading(): void {
    this.#pause();
  }

  end(): void {
    this.#socket.end();
    this.#socket.destroySoon();
  }
}
