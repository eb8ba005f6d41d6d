import type { Upload } from '../codecs/hj212/upload.ts';
import type { Result } from '../basis/result.ts';
import type { RawFrame } from '../model/frame.ts';
import { readStored } from '../sense/stored-frame.ts';
import type { House } from './house.ts';

/** A kept frame read again, with the key of its own day: the same bytes and keys give the same items. */
export const reopenFrame = ({ mn, bytes, receivedAt }: RawFrame, { directory, sm4 }: Pick<House, 'directory' | 'sm4'>): Result<Upload> =>
  readStored(bytes, directory.keys.senderThen(directory.devices.get(mn), receivedAt), sm4);

/** Items of an upload as plain JSON, in wire order. */
export const itemsOf = (upload: Upload): readonly { factor: string; flag?: string; values: Readonly<Record<string, string>> }[] =>
  upload.items.map((item) => ({
    factor: item.factor, ...(item.flag === undefined ? {} : { flag: item.flag }),
    values: Object.fromEntries(item.values.map((value) => [value.field, value.text])),
  }));

