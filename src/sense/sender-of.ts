import { readKey } from '../codecs/hj212/cipher.ts';
import { standardSender, type Sender } from '../codecs/hj212/open.ts';
import type { Device } from '../model/device.ts';

/** How a registered device's frames are opened; an unknown one is taken to keep to the standard. */
export function senderOf(device: Pick<Device, 'crc' | 'keyHex'> | undefined): Sender {
  if (device === undefined) return standardSender;
  const key = device.keyHex === undefined ? undefined : readKey(device.keyHex);
  return { crc: device.crc, keys: key === undefined ? [] : [key] };
}
