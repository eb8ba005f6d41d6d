import { hourMs, instant } from '../../src/basis/time.ts';
import { answerTo } from '../../src/codecs/hj212/answer.ts';
import { printFlag } from '../../src/codecs/hj212/edition.ts';
import type { Message } from '../../src/codecs/hj212/message.ts';
import { printMoment, printQn, readMoment } from '../../src/codecs/hj212/moment.ts';
import type { Device } from '../../src/model/device.ts';
import { hourMessage, isOffline, minuteMessage, tenMinutes, type DeviceFrame } from '../province/frames.ts';
import type { Hours } from '../province/hours.ts';

/** What a logger says to a request: 9011, then the records it kept (each answered by the centre), then 9012; refused: 9011 only. `keyHex`: used from then on. */
export type Obedience = { readonly first: readonly Message[]; readonly records: Iterable<DeviceFrame>; readonly last?: Message; readonly keyHex?: string };

const nothing: readonly DeviceFrame[] = [];

/**
 * A logger of the drill before a request of the centre. It does what it truly can: its clock is the world's, its minute interval is ten
 * minutes, it keeps hours for good and minutes of the hours it was on the line; outlets of water have a sampler. Undefined: no answer,
 * because it is offline.
 */
export function obey(request: Message, device: Device, hours: Hours, now: number): Obedience | undefined {
  if (isOffline(hours, device.point, Math.floor(now / hourMs) * hourMs)) return undefined;
  const answer = (qnRtn: number): Message => said(answerTo(request.header, { cn: '9011', qnRtn }, device.edition));
  const result = (exeRtn: number): Message => said(answerTo(request.header, { cn: '9012', exeRtn }, device.edition));
  if (request.header.pw !== device.password) return { first: [answer(3)], records: nothing };
  const done = (...between: readonly Message[]): Obedience => ({ first: [answer(1), ...between], records: nothing, last: result(1) });
  switch (request.header.cn) {
    case '1011': return done(clockOf(device, hours, now));
    case '1012': return done();
    case '1014': {
      const keyHex = Uint8Array.from(fieldOf(request, 'NewSK') ?? '', (char) => char.charCodeAt(0)).toHex();
      return /^[0-9a-f]{32}$/.test(keyHex) ? { ...done(), keyHex } : { ...done(), last: result(3) };
    }
    case '1064': return fieldOf(request, 'MinInterval') === '10' ? done() : { first: [answer(2)], records: nothing };
    case '3012': return hours.system(device.point) === '32' ? done() : { first: [answer(2)], records: nothing };
    case '2031': return { first: [answer(1)], records: nothing, last: result(100) };
    case '2051': case '2061': {
      const records = [...kept(request.header.cn, device, hours, windowOf(request, now))];
      return { first: [answer(1)], records, last: result(records.length === 0 ? 100 : 1) };
    }
    default: return { first: [answer(request.header.cn === '1062' ? 2 : 8)], records: nothing };
  }
}

function said(message: ReturnType<typeof answerTo>): Message {
  if (!message.ok) throw new RangeError(`${message.fault} ${message.detail}`);
  return message.value;
}

const fieldOf = ({ items }: Message, name: string): string | undefined => items.flat().find(([field]) => field === name)?.[1];

/** 1011: the time as an upload, between 9011 and 9012. */
const clockOf = (device: Device, hours: Hours, now: number): Message => ({
  header: { qn: printQn(instant(now)), st: hours.system(device.point), cn: '1011', pw: device.password, mn: device.mn, flag: printFlag(device.edition, false) },
  items: [[['SystemTime', printMoment(instant(now))]]],
});

/** Records that begin from `from` to `until` and are over now. */
function windowOf(request: Message, now: number): { readonly from: number; readonly until: number; readonly now: number } {
  const at = (name: string): number => readMoment(fieldOf(request, name) ?? '') ?? 0;
  return { from: at('BeginTime'), until: at('EndTime'), now };
}

function* kept(cn: string, device: Device, hours: Hours, { from, until, now }: ReturnType<typeof windowOf>): Generator<DeviceFrame> {
  const step = cn === '2061' ? hourMs : tenMinutes;
  for (let at = Math.ceil(from / step) * step; at <= until && at + step <= now; at += step) {
    if (cn === '2061') yield { device, message: hourMessage(device, hours, at, true) };
    else if (!isOffline(hours, device.point, Math.floor(at / hourMs) * hourMs)) yield { device, message: minuteMessage(device, hours, at) };
  }
}
