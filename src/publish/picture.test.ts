import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutMetadata } from './picture.ts';

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const segment = (kind: number, data: readonly number[]): number[] => [0xff, kind, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];

/** Exif, little-endian: which side is up, and a GPS directory with latitude 29° 52′ N. */
const exif = (side: number): number[] => segment(0xe1, [
  ...ascii('Exif\0\0'), ...ascii('II'), 42, 0, 8, 0, 0, 0, 2, 0,
  0x12, 0x01, 3, 0, 1, 0, 0, 0, side, 0, 0, 0,
  0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0,
  1, 0, 1, 0, 2, 0, 2, 0, 0, 0, ...ascii('N\0'), 0, 0, ...ascii('GPS29-52-N'),
]);
const tables = segment(0xdb, Array.from({ length: 65 }, () => 1));
const frame = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
const profile = segment(0xe2, [...ascii('ICC_PROFILE\0'), 1, 1, 7]);
const jpeg = (side = 1, ...more: readonly number[][]): Uint8Array => Uint8Array.from([
  0xff, 0xd8, ...segment(0xe0, ascii('JFIF\0')), ...exif(side), ...profile, ...segment(0xed, ascii('Photoshop by 张')), ...segment(0xfe, ascii('taken by Li')),
  ...more.flat(), ...tables, ...frame, ...scan, 0xff, 0xd9, ...ascii('trailing GPS29-52-N'),
]);
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

test('a photograph with its place keeps pixels and colours, and loses place, names, comments and what stands behind its end', () => {
  const before = jpeg();
  const clean = withoutMetadata('image/jpeg', before);
  for (const secret of ['GPS29-52-N', 'Exif', 'Photoshop', 'taken by']) {
    expect(textOf(before)).toContain(secret);
    expect(textOf(clean?.bytes)).not.toContain(secret);
  }
  expect([...(clean?.bytes ?? [])]).toEqual([0xff, 0xd8, ...profile, ...tables, ...frame, ...scan, 0xff, 0xd9]);
  expect(clean?.type).toBe('image/jpeg');
});

test('which side is up stays, and nothing else of Exif', () => {
  const clean = textOf(withoutMetadata('image/jpeg', jpeg(6))?.bytes);
  expect(clean).toContain('Exif\0\0MM\0*');
  expect(clean.charCodeAt(clean.indexOf('MM') + 19)).toBe(6);
  expect(clean).not.toContain('GPS29');
});

const chunk = (name: string, data: readonly number[]): number[] => [0, 0, 0, data.length, ...ascii(name), ...data, 1, 2, 3, 4];
const png = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, ...chunk('IHDR', [0, 0, 0, 1]), ...chunk('eXIf', ascii('GPS')), ...chunk('tEXt', ascii('Author Li')), ...chunk('IDAT', [9]),
  ...chunk('IEND', []), ...ascii('after'),
]);

test('a PNG keeps what draws it', () => {
  const clean = withoutMetadata('image/png', png);
  expect(textOf(clean?.bytes)).toBe(textOf(Uint8Array.from([...png.subarray(0, 8), ...chunk('IHDR', [0, 0, 0, 1]), ...chunk('IDAT', [9]), ...chunk('IEND', [])])));
});

test.each([
  ['cut off', 'image/jpeg', jpeg().subarray(0, 120)], ['without pixels', 'image/jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a PNG cut off', 'image/png', png.subarray(0, 50)], ['the other type', 'image/png', jpeg()], ['no picture', 'application/pdf', png], ['nothing', 'image/jpeg', new Uint8Array()],
] as const)('%s: not published', (_name, type, bytes) => expect(withoutMetadata(type, bytes)).toBeUndefined());

test('law: cleaning twice changes nothing more, and damaged bytes never throw', () => {
  fc.assert(fc.property(fc.constantFrom(jpeg(), jpeg(8), png), fc.nat(200), fc.nat(255), (whole, at, byte) => {
    const damaged = whole.with(at % whole.length, byte);
    for (const type of ['image/jpeg', 'image/png']) {
      const once = withoutMetadata(type, damaged);
      if (once !== undefined) expect(withoutMetadata(type, once.bytes)?.bytes).toEqual(once.bytes);
    }
  }), { numRuns: 300 });
});
