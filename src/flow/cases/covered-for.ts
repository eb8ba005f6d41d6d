import { coveredMark } from '../../act/children.ts';
import type { Facts } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { redactByRules } from '../../publish/redaction-map.ts';
import type { RecordReader } from '../ports/records.ts';

/**
 * Texts that a step gives on to what it opens: as they would be published, and without what is known of who spoke. Whoever sees the new
 * case may have no right to that. Undefined where the step gives on none.
 */
export async function coveredFor(type: CaseType, of: Case, event: string, records: RecordReader): Promise<Facts['covered']> {
  const opened = type.steps.filter((step) => step.event === event).flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.effect === 'open-child' || effect.effect === 'open-children' ? [effect.child] : []));
  const given = (type.children ?? []).filter(({ id }) => opened.includes(id)).flatMap(({ fields }) => Object.values(fields))
    .filter((from) => from.startsWith(coveredMark)).map((from) => from.slice(coveredMark.length));
  if (given.length === 0) return undefined;
  const known = (await records.reporters([of.id])).flatMap(({ name, phone, address }) => [name, phone, address]);
  return Object.fromEntries(given.flatMap((id) => {
    const text = of.fields[id];
    return typeof text === 'string' ? [[id, redactByRules(text, type.publicTable?.redaction ?? [], known).text]] : [];
  }));
}
