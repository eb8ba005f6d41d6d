import { readFileSync } from 'node:fs';
import type { CodeList, CommandRow } from '../codecs/hj212/code-lists.ts';

/** How a frame that asks for an answer is answered; `none` for frames that are answers themselves. */
export type AnswerKind = '9013' | '9014' | 'none';

/** From the code list of commands (HJ 212 table of commands, all editions): code → answer of the upper computer. */
export function answersByCommand(list: CodeList<CommandRow>): ReadonlyMap<string, AnswerKind> {
  return new Map(list.rows.map((row) => [row.code, row.direction === 'answer' ? 'none' : notified(row) ? '9013' : '9014']));
}

/** Key requests (1014) and registrations (1001) from the field are notifications as well. */
const notified = (row: CommandRow): boolean => row.answeredBy.includes('9013') || row.code === '1014';

export const standardCommands = (): CodeList<CommandRow> =>
  JSON.parse(readFileSync(new URL('../../standards/hj212/commands.json', import.meta.url), 'utf8'));
