import { readText } from './text.ts';

/**
 * SM4-ECB over whole 16-byte blocks without padding, passed in by the floor above (node:crypto `sm4-ecb`, which is OpenSSL):
 * the room stays pure and no second implementation of a national cipher has to be trusted.
 * `key` has 16 bytes; `blocks` a multiple of 16.
 */
export type Sm4 = {
  readonly encrypt: (key: Uint8Array, blocks: Uint8Array) => Uint8Array;
  readonly decrypt: (key: Uint8Array, blocks: Uint8Array) => Uint8Array;
};

const block = 16;
const opening = [0x43, 0x50, 0x3d, 0x26, 0x26];

/** Commands whose data area HJ 212-2025 clause 6.4 encrypts. */
export const encrypts = (cn: string): boolean => /^2\d{3}$/.test(cn) || cn === '1014' || cn === '3020';

/** The data area of a segment as byte positions; undefined without `CP=&&` and a closing `&&` at the very end. */
export function areaBytes(segment: Uint8Array): { readonly from: number; readonly to: number } | undefined {
  const to = segment.length - 2;
  if (to < 0 || segment[to] !== 0x26 || segment[to + 1] !== 0x26) return undefined;
  for (let at = segment.indexOf(0x43); at >= 0; at = segment.indexOf(0x43, at + 1)) {
    if (opening.every((byte, offset) => segment[at + offset] === byte)) return at + 5 <= to ? { from: at + 5, to } : undefined;
  }
  return undefined;
}

/** Runs the cipher over the full blocks of the data area; the remainder of fewer than 16 bytes stays plain, so no length changes. */
export function withArea(segment: Uint8Array, key: Uint8Array, cipher: (key: Uint8Array, blocks: Uint8Array) => Uint8Array): Uint8Array {
  const area = areaBytes(segment);
  const whole = area === undefined ? 0 : Math.floor((area.to - area.from) / block) * block;
  if (area === undefined || whole === 0) return segment;
  // A copy: `slice` of a Buffer would share its bytes, and the raw frame must stay as it came.
  const out = new Uint8Array(segment);
  out.set(cipher(key, segment.subarray(area.from, area.from + whole)), area.from);
  return out;
}

/** Could these bytes be a plain data area: a printable name first, no control characters, text in UTF-8 or GBK? */
export function looksPlain(area: Uint8Array): boolean {
  let named = false;
  for (const byte of area) {
    if (byte === 0x3d) named = true;
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a) || byte === 0x7f) return false;
    if (!named && byte > 0x7e) return false;
  }
  return !readText(area).text.includes('\uFFFD');
}

/**
 * Is the data area cipher? No bit says so: at least one whole block, a quarter or more of the bytes outside printable
 * ASCII (of random bytes 63 % are), and not readable as text. A plain area with a few damaged bytes is not cipher.
 */
export function looksEncrypted(area: Uint8Array): boolean {
  const whole = Math.floor(area.length / block) * block;
  let odd = 0;
  for (let at = 0; at < whole; at += 1) {
    const byte = area[at] as number;
    if (byte < 0x20 || byte > 0x7e) odd += 1;
  }
  return whole > 0 && odd * 4 >= whole && !looksPlain(area);
}

/** Is the data area of a segment cipher? What a splitter may accept before the device and its key are looked up. */
export function isCipher(segment: Uint8Array): boolean {
  const area = areaBytes(segment);
  return area !== undefined && looksEncrypted(segment.subarray(area.from, area.to));
}

/** The cipher printed as `{0xE4,0x3E,…}`, as two public libraries send it: the same segment with bytes; undefined when it is not that. */
export function fromHexText(segment: Uint8Array): Uint8Array | undefined {
  const area = areaBytes(segment);
  if (area === undefined || segment[area.from] !== 0x7b) return undefined;
  const text = readText(segment.subarray(area.from, area.to)).text;
  if (!/^\{0x[0-9a-f]{2}(,0x[0-9a-f]{2})*\}[^{}]{0,15}$/i.test(text)) return undefined;
  const close = text.indexOf('}');
  const bytes = text.slice(1, close).split(',').map((byte) => Number.parseInt(byte.slice(2), 16));
  const rest = segment.subarray(area.from + close + 1);
  return Uint8Array.from([...segment.subarray(0, area.from), ...bytes, ...rest]);
}

/** 32 hexadecimal digits as a key; undefined when it is not that. */
export function readKey(hex: string): Uint8Array | undefined {
  return /^[0-9a-f]{32}$/i.test(hex) ? Uint8Array.fromHex(hex) : undefined;
}
