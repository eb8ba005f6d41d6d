import type { Case } from './case.ts';

/** Until when whoever asked is answered: the latest of the clocks that run or ran from the opening. */
export function answerDue({ clocks, openedAt }: Case): number | undefined {
  const dues = clocks.flatMap(({ due, startedAt }) => (due === undefined || startedAt !== openedAt ? [] : [due]));
  return dues.length === 0 ? undefined : Math.max(...dues);
}
