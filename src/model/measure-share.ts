import { exact, parseExact, type Exact } from '../basis/decimal.ts';
import type { Measure, MeasureWord } from './case.ts';
import type { MeasureLack } from './measure-list.ts';

/** 核实比例: of the quantity that was promised, what another unit found so; nothing where there is no measurable target. */
export const verifiedShare = (measure: Measure): number | undefined => shareOf(measure, verifiedWord(measure));

/** The same by what the responsible unit says; what was found so beyond it counts. One that was ticked before there were reports is the whole. */
export function reportedShare(measure: Measure): number | undefined {
  const said = measure.done && measure.reported === undefined ? { reached: measure.quantity } : measure.reported;
  const share = shareOf(measure, said);
  return share === undefined ? undefined : Math.max(share, verifiedShare(measure) ?? 0);
}

/** How far the measures that stand have come: their mean, each alike; one without a target has come nowhere. */
export type MeasuresShare = { readonly standing: number; readonly verified: number; readonly reported: number };

export function measuresShare(measures: readonly Measure[]): MeasuresShare {
  const standing = measures.filter(({ dropped }) => dropped === undefined);
  const mean = (of: (measure: Measure) => number | undefined): number => (standing.length === 0 ? 0
    : floored(standing.reduce((sum, measure) => sum.plus(of(measure) ?? 0), exact(0)).dividedBy(standing.length)));
  return { standing: standing.length, verified: mean(verifiedShare), reported: mean(reportedShare) };
}

/** 核实到位: reported as done, found so by another unit, in its whole quantity. What was struck through lacks nothing. */
export function measureLack(measure: Measure): MeasureLack | undefined {
  const { done, dropped, reported, verified } = measure;
  if (dropped !== undefined) return undefined;
  const share = verifiedShare(measure);
  if (share === undefined) return 'no-target';
  if (verified === undefined && reported === undefined) return 'unreported';
  if (!done) return 'in-part';
  if (verified === undefined) return 'unverified';
  if (!verified.holds) return 'not-so';
  return share < 1 ? 'short' : undefined;
}

const verifiedWord = ({ verified }: Measure): MeasureWord | undefined => (verified?.holds === true ? verified : undefined);

/** More than was promised counts as the whole. Four decimals, rounded down, so that only a whole is 1. */
function shareOf({ quantity }: Measure, word: Pick<MeasureWord, 'reached'> | undefined): number | undefined {
  const target = parseExact(quantity);
  if (target === undefined || !target.greaterThan(0)) return undefined;
  const share = (word === undefined ? undefined : parseExact(word.reached))?.dividedBy(target) ?? exact(0);
  return share.greaterThan(1) ? 1 : share.lessThan(0) ? 0 : floored(share);
}

const floored = (share: Exact): number => Number(share.toFixed(4, 1));
