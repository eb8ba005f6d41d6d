import { instant } from '../../basis/time.ts';
import { answerTo } from '../../codecs/hj212/answer.ts';
import { printFlag } from '../../codecs/hj212/edition.ts';
import type { Message, Pair } from '../../codecs/hj212/message.ts';
import { printMoment, readMoment } from '../../codecs/hj212/moment.ts';
import { minuteMs } from './records.ts';
import type { Load, Station } from './station.ts';

/** What a logger says to a request: first 9011 and what it is asked for, then the records it kept, then 9012; `after` is done then. */
export type Obedience = { readonly first: readonly Message[]; readonly records: readonly Load[]; readonly last?: Message; readonly after?: () => void };

/** Systems with a sampler of water. */
const samplers = ['21', '32'];
const [ready, refused, wrongPassword, unknownCommand] = [1, 2, 3, 8];
const [done, wrongConditions, noData] = [1, 3, 100];

/** A logger before a request of the centre: it does what it can, and says by its code why it does not do the rest (HJ 212 chapter 6). */
export function obeyRequest(request: Message, station: Station, now: number): Obedience {
  const { device, st } = station.plan;
  const answer = (qnRtn: number): Message => said(answerTo(request.header, { cn: '9011', qnRtn }, device.edition));
  const result = (exeRtn: number): Message => said(answerTo(request.header, { cn: '9012', exeRtn }, device.edition));
  const not = (qnRtn: number): Obedience => ({ first: [answer(qnRtn)], records: [] });
  const obeyed = (after?: () => void, exeRtn = done): Obedience => ({ first: [answer(ready)], records: [], last: result(exeRtn), ...(after === undefined ? {} : { after }) });
  const tells = (...pairs: readonly Pair[]): Obedience => ({ ...obeyed(), first: [answer(ready), upload(station, request.header.cn ?? '', pairs, now)] });
  const given = (name: string): string => request.items.flat().find(([field]) => field === name)?.[1] ?? '';
  if (request.header.pw !== device.password) return not(wrongPassword);
  switch (request.header.cn) {
    case '1000': return obeyed();
    case '1011': return tells(['SystemTime', printMoment(instant(station.clockNow(now)))]);
    case '1012': {
      const at = readMoment(given('SystemTime'));
      return at === undefined ? obeyed(undefined, wrongConditions) : obeyed(() => station.setClock(at, now));
    }
    case '1014': {
      const key = Uint8Array.from(given('NewSK'), (char) => char.charCodeAt(0));
      return key.length === 16 ? obeyed(() => station.useKey(key)) : obeyed(undefined, wrongConditions);
    }
    case '1061': return tells(['RtdInterval', String(station.interval / 1000)]);
    case '1062': {
      const seconds = Number(given('RtdInterval'));
      return seconds >= 30 && seconds <= 3600 ? obeyed(() => station.setInterval(seconds * 1000, now)) : obeyed(undefined, wrongConditions);
    }
    case '1063': return tells(['MinInterval', String(minuteMs / 60_000)]);
    case '1064': return Number(given('MinInterval')) * 60_000 === minuteMs ? obeyed() : not(refused);
    case '3012': return samplers.includes(st) ? obeyed() : not(refused);
    case '2031': case '2051': case '2061': {
      const records = station.again(request.header.cn, readMoment(given('BeginTime')) ?? 0, readMoment(given('EndTime')) ?? 0, now);
      return { first: [answer(ready)], records, last: result(records.length === 0 ? noData : done) };
    }
    default: return not(unknownCommand);
  }
}

const upload = (station: Station, cn: string, pairs: readonly Pair[], now: number): Message => {
  const { device, st } = station.plan;
  return { header: { qn: station.qn(now), st, cn, pw: device.password, mn: device.mn, flag: printFlag(device.edition, false) }, items: pairs.map((pair) => [pair]) };
};

function said(message: ReturnType<typeof answerTo>): Message {
  if (!message.ok) throw new RangeError(`${message.fault} ${message.detail}`);
  return message.value;
}
