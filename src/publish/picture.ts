import type { PublicPicture } from '../model/public-picture.ts';

/**
 * The picture without what the camera and its owner wrote into it (place, time, device, names, thumbnails, anything after its end);
 * the pixels, the colour profile and, of a JPEG, which side is up stay as they were. Undefined where the bytes are not a whole
 * picture of that type: then it is not published.
 */
export function withoutMetadata(type: string, bytes: Uint8Array): { readonly type: PublicPicture['type']; readonly bytes: Uint8Array } | undefined {
  const parts = type === 'image/jpeg' ? jpegParts(bytes) : type === 'image/png' ? pngParts(bytes) : undefined;
  return parts === undefined ? undefined : { type: type === 'image/jpeg' ? 'image/jpeg' : 'image/png', bytes: joined(parts) };
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const pngSignature = [137, 80, 78, 71, 13, 10, 26, 10] as const;
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);

/** Chunks of length, name, data and check; whole only when the last is IEND. */
function pngParts(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  if (!pngSignature.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) return undefined;
    if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return kept;
    at = end;
  }
  return undefined;
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, exif: 0xe1, app15: 0xef, comment: 0xfe } as const;

/** Segments up to the end of image; application data goes, but for the colour profile and Adobe's word on colours. */
function jpegParts(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let scanned = false;
  for (let at = 2; at + 1 < bytes.length;) {
    const kind = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (kind === 0xff) { at += 1; continue; }
    if (kind === marker.end) return scanned ? [...kept, bytes.subarray(at, at + 2)] : undefined;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8 | (bytes[at + 3] ?? 0));
    if (end > bytes.length || end < at + 4) return undefined;
    const until = kind === marker.scan ? endOfScan(bytes, end) : end;
    const segment = bytes.subarray(at, until);
    if (kind === marker.exif) kept.push(...sideUp(segment));
    else if (isPicture(kind, segment)) kept.push(segment);
    scanned ||= kind === marker.scan;
    at = until;
  }
  return undefined;
}

const begins = (segment: Uint8Array, words: string): boolean => [...words].every((char, at) => segment[4 + at] === char.charCodeAt(0));

function isPicture(kind: number, segment: Uint8Array): boolean {
  if (kind === marker.comment) return false;
  return kind < marker.app0 || kind > marker.app15 || begins(segment, 'ICC_PROFILE\0') || begins(segment, 'Adobe');
}

/** Coded pixels run until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

const orientationTag = 0x0112;
const tiffAt = 10;

/** Of Exif only the side that is up: without it a photograph taken upright would lie. Nothing where it is not said. */
function sideUp(segment: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (!begins(segment, 'Exif\0\0') || segment.length < tiffAt + 10) return [];
  const little = view.getUint16(tiffAt) === 0x4949;
  const first = tiffAt + view.getUint32(tiffAt + 4, little);
  if (first + 2 > segment.length) return [];
  const count = view.getUint16(first, little);
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= segment.length; entry += 12) {
    if (view.getUint16(entry, little) === orientationTag) return sideSegment(view.getUint16(entry + 8, little));
  }
  return [];
}

/** An Exif segment of one entry, big-endian. */
const sideSegment = (side: number): readonly Uint8Array[] => (side < 2 || side > 8 ? [] : [Uint8Array.from([
  0xff, marker.exif, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1,
  0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0,
])]);
