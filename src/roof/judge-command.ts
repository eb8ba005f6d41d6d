import { fail, ok, type Result } from '../basis/result.ts';
import { answerLines } from '../cli/lines.ts';
import { judgeHelp } from '../judge/help.ts';
import { judgeLine } from '../judge/line.ts';
import { loadRulebook } from './standards-folder.ts';

export async function run(args: readonly string[]): Promise<Result<number>> {
  if (args.includes('--help')) {
    process.stdout.write(judgeHelp());
    return ok(0);
  }
  if (args.length > 0) return fail('system.bad-option', args.join(' '));
  const rulebook = loadRulebook();
  await answerLines((line) => judgeLine(line, rulebook));
  return ok(0);
}
