import type { StepContext } from '../../act/context.ts';
import { checks } from '../../close/checks.ts';
import type { MachineCheck } from '../../close/machine-check.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { childrenOf } from './children-of.ts';
import { coveredFor } from './covered-for.ts';
import { machineChecks } from './machine-facts.ts';
import { holdersOf } from './holders-of.ts';
import { letterFacts } from './number-document.ts';
import { figuresOf } from './figures-of.ts';
import { readingOf } from './reading-of.ts';
import { screeningOf } from './screening.ts';
import { visitsGuard, visitsOfYear } from './visits-of-year.ts';
import { parametersOf } from './parameters-of.ts';

/**
 * Everything a step needs, gathered: clocks, seed, offices of the person, the machine's verdicts. `event`: the step that is asked for, where
 * there is one; what only one kind of step needs is gathered for it alone.
 */
export async function stepContext(
  house: House, type: CaseType, of: Case | undefined, person: string, records: RecordReader = house.records.read(machineViewer), event = '',
): Promise<StepContext> {
  const machine = of === undefined ? {} : verdictsOf(await machineChecks(house, type, of, records));
  const holders = of === undefined ? [] : holdersOf(house, type, event);
  const screening = of === undefined ? undefined : await screeningOf(house, type, of, event);
  const figures = of === undefined ? undefined : await figuresOf(type, of, records);
  const letter = letterFacts(house, type, of);
  const covered = of === undefined ? undefined : await coveredFor(type, of, event, records);
  const reading = of === undefined ? undefined : await readingOf(house, type, of, records);
  return {
    now: house.clocks.world(), enteredAt: house.clocks.machine(),
    seed: house.newSeed(), hash: house.hash, newId: house.newId, calendar: house.calendar, parameters: parametersOf(house, type.id), checks,
    facts: { appointments: house.directory.appointmentsOf(person), machine, ...await yearVisits(house, type, of, records),
      ...(holders.length > 0 && { holders }), ...(covered !== undefined && { covered }), ...(letter !== undefined && { letter }),
      ...(screening === undefined ? {} : { screening }), ...(figures === undefined ? {} : { figures }), ...(reading === undefined ? {} : { reading }), children: of === undefined ? [] : await childrenFacts(records, type, of) },
  };
}

/** How its children stand now; a case without any asks nothing. */
async function childrenFacts(records: RecordReader, type: CaseType, of: Case): Promise<StepContext['facts']['children']> {
  const held = (of.children ?? []).length === 0 ? [] : await childrenOf(records, of.id);
  return held.flatMap(({ id, closedAt, state, fields: { measure } }) => {
    const child = of.children?.find((link) => link.id === id)?.child;
    const rule = type.children?.find((one) => one.id === child);
    return rule === undefined ? [] : [{ id, ended: closedAt !== undefined, part: rule.part === true, child: rule.id, state, ...(typeof measure === 'string' && { measure }) }];
  });
}

export const verdictsOf = (found: Readonly<Record<string, MachineCheck>>): Record<string, MachineCheck['verdict']> =>
  Object.fromEntries(Object.entries(found).map(([item, check]) => [item, check.verdict]));

/** Only where a step of the type asks for it and the party is filled. */
async function yearVisits(house: House, type: CaseType, of: Case | undefined, records: RecordReader): Promise<Pick<StepContext['facts'],
  'visitsOfYear'>> {
  const unit = of === undefined ? undefined : visitsGuard(type)?.party;
  return of === undefined || unit === undefined || of.parties[unit] === undefined ? {}
    : { visitsOfYear: await visitsOfYear(house, type, of.parties[unit], records) };
}
