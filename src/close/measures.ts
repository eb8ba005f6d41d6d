import { parseExact } from '../basis/decimal.ts';
import { isDay } from '../basis/time.ts';
import type { Measure } from '../model/case.ts';

/** Why a measure cannot be measured. */
export type MeasureFlaw = 'no-quantity' | 'no-unit' | 'no-day' | 'no-owner' | 'words-without-numbers';

/**
 * 整改措施可量化: a positive quantity with unit, a day and an owner. One of `emptyWords` (what promises without saying how much, M26: a
 * parameter of the declaration) with no number beside it is flagged. Only of local measures; approved text is not looked at.
 */
export function flawsOf(measure: Measure, emptyWords: readonly string[] = []): readonly MeasureFlaw[] {
  const quantity = parseExact(measure.quantity);
  const measured = quantity !== undefined && quantity.greaterThan(0);
  const flaws: MeasureFlaw[] = [];
  if (!measured) flaws.push('no-quantity');
  if (measure.unit.trim() === '') flaws.push('no-unit');
  if (!isDay(measure.due)) flaws.push('no-day');
  if (measure.owner.trim() === '') flaws.push('no-owner');
  const empty = emptyWords.some((word) => measure.what.includes(word)) && !/[\d一二三四五六七八九十百千万]/u.test(measure.what);
  if (empty && !measured) flaws.push('words-without-numbers');
  return flaws;
}

/** Ids of measures that cannot be measured. */
export const unmeasurable = (measures: readonly Measure[]): readonly string[] =>
  measures.filter((measure) => flawsOf(measure).length > 0).map((measure) => measure.id);
