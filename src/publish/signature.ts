import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, type VerificationKey } from './key.ts';

/** Whether the text was signed by the key: Ed25519 (RFC 8032), base64 signature. */
export function signatureHolds(signature: string, content: string, key: VerificationKey): boolean {
  const bytes = fromBase64(signature);
  if (bytes?.length !== 64 || bytes.toBase64() !== signature) return false;
  try {
    return ed25519.verify(bytes, utf8ToBytes(content), key.bytes, { zip215: false });
  } catch {
    return false;
  }
}
