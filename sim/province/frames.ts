import { hourMs, instant } from '../../src/basis/time.ts';
import { readKey, type Sm4 } from '../../src/codecs/hj212/cipher.ts';
import { printFlag } from '../../src/codecs/hj212/edition.ts';
import { encodeFrame } from '../../src/codecs/hj212/encode.ts';
import type { Item, Message } from '../../src/codecs/hj212/message.ts';
import { printMoment, printQn } from '../../src/codecs/hj212/moment.ts';
import type { Device } from '../../src/model/device.ts';
import type { HourItem } from './hour-item.ts';
import type { Hours } from './hours.ts';

export type DeviceFrame = { readonly device: Device; readonly message: Message };

export const isOffline = (hours: Hours, point: number, at: number): boolean => hours.truth.truthAt(point, at).some((event) => event.kind === 'offline');

/** QN is one second and some after the hour's end, a millisecond count by the device, so that it does not depend on the sending. */
export const hourMessage = (device: Device, hours: Hours, at: number, late = false): Message =>
  record(device, hours.system(device.point), '2061', at, at + hourMs, hours.items(device.point, at), late);

/** Ten-minute records (CN 2051) of an hour: the hour's means with a swing that cancels out over the six. */
export function minuteMessage(device: Device, hours: Hours, at: number): Message {
  const hour = Math.floor(at / hourMs) * hourMs;
  const tenth = Math.floor((at - hour) / tenMinutes);
  const swing = minuteSwings[tenth] ?? 0;
  const items = hours.items(device.point, hour).map(({ factor, flag, fields }): HourItem => ({
    factor, flag, fields: fields.filter(([name]) => name === 'Avg' || name === 'ZsAvg' || name === 'Data').map(([name, value]) => [name, swung(value, swing)]),
  }));
  return record(device, hours.system(device.point), '2051', hour + tenth * tenMinutes, hour + (tenth + 1) * tenMinutes, items, false);
}

export const tenMinutes = hourMs / 6;
const minuteSwings = [-0.02, 0.01, 0.03, 0.02, -0.01, -0.03] as const;

function swung(value: string, swing: number): string {
  const decimals = value.split('.')[1]?.length ?? 0;
  return (Number(value) * (1 + swing)).toFixed(decimals);
}

function record(device: Device, st: string, cn: string, dataTime: number, endsAt: number, values: readonly HourItem[], late: boolean): Message {
  const items: Item[] = [[['DataTime', printMoment(instant(dataTime))]]];
  for (const { factor, fields, flag } of values) items.push([...fields.map(([name, value]) => [`${factor}-${name}`, value] as const), [`${factor}-Flag`, flag]]);
  return {
    header: {
      qn: printQn(instant(endsAt + 1000 + (device.point % 1000))), st, cn, pw: device.password, mn: device.mn, flag: printFlag(device.edition, true),
      ...(late && device.edition === '2025' ? { rf: '1' } : {}),
    },
    items,
  };
}

/** Bytes as the device sends them. A message that its edition cannot carry is a bug of the drill and throws. */
export function frameBytes({ device, message }: DeviceFrame, sm4: Sm4): Uint8Array {
  const key = device.keyHex === undefined ? undefined : readKey(device.keyHex);
  const encoded = encodeFrame(message, { edition: device.edition, crc: device.crc, ...(key === undefined ? {} : { secret: { key, sm4 } }) });
  if (!encoded.ok) throw new RangeError(`${device.mn}: ${encoded.fault} ${encoded.detail}`);
  return encoded.value;
}
