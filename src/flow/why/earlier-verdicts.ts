import { civil, instant } from '../../basis/time.ts';
import type { Determination } from '../../model/determination.ts';
import type { ExplainStep } from '../../model/finding.ts';
import type { House } from '../house.ts';
import { step } from './chain.ts';
import { citeOf } from './citations.ts';
import { reasonWords, resultOf, verdictWords } from './outcome.ts';

/** How often a window was determined, and what was said of it before, newest first: when, under what, which verdict. */
export async function earlierVerdicts(house: House, row: Determination): Promise<readonly ExplainStep[]> {
  const history = await house.observations.determinationHistory(row);
  const before = history.slice(0, -1).toReversed().map((one) => earlier(house, one));
  return [step('decided', '判定次数', 'times determined', String(history.length)), ...before];
}

function earlier(house: House, row: Determination): ExplainStep {
  const [verdict, reason, at] = [verdictWords[row.verdict], reasonWords(row), civil(instant(row.decidedAt))];
  const under = citeOf(house, row, undefined)?.standard ?? row.edition;
  const said = (words: string, value: string | undefined): string => (value === undefined || value === '' ? '' : `${words}${value}`);
  const zh = [verdict.zh, reason?.zh, said('限值', row.limit), said('依据', under)].filter(Boolean).join(',');
  const en = [verdict.en, reason?.en, said('limit ', row.limit), said('under ', under)].filter(Boolean).join(', ');
  return step('earlier', `先前结论(${at}):${zh}`, `earlier verdict (${at}): ${en}`, row.value === undefined ? undefined : resultOf(row));
}
