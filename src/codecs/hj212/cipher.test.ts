import { createCipheriv, createDecipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { withArea, type Sm4 } from './cipher.ts';
import { openSegment } from './open.ts';

const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
const key = new Uint8Array(16).fill(0x30);
const plain = 'QN=20260302000000000;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20260302000000;w01018-Rtd=30.5,w01018-Flag=N&&';

test.each([['Buffer', Buffer.from(plain)], ['Uint8Array', new TextEncoder().encode(plain)]])('a %s that is ciphered or opened keeps its own bytes', (_name, given) => {
  const cipher = withArea(given, key, sm4.encrypt);
  expect(Buffer.from(given).toString()).toBe(plain);
  const received = Buffer.from(cipher);
  const opened = openSegment(received, '0000', { crc: 'hj212', keys: [key] }, sm4);
  expect(opened.check).toBe('wrong');
  expect(received.equals(Buffer.from(cipher))).toBe(true);
  expect(Buffer.from(withArea(received, key, sm4.decrypt)).toString()).toBe(plain);
});
