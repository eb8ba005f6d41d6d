import type { Sm4 } from '../codecs/hj212/cipher.ts';
import type { Upload } from '../codecs/hj212/upload.ts';
import type { Result } from '../basis/result.ts';
import type { Device } from '../model/device.ts';
import type { RawFrame } from '../model/frame.ts';
import { senderOf } from '../sense/sender-of.ts';
import { readStored } from '../sense/stored-frame.ts';

/** A kept frame read again: the same bytes and keys give the same items. */
export const reopenFrame = (frame: RawFrame, device: Device | undefined, sm4: Sm4): Result<Upload> => readStored(frame.bytes, senderOf(device), sm4);

/** Items of an upload as plain JSON, in wire order. */
export const itemsOf = (upload: Upload): readonly { factor: string; flag?: string; values: Readonly<Record<string, string>> }[] =>
  upload.items.map((item) => ({
    factor: item.factor, ...(item.flag === undefined ? {} : { flag: item.flag }),
    values: Object.fromEntries(item.values.map((value) => [value.field, value.text])),
  }));

