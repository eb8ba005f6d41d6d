import { FrameSplitter } from '../codecs/hj212/split.ts';
import { readKey, type Sm4 } from '../codecs/hj212/cipher.ts';
import type { Sender } from '../codecs/hj212/open.ts';
import { readFrame, type Upload } from '../codecs/hj212/upload.ts';
import { fail, type Result } from '../basis/result.ts';
import type { Device } from '../model/device.ts';
import type { RawFrame } from '../model/frame.ts';

/** How a registered device's frames are opened. */
export function senderOf(device: Device | undefined): Sender {
  const key = device?.keyHex === undefined ? undefined : readKey(device.keyHex);
  return { crc: device?.crc ?? 'hj212', keys: key === undefined ? [] : [key] };
}

/** A kept frame read again: the same bytes and keys give the same items. */
export function reopenFrame(frame: RawFrame, device: Device | undefined, sm4: Sm4): Result<Upload> {
  const sender = senderOf(device);
  const splitter = new FrameSplitter({ crc: sender.crc, accept: () => true });
  const found = splitter.push(frame.bytes).find((event) => event.kind === 'frame');
  return found === undefined ? fail('frame.malformed') : readFrame(found, sender, sender.crc, sm4);
}

/** Items of an upload as plain JSON, in wire order. */
export const itemsOf = (upload: Upload): readonly { factor: string; flag?: string; values: Readonly<Record<string, string>> }[] =>
  upload.items.map((item) => ({
    factor: item.factor, ...(item.flag === undefined ? {} : { flag: item.flag }),
    values: Object.fromEntries(item.values.map((value) => [value.field, value.text])),
  }));

