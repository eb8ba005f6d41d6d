import { exact } from '../basis/decimal.ts';

/** One item and what stands below it. `reported`: its responsible unit says that it is done; `closed`: it was struck off. */
export type Branch = { readonly closed: boolean; readonly reported: boolean; readonly parts: readonly { readonly weight: number; readonly of: Branch }[] };

/**
 * How far an item has come by what was verified: 1 once struck off, else its parts by their weights; an item without parts is 0 until
 * then. Four decimals, rounded down, so that only a whole is 1.
 */
export const verifiedShare = (of: Branch): number => share(of, ({ closed }) => closed);

/** The same by what the responsible units say: never less than what was verified. */
export const reportedShare = (of: Branch): number => share(of, ({ closed, reported }) => closed || reported);

const share = (of: Branch, done: (of: Branch) => boolean): number => Number(exactShare(of, done).toFixed(4, 1));

function exactShare(of: Branch, done: (of: Branch) => boolean): ReturnType<typeof exact> {
  if (done(of)) return exact(1);
  const whole = of.parts.reduce((sum, { weight }) => sum.plus(weight), exact(0));
  if (whole.isZero()) return exact(0);
  return of.parts.reduce((sum, part) => sum.plus(exactShare(part.of, done).times(part.weight)), exact(0)).dividedBy(whole);
}
