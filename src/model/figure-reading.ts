import type { ExplainStep } from './finding.ts';
import type { Words } from './words.ts';

/**
 * Where a watched figure comes from: hours above the limit at the attached outlets, the class of a section, or a report that another
 * unit verified.
 */
export type FigureSource = 'outlet-exceeding' | 'section-class' | 'reported';

/** A figure over some time, with its why; without `figure` it cannot be determined, and `says` says why not. */
export type FigureRead = {
  readonly from: number; readonly to: number; readonly figure?: string; readonly source: FigureSource; readonly says: Words; readonly steps: readonly ExplainStep[];
};

/** One against its target. `first`: before the first period, no verdict counts. */
export type FigureReading = FigureRead & { readonly verdict: FigureVerdict; readonly first?: true };
export type FigureVerdict = 'met' | 'missed' | 'undeterminable';

/** Periods that count: all but the first reading. */
export const periodsOf = (readings: readonly FigureReading[] = []): readonly FigureReading[] => readings.filter(({ first }) => first !== true);

/** Missed ones in a row up to the newest; what cannot be determined neither counts nor breaks the row. */
export function missesInARow(readings: readonly FigureReading[] = []): number {
  const decided = periodsOf(readings).filter(({ verdict }) => verdict !== 'undeterminable');
  const lastMet = decided.findLastIndex(({ verdict }) => verdict === 'met');
  return decided.length - 1 - lastMet;
}
