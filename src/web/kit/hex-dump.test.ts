import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexDump } from './hex-dump.ts';

test.each([
  ['nothing', '', ''],
  ['a short line', '23230d0a', `0000  23 23 0d 0a${' '.repeat(36)}  ##..`],
  ['a second line starts at 16', '41'.repeat(17), `0000  ${'41 '.repeat(15)}41  ${'A'.repeat(16)}\n0010  41${' '.repeat(45)}  A`],
])('%s', (_name, hex, text) => expect(hexDump(hex)).toBe(text));

test('no byte is lost: what stands between offset and text is the bytes again', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(hexDump(hex).split('\n').map((line) => line.slice(6, 53).replaceAll(' ', '')).join('')).toBe(hex);
  }));
});
