import { roles } from '../../model/role.ts';
import type { Directory } from '../../flow/directory.ts';
import type { DrillAccount } from '../../server/handlers/session.ts';
import { drillAccounts } from '../../../sim/province/accounts.ts';
import type { Province } from '../../../sim/province/province.ts';
import { drillPassword } from './settle.ts';

/** The accounts as the sign-in page lists them: the story county's offices first, then every branch. */
export function accountList(province: Province, directory: Directory): readonly DrillAccount[] {
  return drillAccounts(province).flatMap(({ login, person, appointment }) => {
    const held = directory.appointments.get(appointment);
    const name = directory.persons.get(person)?.name;
    const unit = directory.units.get(held?.unit ?? '')?.name;
    const region = directory.regions.get(held?.region ?? '')?.name;
    if (held === undefined || name === undefined || unit === undefined || region === undefined) return [];
    const role = roles[held.role];
    return [{ login, password: drillPassword, name, title: { zh: held.title.zh || role.zh, en: held.title.en || role.en }, role: held.role, unit, region }];
  });
}
