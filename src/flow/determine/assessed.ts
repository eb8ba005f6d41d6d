import type { Determination } from '../../model/determination.ts';

/** Flags whose value may enter an average; everything else is kept and takes no part. */
const isValid = (flag: string): boolean => flag === 'N';

/** One item of an index or a class: assessed where the rule gave it an index of its own; otherwise why it has none. */
export function assessedOr(index: number | undefined, flag: string): Pick<Determination, 'verdict' | 'reason' | 'index'> {
  if (index !== undefined) return { verdict: 'assessed', reason: '', index };
  return { verdict: 'not-judged', reason: isValid(flag) ? 'takes-no-part' : 'flag-not-valid' };
}
