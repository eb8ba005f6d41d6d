import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, instant } from '../basis/time.ts';
import type { EvidenceFile, Visit } from '../model/case.ts';
import type { Consequences, Trial } from './trial.ts';

/** 到现场 on a day that has come, with the photographs of this very step. Fault case.day-ahead. */
export function noteVisit({ input, actor, context }: Trial): Result<Consequences> {
  const day = String(input['visitedOn']);
  if (day > dayOf(instant(context.now))) return fail('case.day-ahead', day);
  const photos = ((input['photos'] ?? []) as readonly EvidenceFile[]).map(({ hash }) => hash);
  const visit: Visit = { day, place: String(input['visitPlace']), finding: String(input['visitFinding']), photos, by: actor.says,
    at: context.now };
  return ok({ $visit: visit });
}
