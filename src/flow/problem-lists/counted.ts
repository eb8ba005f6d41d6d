import type { Day } from '../../basis/time.ts';
import type { IndexPart } from '../../model/problem-lists.ts';
import type { Listed } from './listed-problems.ts';

/** Both days included; `today` decides what is due. */
export type Period = { readonly from: string; readonly to: string; readonly today: Day };
/** `in-part`: it went wrong, and the place had found it itself: the leniency says what it still counts for. */
export type Side = 'for' | 'against' | 'in-part';

const within = (day: string | undefined, { from, to }: Period): boolean => day !== undefined && day >= from && day <= to;
const wrong = ({ selfFound }: Listed): Side => (selfFound ? 'in-part' : 'against');

/**
 * What one problem counts for in one part of the index; undefined: it is not counted there. Each problem is counted once in a part over all
 * periods: self-found by the day on which it was found, on time by its deadline or, where it was closed before, by that day, the others by its closing.
 */
export function countedIn(part: IndexPart, one: Listed, period: Period): Side | undefined {
  switch (part) {
    case 'self-found': return within(one.found, period) ? (one.selfFound ? 'for' : 'against') : undefined;
    case 'on-time': return onTime(one, period);
    case 'no-rebound': return within(one.closed, period) ? (one.rebounded ? wrong(one) : 'for') : undefined;
    case 'similar': return within(one.closed, period) ? (one.similar ? 'for' : 'against') : undefined;
  }
}

function onTime(one: Listed, period: Period): Side | undefined {
  const { deadline, closed } = one;
  if (deadline === undefined) return undefined;
  if (closed !== undefined && closed <= deadline) return within(closed, period) ? 'for' : undefined;
  return within(deadline, period) && deadline < period.today ? wrong(one) : undefined;
}

export const inPeriod = (one: Listed, period: Period): boolean => within(one.found, period);
/** Not closed, and its day has passed. */
export const isOverdue = ({ solved, deadline }: Listed, { today }: Period): boolean => !solved && deadline !== undefined && deadline < today;
