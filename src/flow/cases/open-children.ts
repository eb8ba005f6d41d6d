import { fail, ok, type Result } from '../../basis/result.ts';
import type { ChildOpening } from '../../act/children.ts';
import type { Stepped } from '../../act/context.ts';
import { openCase } from '../../act/open-case.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { caseTypeOf } from './case-types.ts';
import { issueNumber } from './issue-number.ts';
import { partiesOfPlace } from './parties-of-place.ts';
import { stepContext } from './step-context.ts';
import { storeCase } from './store-case.ts';

/**
 * The children that a step has opened, under the ids that its event records; by the same person, in the same transaction. They take
 * the parent's title where they have none of their own. Faults: request.not-found (region or unit), case.*
 * (case.unknown-type: of a programme that is absent).
 */
export async function openChildCases(house: House, records: RecordWriter, { case: parent, event }: Stepped): Promise<Result<true>> {
  for (const given of (event.data['$children'] ?? []) as readonly ChildOpening[]) {
    const unknown = house.directory.regions.has(given.region) ? Object.values(given.parties).find((unit) => !house.directory.units.has(unit)) : given.region;
    if (unknown !== undefined) return fail('request.not-found', unknown);
    const type = caseTypeOf(house.programmes, given.type);
    if (type === undefined) return fail('case.unknown-type', given.type);
    const context = await stepContext(house, type, undefined, event.actor.person, records);
    const opened = openCase(type, {
      id: given.id, number: await issueNumber(house, records, type), region: given.region, points: [], findings: [], fields: given.fields, parent: parent.id, actor: event.actor,
      ...(given.takenOver === undefined ? {} : { takenOver: given.takenOver }),
      title: given.title === undefined ? parent.title : { zh: given.title, en: given.title },
      parties: { ...partiesOfPlace(house.directory, type, { region: given.region }), ...given.parties },
    }, context);
    if (!opened.ok) return opened;
    await storeCase(house, records, type, undefined, opened.value);
  }
  return ok(true);
}
