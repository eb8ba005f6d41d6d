import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Sm4 } from '../../src/codecs/hj212/cipher.ts';

/** SM4-ECB without padding from OpenSSL: the logger's side keeps its own, as a logger would. */
export const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
