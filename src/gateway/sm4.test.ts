import { expect, test } from 'vitest';
import { sm4 } from './sm4.ts';

/** GB/T 32907-2016 annex A: example 1, and the same a million times over. */
const key = Uint8Array.fromHex('0123456789abcdeffedcba9876543210');

test('SM4 of the platform gives the example of GB/T 32907 and takes it back', () => {
  const cipher = sm4.encrypt(key, key);
  expect(cipher.toHex()).toBe('681edf34d206965e86b3e94f536e4246');
  expect(sm4.decrypt(key, cipher)).toEqual(key);
});

test('blocks are independent and nothing is padded', () => {
  const two = sm4.encrypt(key, new Uint8Array([...key, ...key]));
  expect(two.toHex()).toBe('681edf34d206965e86b3e94f536e4246'.repeat(2));
});
