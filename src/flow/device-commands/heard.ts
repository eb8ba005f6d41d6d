import type { Upload } from '../../codecs/hj212/upload.ts';
import type { CommandHappens } from '../../act/device-command.ts';
import { formOf } from '../../model/command-form.ts';
import type { DeviceCommand } from '../../model/device-command.ts';
import { secretFields } from '../frame-text.ts';

const replyFieldsMax = 40;
/** 1013 and 1014: the logger asks for the time or for a key. */
const asks = ['1013', '1014'];

/** Whether an upload says something of commands whatever is under way: an answer, or a request of the logger's own. */
export const speaksOfCommands = (upload: Upload): boolean => asks.includes(upload.header.cn ?? '') || answerIn(upload) !== undefined;

/** QN of the command that an answer repeats; the form of 2005 carries it inside CP, or not at all. */
export const answersQn = ({ header, others }: Upload): string | undefined => header.qn ?? fieldOf(others, 'QN');

/** 9011, 9012 and 9013 as what happens to their command; undefined: none of them, or without its code. */
export function answerIn({ header, others }: Upload): CommandHappens | undefined {
  const code = (name: string): number | undefined => {
    const text = fieldOf(others, name);
    return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined;
  };
  const [qnRtn, exeRtn] = [code('QnRtn'), code('ExeRtn')];
  if (header.cn === '9011' && qnRtn !== undefined) return { kind: 'answer', qnRtn };
  if (header.cn === '9012' && exeRtn !== undefined) return { kind: 'result', exeRtn };
  return header.cn === '9013' ? { kind: 'noticed' } : undefined;
}

/** Whether an upload is what the command asked for: its code, and in its window where it has one. Ordinary records go on meanwhile. */
export function recordFor({ ask }: DeviceCommand, { header, dataTime, others, items }: Upload): CommandHappens | undefined {
  const form = formOf(ask.kind);
  if (header.cn !== form.code || form.records === undefined) return undefined;
  if (form.records === 'window' && 'from' in ask) return dataTime !== undefined && dataTime >= ask.from && dataTime < ask.to ? { kind: 'record' } : undefined;
  const fields = [...others, ...items.flatMap(({ factor, values }) => values.map(({ field, text }) => [`${factor}-${field}`, text] as const))];
  return { kind: 'record', reply: Object.fromEntries(fields.filter(([name]) => !secretFields.includes(name)).slice(0, replyFieldsMax)) };
}

const fieldOf = (others: Upload['others'], name: string): string | undefined => others.find(([field]) => field === name)?.[1];
