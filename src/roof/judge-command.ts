import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { answerLines } from '../cli/lines.ts';
import { judgeHelp } from '../judge/help.ts';
import { judgeLine } from '../judge/line.ts';
import { loadRulebook } from './standards-folder.ts';

export const run = command({ calls: ['judge < assessments.ndjson'], says: judgeHelp(), flags: {} }, async ({ words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const rulebook = loadRulebook();
  await answerLines((line) => judgeLine(line, rulebook));
  return ok(0);
});
