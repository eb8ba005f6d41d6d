import type { OfficeHolder } from '../../act/context.ts';
import { dayOf, instant } from '../../basis/time.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';

/**
 * Who holds the offices today for which this step of the type asks (any, where none is named): by the dated register, the holders
 * themselves and no deputies.
 */
export function holdersOf(house: House, type: CaseType, event: string): readonly OfficeHolder[] {
  const asked = event === '' ? type.steps : type.steps.filter((rule) => rule.event === event);
  const offices = new Set(asked.flatMap(({ input }) => input).flatMap(({ office }) => office ?? []));
  if (offices.size === 0) return [];
  const day = dayOf(instant(house.clocks.world()));
  return [...house.directory.appointments.values()].flatMap((held) => {
    const person = house.directory.persons.get(held.person);
    if (!offices.has(held.role) || held.deputyFor !== undefined || person === undefined || !house.directory.inOffice(held, day)) return [];
    const says = { zh: `${held.title.zh} ${person.name.zh}`, en: `${person.name.en}, ${held.title.en}` };
    return [{ appointment: held.id, unit: held.unit, role: held.role, says }];
  });
}
