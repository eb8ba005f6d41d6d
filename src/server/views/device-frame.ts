import type { Static } from 'typebox';
import { isCipher } from '../../codecs/hj212/cipher.ts';
import type { deviceFrames } from '../../contract/device.ts';
import { factorAt } from '../../flow/factor-at.ts';
import { reopenFrame } from '../../flow/frame-items.ts';
import { covered, readable, secretFields } from '../../flow/frame-text.ts';
import type { House } from '../../flow/house.ts';
import type { Device } from '../../model/device.ts';
import type { RawFrame } from '../../model/frame.ts';

type View = Static<typeof deviceFrames.reply>[number];

/** A kept frame in words: command, system, factors with units, flags, and how its check did. The password is covered. */
export function deviceFrameView(house: House, device: Device, frame: RawFrame): View {
  const opened = reopenFrame(frame, house);
  const { number, cn, st, dataTime, receivedAt, asked, packet } = frame;
  const [command, system] = [house.protocol.commandOf(cn, device.edition), house.protocol.systemOf(st)];
  const head = opened.ok ? opened.value.header : {};
  return {
    number: String(number), cn, st, dataTime, receivedAt, asked, packet, backFilled: head.rf === '1',
    ...(command === undefined ? {} : { command }), ...(system === undefined ? {} : { system }),
    ...(head.qn === undefined ? {} : { qn: head.qn }), ...(head.flag === undefined ? {} : { flag: head.flag }),
    check: { profile: device.crc, given: checkOf(frame.bytes), fits: opened.ok, encrypted: isCipher(segmentOf(frame.bytes)) },
    items: opened.ok ? opened.value.items.map((item) => itemView(house, frame.point, item)) : [],
    others: opened.ok ? opened.value.others.filter(([name]) => !secretFields.includes(name)).map(([name, value]) => ({ name, text: value })) : [],
    text: readable(covered(frame.bytes)),
  };
}

type Item = { readonly factor: string; readonly flag: string | undefined; readonly values: readonly { readonly field: string; readonly text: string }[] };

function itemView(house: House, point: number, { factor, flag, values }: Item): View['items'][number] {
  const { name, unit } = factorAt(house, point, factor);
  const flagSays = flag === undefined ? undefined : house.protocol.flagOf(flag);
  return {
    factor, name, unit, values: values.map(({ field, text }) => ({ field, text })),
    ...(flag === undefined ? {} : { flag }), ...(flagSays === undefined ? {} : { flagSays }),
  };
}

/** `##`, four digits of length, segment, check. */
const segmentEnd = (bytes: Uint8Array): number => 6 + Number(String.fromCharCode(...bytes.subarray(2, 6)));
const segmentOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(6, segmentEnd(bytes));
const checkOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(segmentEnd(bytes)));
