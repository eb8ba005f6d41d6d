import { readKey } from '../codecs/hj212/cipher.ts';
import { standardSender, type Sender } from '../codecs/hj212/open.ts';
import type { Device } from '../model/device.ts';
import type { RingKey } from './key-ring.ts';

/** How a registered device's frames are opened; an unknown one is taken to keep to the standard. Without a ring its registered key is all. */
export function senderOf(device: Pick<Device, 'crc' | 'keyHex'> | undefined, keys?: readonly RingKey[]): Sender {
  if (device === undefined) return standardSender;
  if (keys !== undefined) return { crc: device.crc, keys: keys.map(({ key }) => key), keyNames: keys.map(({ fingerprint }) => fingerprint) };
  const key = device.keyHex === undefined ? undefined : readKey(device.keyHex);
  return { crc: device.crc, keys: key === undefined ? [] : [key] };
}
