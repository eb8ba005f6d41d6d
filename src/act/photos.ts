import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Failure, type Result } from '../basis/result.ts';
import type { Case, EvidenceFile } from '../model/case.ts';
import type { CaseType, FieldRule } from '../model/case-type.ts';
import { nearestPlace } from '../model/photo-facts.ts';
import type { StepContext } from './context.ts';
import { numberParameter } from './parameters.ts';

type Data = Readonly<Record<string, Json>>;

/**
 * The input with what the server has read of each photograph beside its hash. A line of the checklist that demands time and place takes
 * no new file without them. Faults: file.time-missing, file.place-missing, file.taken-elsewhere.
 */
export function withPhotoFacts(type: CaseType, of: Case, rules: readonly FieldRule[], input: Data, context: StepContext): Result<Data> {
  const { photos } = context.facts;
  const fields = rules.filter(({ id, kind }) => kind === 'files' && input[id] !== undefined);
  if (photos === undefined || fields.length === 0) return ok(input);
  const next: Record<string, Json> = { ...input };
  for (const { id } of fields) {
    const files = (input[id] as readonly EvidenceFile[]).map((file) => withFacts(file, of, photos));
    for (const file of files) {
      const refused = of.evidence.some(({ hash }) => hash === file.hash) ? undefined : refusal(type, file, context);
      if (refused !== undefined) return refused;
    }
    next[id] = files;
  }
  return ok(next);
}

function withFacts(file: EvidenceFile, of: Case, { read }: NonNullable<StepContext['facts']['photos']>): EvidenceFile {
  const photo = Object.hasOwn(read, file.hash) ? read[file.hash] : of.evidence.find(({ hash }) => hash === file.hash)?.photo;
  return photo === undefined ? file : { ...file, photo };
}

function refusal(type: CaseType, { name, item, photo = {} }: EvidenceFile, { facts, parameters }: StepContext): Failure | undefined {
  const rule = type.checklist.find(({ id }) => id === item)?.photo;
  if (rule === undefined || numberParameter(type, rule.demand, parameters) !== 1) return undefined;
  if (photo.takenAt === undefined) return fail('file.time-missing', name);
  if (photo.lon === undefined) return fail('file.place-missing', name);
  const [nearest, most] = [nearestPlace(photo, facts.photos?.places ?? []), numberParameter(type, rule.distance, parameters)];
  return nearest !== undefined && nearest.metres > most ? fail('file.taken-elsewhere', `${nearest.metres} m > ${most} m`) : undefined;
}
