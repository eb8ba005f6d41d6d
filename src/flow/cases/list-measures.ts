import { canonical } from '../../basis/canonical.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, Guard } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { measureRows } from './measure-rows.ts';
import { parametersOf } from './parameters-of.ts';

/**
 * What the list of all measures holds of a case, and of the measure that a project serves. A step that changes nothing of it writes
 * nothing.
 */
export async function listMeasures(
  house: House,
  records: RecordWriter,
  type: CaseType,
  before: Case | undefined,
  after: Case,
): Promise<void> {
  await noteProject(house, records, type, before, after);
  if (type.measures === undefined) return;
  const parameters = parametersOf(house, type.id);
  const [held, rows] = [before === undefined ? undefined : measureRows(type, before, parameters), measureRows(type, after, parameters)];
  if (held !== undefined && canonical(held) === canonical(rows)) return;
  await records.putMeasures(after.id, rows);
}

async function noteProject(
  { programmes }: House,
  records: RecordWriter,
  type: CaseType,
  before: Case | undefined,
  after: Case,
): Promise<void> {
  const measure = after.fields['measure'];
  if (after.parent === undefined || typeof measure !== 'string' || before?.state === after.state) return;
  const rules = programmes
    .flatMap(({ cases }) => cases)
    .flatMap((above) =>
      above.steps
        .flatMap(({ guards }) => guards)
        .filter(isWorksRule)
        .filter(({ child }) => above.children?.some((rule) => rule.id === child && rule.type === type.id) === true),
    );
  const [rule] = rules;
  if (rule !== undefined)
    await records.noteProject({ case: after.parent, measure, project: after.id, stands: !rule.except.includes(after.state) });
}

type WorksRule = Extract<Guard, { guard: 'works-have-projects' }>;
const isWorksRule = (guard: Guard): guard is WorksRule => guard.guard === 'works-have-projects';
