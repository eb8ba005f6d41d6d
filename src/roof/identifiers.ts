import { hash, randomBytes, randomInt } from 'node:crypto';

let lastMs = 0;
let serial = 0;

/** UUIDv7 (RFC 9562): milliseconds, then a serial within them, then random bits; ascending within the process. */
export function newId(): string {
  const now = Math.max(Date.now(), lastMs);
  serial = now === lastMs ? serial + 1 : 0;
  lastMs = serial > 0xfff ? now + 1 : now;
  if (serial > 0xfff) serial = 0;
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = randomBytes(8);
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const rest = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.toString(16).padStart(3, '0')}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** 128 random bits, for salted commitments. */
/** SHA-256 of a text as 64 hex digits, by the platform. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

export const newSeed = (): string => randomBytes(16).toString('hex');

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 16 letters and digits, each drawn evenly: an SM4 key as NewSK carries it (95 random bits). */
export const newKey = (): string => Array.from({ length: 16 }, () => keyLetters.charAt(randomInt(keyLetters.length))).join('');
