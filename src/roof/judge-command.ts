import { fail, ok } from '../basis/result.ts';
import { command, type Run } from '../cli/command.ts';
import { answerLines } from '../cli/lines.ts';
import { judgeHelp } from '../judge/help.ts';
import { judgeLine } from '../judge/line.ts';
import { loadRulebook } from './standards-folder.ts';

const lines = command({ calls: ['judge < assessments.ndjson', 'judge again --help'], says: judgeHelp(), flags: {} }, async ({ words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const rulebook = loadRulebook();
  await answerLines((line) => judgeLine(line, rulebook));
  return ok(0);
});

/** Lines need no data folder; `again` opens one, and is loaded only then. */
export const run: Run = async (args) => (args[0] === 'again' ? (await import('./judge-again-command.ts')).run(args.slice(1)) : lines(args));
