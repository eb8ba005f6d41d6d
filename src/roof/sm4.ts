import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Sm4 } from '../codecs/hj212/cipher.ts';

/** SM4-ECB without padding by OpenSSL (HJ 212-2025 clause 6.4). */
export const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
