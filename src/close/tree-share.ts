import { exact } from '../basis/decimal.ts';

/**
 * One item and what stands below it. `reported`: its responsible unit says that it is done; `closed`: it was struck off. `own`: how far its
 * own measures have come (model/measure-share.ts), where it was not broken down.
 */
export type Branch = {
  readonly closed: boolean; readonly reported: boolean; readonly own?: { readonly verified: number; readonly reported: number };
  readonly parts: readonly { readonly weight: number; readonly of: Branch }[];
};

/**
 * How far an item has come by what was verified: 1 once struck off, else its parts by their weights, without parts its own measures. Four
 * decimals, rounded down, so that only a whole is 1.
 */
export const verifiedShare = (of: Branch): number => share(of, ({ closed, own }) => (closed ? 1 : own?.verified ?? 0));

/** The same by what the responsible units say: never less than what was verified. */
export const reportedShare = (of: Branch): number => share(of, ({ closed, reported, own }) => (closed || reported ? 1 : own?.reported ?? 0));

const share = (of: Branch, done: (of: Branch) => number): number => Number(exactShare(of, done).toFixed(4, 1));

function exactShare(of: Branch, done: (of: Branch) => number): ReturnType<typeof exact> {
  const whole = of.parts.reduce((sum, { weight }) => sum.plus(weight), exact(0));
  const own = done(of);
  if (own === 1 || whole.isZero()) return exact(own);
  return of.parts.reduce((sum, part) => sum.plus(exactShare(part.of, done).times(part.weight)), exact(0)).dividedBy(whole);
}
