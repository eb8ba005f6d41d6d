import { fail, ok, type Result } from '../basis/result.ts';
import type { Measure } from '../model/case.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * The measures of a good case become drafts here: text, quantity and unit as they stood, owner and day to be filled.
 * Faults: case.nothing-to-copy, case.copied-already.
 */
export function copyMeasures(input: string, { of, input: given, context }: Trial): Result<Consequences> {
  const source = context.facts.copyable;
  const standing = source?.measures.filter(({ dropped }) => dropped === undefined) ?? [];
  if (source === undefined || standing.length === 0) return fail('case.nothing-to-copy', String(given[input]));
  if (of.measures.some(({ copiedFrom, dropped }) => copiedFrom?.case === source.id && dropped === undefined)) return fail('case.copied-already', source.number);
  const ids = new Set(of.measures.map(({ id }) => id));
  const drafts = standing.map(({ id, what, quantity, unit, works }): Measure => ({
    id: freeId(ids), what, quantity, unit, owner: '', due: '', done: false, ...(works === true && { works }), at: context.now,
    copiedFrom: { case: source.id, number: source.number, measure: id },
  }));
  return ok({ $copied: drafts, $copiedFrom: { case: source.id, number: source.number } });
}

/** Other letters than a form gives to rows that are being typed. */
function freeId(ids: Set<string>): string {
  let n = 1;
  while (ids.has(`c${n}`)) n += 1;
  ids.add(`c${n}`);
  return `c${n}`;
}
