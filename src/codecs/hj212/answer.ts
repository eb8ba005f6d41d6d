import { fail, ok, type Result } from '../../basis/result.ts';
import { printFlag, readFlag, type Edition } from './edition.ts';
import type { Header, Item, Message } from './message.ts';

/** The four answers of chapter 6: request (QnRtn), execution result (ExeRtn), notification, data. */
export type Answer =
  | { readonly cn: '9011'; readonly qnRtn: number }
  | { readonly cn: '9012'; readonly exeRtn: number }
  | { readonly cn: '9013' }
  | { readonly cn: '9014' };

/** Bit 0 of Flag: does the sender want an answer? */
export const wantsAnswer = (header: Header): boolean => readFlag(header.flag).needAck;

/**
 * The answer to a packet: ST=91, the packet's MN and PW, its QN echoed, no answer wanted in turn. The form of 2005 carries QN
 * (for data also CN, PNUM and PNO) inside CP and none in the header. Fault `frame.malformed`: a packet of 2017 or 2025
 * without QN cannot be answered.
 */
export function answerTo(packet: Header, answer: Answer, edition: Edition): Result<Message> {
  const head = { st: '91', cn: answer.cn, pw: packet.pw ?? '', mn: packet.mn ?? '', flag: printFlag(edition, false) };
  const result = resultItems(answer);
  if (edition === '2005') return ok({ header: head, items: [...echo2005(packet, answer), ...result] });
  if (packet.qn === undefined) return fail('frame.malformed', 'no QN to answer');
  return ok({ header: { qn: packet.qn, ...head }, items: result });
}

function resultItems(answer: Answer): Item[] {
  if (answer.cn === '9011') return [[['QnRtn', String(answer.qnRtn)]]];
  if (answer.cn === '9012') return [[['ExeRtn', String(answer.exeRtn)]]];
  return [];
}

function echo2005(packet: Header, answer: Answer): Item[] {
  const items: Item[] = packet.qn === undefined ? [] : [[['QN', packet.qn]]];
  if (answer.cn !== '9014') return items;
  const fields = [['CN', packet.cn], ['PNUM', packet.pnum], ['PNO', packet.pno]] as const;
  for (const [name, value] of fields) if (value !== undefined) items.push([[name, value]]);
  return items;
}

/** The QN that an answer refers to: the header's, or the one inside CP of the 2005 form. */
export function answeredQn(message: Message): string | undefined {
  if (message.header.qn !== undefined) return message.header.qn;
  for (const item of message.items) for (const [name, value] of item) if (name === 'QN') return value;
  return undefined;
}
