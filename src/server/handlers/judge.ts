import { takeLines } from '../../basis/lines.ts';
import { fail, ok } from '../../basis/result.ts';
import { judgeLines, judgeLinesMax } from '../../contract/judge.ts';
import type { House } from '../../flow/house.ts';
import { judgeJson, judgeLine } from '../../judge/line.ts';
import { handleFile, type Handler } from '../handler.ts';
import { ndjson } from '../ndjson.ts';

/** Lines answered before other requests get their turn. */
const stretch = 20;

export const judgeHandlers = (house: House): readonly Handler[] => [
  handleFile(judgeLines, async ({ body }) => {
    if (typeof body !== 'string') {
      const answers = await inTurns(body, (line) => JSON.stringify(judgeJson(line, house.rulebook)));
      return ok({ bytes: `[${answers.join(',')}]`, type: 'application/json; charset=utf-8' });
    }
    const { lines } = takeLines(`${body}\n`);
    if (lines.length > judgeLinesMax) return fail('request.too-large', `${lines.length} lines, at most ${judgeLinesMax}`);
    const answers = await inTurns(lines, (line) => judgeLine(line, house.rulebook));
    return ok({ bytes: answers.map((answer) => `${answer}\n`).join(''), type: `${ndjson}; charset=utf-8` });
  }),
];

async function inTurns<T>(given: readonly T[], answer: (one: T) => string): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const one of given) {
    answers.push(answer(one));
    if (answers.length % stretch === 0) await new Promise((resolve) => { setImmediate(resolve); });
  }
  return answers;
}
