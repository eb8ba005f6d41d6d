import { addDays, type Day } from '../../basis/time.ts';
import { daysOfSpan, type DueSpan } from '../../model/measure-list.ts';
import type { MeasureState } from '../../model/measure-life.ts';
import type { MeasureFilter, MeasureFlag, MeasureStanding } from '../ports/measures.ts';

/** What people ask for, every place of it optional. */
export type AskedMeasures = {
  readonly standing?: MeasureStanding | undefined;
  readonly region?: string | undefined;
  readonly lead?: string | undefined;
  readonly type?: string | undefined;
  readonly document?: string | undefined;
  readonly state?: MeasureState | undefined;
  readonly due?: DueSpan | undefined;
  readonly works?: boolean | undefined;
  readonly flag?: MeasureFlag | undefined;
  readonly text?: string | undefined;
};

/** A span of days counts only what is not yet reported as done. */
export function measureFilter({ standing, due, works, ...asked }: AskedMeasures, today: Day): MeasureFilter {
  const list = asked.state === 'dropped' ? 'dropped' : (standing ?? 'current');
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')) as Omit<
    MeasureFilter,
    'standing'
  >;
  return { ...said, standing: list, ...(works === true && { works }), ...(due !== undefined && spanOf(due, today)) };
}

function spanOf(due: DueSpan, today: Day): Pick<MeasureFilter, 'open' | 'dueFrom' | 'dueUntil' | 'noDay'> {
  const [from, until] = daysOfSpan[due];
  if (due === 'none') return { open: true, noDay: true };
  return {
    open: true,
    ...(from !== undefined && { dueFrom: addDays(today, from) }),
    ...(until !== undefined && { dueUntil: addDays(today, until) }),
  };
}
