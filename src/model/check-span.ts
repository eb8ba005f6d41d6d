import type { CheckRow } from './check-row.ts';
import type { Words } from './words.ts';

/**
 * 存疑时段: hours in a row of one point and factor of which one rule says something, as the newest readings have it. It grows, shrinks and
 * goes with them; the data mark that it leaves once it has ended is withdrawn and made anew. One of a series and key begins at one hour.
 */
export type CheckSpan = {
  readonly point: number; readonly factor: string;
  /** The rule, `flag.M` for a flag; the row of the rules and, where this place changed it, from which day. */
  readonly key: string; readonly version: string; readonly row: string; readonly effect: CheckRow['effect'];
  /** UTC ms, `to` outside. */
  readonly from: number; readonly to: number;
  /** The numbers of its first hour, and the hours of the series that they rest on. */
  readonly said: { readonly values: Readonly<Record<string, string>>; readonly rests: readonly number[]; readonly same?: string };
  readonly reason: Words;
  /** Id of its data mark; absent while it goes on. */
  readonly mark?: string;
};
