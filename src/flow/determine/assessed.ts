import type { Determination } from '../../model/determination.ts';
import type { FactorHour } from './hour-readings.ts';
import { takenOut } from './marked.ts';

/** One item of an index or a class: assessed where the rule gave it an index of its own; otherwise why it has none. */
export function assessedOr(index: number | undefined, { used }: Pick<FactorHour, 'used'>): Pick<Determination, 'verdict' | 'reason' | 'index'> {
  if (index !== undefined) return { verdict: 'assessed', reason: '', index };
  return { verdict: 'not-judged', reason: used === 'N' ? 'takes-no-part' : notUsed(used) };
}

/** Why a value that is not valid takes no part: a mark took it out, or its flag says so. */
export const notUsed = (used: string): string => (used === takenOut ? 'marked-not-valid' : 'flag-not-valid');
