import type { Result } from '../basis/result.ts';
import type { Sm4 } from '../codecs/hj212/cipher.ts';
import type { Sender } from '../codecs/hj212/open.ts';
import { readFrame, type Upload } from '../codecs/hj212/upload.ts';

/**
 * A frame as the gateway kept it, `##` to the last digit of the check, read again: for the readings that a crash cut off and
 * for "why?". The check was verified at receipt; only cipher is tried with the sender's keys again.
 */
export function readStored(bytes: Uint8Array, sender: Sender, sm4?: Sm4): Result<Upload> {
  const length = Number(String.fromCharCode(...bytes.subarray(2, 6)));
  const crcGiven = String.fromCharCode(...bytes.subarray(6 + length));
  return readFrame({ kind: 'frame', bytes, segment: bytes.subarray(6, 6 + length), crcGiven, fits: true, trailer: 'none' }, sender, sender.crc, sm4);
}
