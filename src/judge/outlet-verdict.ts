import type { AppliedLimit } from '../rulebook/limits.ts';
import type { Confidence, Undeterminable } from './verdict.ts';

/** 判定 of one value of an outlet, hour or day, against the limits that apply. */
export type OutletVerdict = {
  readonly verdict: 'meets' | 'exceeds' | 'undeterminable' | 'not-judged';
  readonly reason: Undeterminable | '';
  /** The full, unrounded value that was compared, decimal text; absent where none could be formed. */
  readonly compared?: string;
  /** Set when the compared value is a converted one, rounded for print. */
  readonly converted?: string;
  readonly limit?: AppliedLimit;
  /** (C − S)/S, only above the limit and never for pH and oxygen. */
  readonly timesOver?: string;
  readonly confidence: Confidence;
  readonly edition: string;
};
