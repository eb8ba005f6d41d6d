import { parseExact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Case } from '../model/case.ts';
import type { Effect, ReadBy } from '../model/case-type.ts';
import { missesInARow, type FigureReading, type FigureVerdict } from '../model/figure-reading.ts';
import { numberParameter } from './parameters.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 逐期评估: the figure that was read for this step against the target, with its why. Missed so often in a row, it goes where
 * somebody above must look. What cannot be determined is neither met nor missed.
 */
export function readFigure({ by, first, told }: Extract<Effect, { effect: 'read-figure' }>, { type, of, context }: Trial): Result<Consequences> {
  const facts = context.facts.reading;
  if (facts === undefined) return fail('case.step-refused', 'reading');
  const read = first === true ? facts.first : facts.now;
  // A watch that ends with its period has no days of a new one to judge.
  if (first !== true && read.to <= read.from) return ok({});
  const reading: FigureReading = { ...read, verdict: verdictOf(read.figure, of.fields, by), ...(first === true && { first }) };
  const missed = missesInARow([...(of.readings ?? []), reading]);
  const tells = told !== undefined && reading.verdict === 'missed' && missed >= numberParameter(type, told.after, context.parameters);
  return ok({ $reading: reading, ...(tells && { $to: told.state }) });
}

function verdictOf(figure: string | undefined, fields: Case['fields'], by: ReadBy): FigureVerdict {
  const [value, target] = [parseExact(figure ?? ''), parseExact(String(fields[by.target]))];
  if (value === undefined || target === undefined) return 'undeterminable';
  const met = fields[by.direction] === 'at-least' ? value.greaterThanOrEqualTo(target) : value.lessThanOrEqualTo(target);
  return met ? 'met' : 'missed';
}
