import type { FaultCode } from '../../basis/fault.ts';
import { crcOf, type CrcProfile } from './crc.ts';
import { asciiText, digitValue, headerAt, hexValue, joined, lengthAt } from './wire.ts';

/** One whole frame. `bytes` and `segment` are views into what was pushed: copy them to keep them. */
export type FrameEvent = {
  readonly kind: 'frame';
  /** From `##` to the last digit of the check. */
  readonly bytes: Uint8Array;
  readonly segment: Uint8Array;
  readonly crcGiven: string;
  /** Did the profile of the splitter fit? Otherwise `accept` took it. */
  readonly fits: boolean;
  readonly trailer: 'crlf' | 'lf' | 'cr' | 'none';
};
/** Bytes outside any frame. */
export type NoiseEvent = { readonly kind: 'noise'; readonly count: number };
/** A header that led to no frame; reading goes on one byte after it, and its bytes count as noise. */
export type RefusedEvent = { readonly kind: 'refused'; readonly fault: FaultCode; readonly bytes: Uint8Array; readonly detail: string };
export type SplitEvent = FrameEvent | NoiseEvent | RefusedEvent;

export type SplitOptions = {
  /** Longest segment that is waited for, in bytes; an unlimited one is an attack surface. */
  readonly segmentMax?: number;
  readonly crc?: CrcProfile;
  /** Asked when the profile does not fit: encrypted areas and profiles of single devices. Must not throw. */
  readonly accept?: (segment: Uint8Array, crcGiven: string) => boolean;
};

const cr = 0x0d;
const lf = 0x0a;
const none = new Uint8Array(0);
const trailers = ['none', 'cr', 'lf', 'crlf'] as const;

/**
 * Cuts the byte stream of one TCP connection into frames by length (HJ 212-2017 clause 6.3; hj212.md 1.2): never at CR LF,
 * which cipher contains; one byte forward after a failed header, because a fresh frame may lie inside a broken one. At
 * most `6 + segmentMax + 4` bytes are kept between pushes. Time limits are the caller's: see `pending` and `abandon`.
 */
export class FrameSplitter {
  readonly #segmentMax: number;
  readonly #crc: CrcProfile;
  readonly #accept: SplitOptions['accept'];
  #carry: Uint8Array = none;
  /** Which trailing bytes may still come: 0 none, 1 CR or LF, 2 LF after CR. */
  #trailing = 0;
  #noise = 0;
  #events: SplitEvent[] = [];

  constructor(options: SplitOptions = {}) {
    this.#segmentMax = options.segmentMax ?? 4096;
    this.#crc = options.crc ?? 'hj212';
    this.#accept = options.accept;
  }

  /** Bytes of a frame that has begun and not ended. */
  get pending(): number {
    return this.#carry.length;
  }

  /** A copy of the pending bytes. */
  rest(): Uint8Array {
    return this.#carry.slice();
  }

  push(chunk: Uint8Array): SplitEvent[] {
    const data = this.#carry.length === 0 ? chunk : joined(this.#carry, chunk);
    let at = this.#swallow(data, 0);
    for (;;) {
      const start = headerAt(data, at);
      this.#noise += start - at;
      const next = start < data.length ? this.#frameAt(data, start) : 0;
      at = start;
      if (next === 0) break;
      at = next;
    }
    if (at === data.length) this.#carry = none;
    else this.#carry = at === 0 && data !== chunk ? data : data.slice(at);
    this.#flushNoise();
    return this.#events.splice(0);
  }

  /** The wait for the rest of a frame is over: its header is refused and the bytes behind it are read again. */
  abandon(): SplitEvent[] {
    const late = this.#carry;
    if (late.length === 0) return [];
    this.#carry = none;
    this.#events.push({ kind: 'refused', fault: 'frame.timeout', bytes: late, detail: `${late.length} bytes` });
    this.#noise += 1;
    return this.push(late.subarray(1));
  }

  /** The position to go on from; 0 when more bytes are needed. `start` is at `##` or at a `#` that ends the data. */
  #frameAt(data: Uint8Array, start: number): number {
    const length = lengthAt(data, start + 2);
    if (length === -1) return 0;
    if (length < 0) return this.#skip(start);
    if (length > this.#segmentMax) return this.#refuse(data, start, start + 6, 'frame.oversize', `${length}`);
    const from = start + 6;
    const to = from + length;
    const end = to + this.#crcDigits(data, to);
    if (end < to) return 0;
    const value = hexValue(data, to, end);
    if (value < 0) return this.#refuse(data, start, Math.min(end, data.length), 'frame.crc', 'not four hexadecimal digits');
    const given = asciiText(data, to, end);
    const fits = value === crcOf(this.#crc, data, from, to);
    if (!fits && !this.#accept?.(data.subarray(from, to), given)) {
      return this.#refuse(data, start, end, 'frame.crc', `given ${given}`);
    }
    this.#flushNoise();
    this.#trailing = 1;
    const after = this.#swallow(data, end);
    const trailer = trailers[(after > end && data[end] === cr ? 1 : 0) | (after > end && data[after - 1] === lf ? 2 : 0)] ?? 'none';
    this.#events.push({ kind: 'frame', bytes: data.subarray(start, end), segment: data.subarray(from, to), crcGiven: given, fits, trailer });
    return after;
  }

  /** How many digits the check has here: four, or fewer before CR LF under `crc-unpadded`; -1 when that is not known yet. */
  #crcDigits(data: Uint8Array, at: number): number {
    if (this.#crc === 'crc-unpadded') {
      let digits = 0;
      while (digits < 4 && at + digits < data.length && digitValue(data[at + digits] as number) >= 0) digits += 1;
      const short = digits > 0 && digits < 4 && data[at + digits] === cr;
      if (short && at + digits + 1 === data.length) return -1;
      if (short && data[at + digits + 1] === lf) return digits;
    }
    return at + 4 <= data.length ? 4 : -1;
  }

  #swallow(data: Uint8Array, from: number): number {
    let at = from;
    if (this.#trailing === 1 && at < data.length) {
      this.#trailing = data[at] === cr ? 2 : 0;
      if (data[at] === cr || data[at] === lf) at += 1;
    }
    if (this.#trailing === 2 && at < data.length) {
      this.#trailing = 0;
      if (data[at] === lf) at += 1;
    }
    return at;
  }

  #skip(start: number): number {
    this.#noise += 1;
    return start + 1;
  }

  #refuse(data: Uint8Array, start: number, end: number, fault: FaultCode, detail: string): number {
    this.#flushNoise();
    this.#events.push({ kind: 'refused', fault, bytes: data.subarray(start, end), detail });
    return this.#skip(start);
  }

  #flushNoise(): void {
    if (this.#noise > 0) this.#events.push({ kind: 'noise', count: this.#noise });
    this.#noise = 0;
  }
}
