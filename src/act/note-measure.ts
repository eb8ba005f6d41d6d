import { fail, ok, type Result } from '../basis/result.ts';
import type { Measure, MeasureWord } from '../model/case.ts';
import type { MeasureNote } from '../model/case-type.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * What is said of one measure after the plan: by its own unit that it is done, by another person of another unit that it is so.
 * Faults: case.field-invalid (no such measure stands), case.measure-not-done, signature.self-approval.
 */
export function noteMeasure(as: MeasureNote, trial: Trial): Result<Consequences> {
  const measure = trial.of.measures.find(({ id, dropped }) => id === trial.input['measure'] && dropped === undefined);
  if (measure === undefined) return fail('case.field-invalid', 'measure');
  switch (as) {
    case 'reported': return ok({ $measure: reported(measure, trial) });
    case 'verified': return verified(measure, trial);
    case 'reviewed': return ok({ $measure: { ...measure, reviewed: { by: trial.actor.says, at: trial.context.now } } });
    case 'without-project': return ok({ $measure: { ...measure, withoutProject: String(trial.input['reason']) } });
  }
}

/** What was verified before was another figure. */
function reported({ verified: _verified, ...measure }: Measure, trial: Trial): Measure {
  return { ...measure, done: trial.input['reportedResult'] === 'done', reported: wordOf(trial, 'reached', 'reachedOn') };
}

function verified(measure: Measure, trial: Trial): Result<Consequences> {
  if (measure.reported === undefined || !measure.done) return fail('case.measure-not-done', measure.id);
  const { person, unit } = measure.reported;
  if (person === trial.actor.person || unit === trial.actor.unit) return fail('signature.self-approval', 'report-measure');
  return ok({ $measure: { ...measure, verified: { ...wordOf(trial, 'verifiedQuantity', 'verifiedOn'), holds: trial.input['verifiedResult'] === 'holds' } } });
}

const wordOf = ({ input, actor, context }: Trial, quantity: string, day: string): MeasureWord =>
  ({ reached: String(input[quantity]), day: String(input[day]), person: actor.person, unit: actor.unit, by: actor.says, at: context.now });
