import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { answerLines } from '../cli/lines.ts';
import { decodeLine } from '../codecs/hj212/decode-line.ts';
import { sm4 } from '../gateway/sm4.ts';

const told = {
  calls: ['hj212 decode < frames.ndjson'], flags: {},
  says: `One JSON value a line in: a string (CR LF escaped; UTF-8 if any character is above U+00FF, else one byte a character), or
{"frame":…,"profile":{"crc":"hj212"|"modbus"|"modbus-le","edition":"2005"|"2017"|"2025","keyHex":…},"mode":"strict"|"tolerant"}.
One JSON value a line out, in the same order: {"valid":true,"edition":…,"expect":{…}} or {"valid":false,"why":[…],"expect":{…}}.
A bad line is answered too; the command never stops at one.`,
};

export const run = command(told, async ({ words }) => {
  if (words.length !== 1 || words[0] !== 'decode') return fail('system.bad-option', 'hj212 decode');
  await answerLines((line) => decodeLine(line, sm4));
  return ok(0);
});
