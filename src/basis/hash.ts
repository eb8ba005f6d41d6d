import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Stands beside every hash, so that another algorithm can follow. */
export const hashAlgorithm = 'sha-256';

/** SHA-256 of a text as 64 hex digits. What hashes millions of them may pass the platform's own in. */
export type HashText = (text: string) => string;

/** SHA-256 of the UTF-8 text, 64 lower-case hex digits. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const sha256Bytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
