import { markDecides, markState, type DataMark, type MarkAct, type MarkAnswer } from '../../model/data-mark.ts';
import type { NewMark } from './rejudge-marks.ts';

/** What must be judged again because these marks came, went or were accepted: marks of one window together. */
export function rejudgeMarksOf(marks: readonly DataMark[], enteredAt: number): readonly NewMark[] {
  const deciding = marks.filter(({ effect }) => effect !== 'note');
  return [...Map.groupBy(deciding, ({ from, to }) => `${from} ${to}`).values()].flatMap((of) => {
    const first = of[0];
    if (first === undefined) return [];
    const points = [...new Set(of.map(({ point }) => point))].sort((a, b) => a - b);
    return [{ points, from: first.from, to: first.to, cause: 'data-mark', enteredAt }];
  });
}

/** The mark as it stands after this, and what must be judged again; undefined: it does not take the step. */
export type Moved = { readonly mark: DataMark; readonly again: readonly NewMark[] } | undefined;

export function withdrawn(mark: DataMark | undefined, act: MarkAct): Moved {
  if (mark === undefined || mark.withdrawn !== undefined) return undefined;
  return { mark: { ...mark, withdrawn: act }, again: markDecides(mark) ? rejudgeMarksOf([mark], act.at) : [] };
}

export function answered(mark: DataMark | undefined, answer: MarkAnswer): Moved {
  if (mark === undefined || markState(mark) !== 'waiting') return undefined;
  const next = { ...mark, answer };
  return { mark: next, again: markDecides(next) ? rejudgeMarksOf([next], answer.at) : [] };
}
