import { fail, ok, type Result } from '../basis/result.ts';
import type { Consequences, Trial } from './trial.ts';

/** 事实核对: what was stated and what the ledger said on this day go on record together. Faults: case.figures-unmatched. */
export function checkFigures(explained: string, { input, context }: Trial): Result<Consequences> {
  const figures = context.facts.figures ?? [];
  const loose = figures.filter(({ verdict }) => verdict !== 'agrees');
  if (loose.length > 0 && input[explained] === undefined) return fail('case.figures-unmatched', loose.map(({ stated, unit }) => `${stated}${unit}`).join(','));
  return ok({ $figures: figures });
}
