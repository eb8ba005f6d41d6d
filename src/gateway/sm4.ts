import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Sm4 } from '../codecs/hj212/cipher.ts';

/** SM4-ECB without padding, from OpenSSL (HJ 212-2025 clause 6.4). */
export const sm4: Sm4 = {
  encrypt(key, blocks) {
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
    return new Uint8Array(Buffer.concat([cipher.update(blocks), cipher.final()]));
  },
  decrypt(key, blocks) {
    const cipher = createDecipheriv('sm4-ecb', key, null).setAutoPadding(false);
    return new Uint8Array(Buffer.concat([cipher.update(blocks), cipher.final()]));
  },
};
