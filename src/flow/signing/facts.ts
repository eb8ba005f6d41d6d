import type { Facts } from '../../act/context.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import { actorOf } from '../viewer.ts';
import { goodCredentials } from './credentials.ts';
import { signingOffices } from './signing-offices.ts';

/** What `act` must know to judge a signature or a scan of one: good certificates of the signer, and who led the case's units when. */
export async function signingFacts(house: House, type: CaseType, of: Case, person: string): Promise<Pick<Facts,
  'certificates' | 'leaders'>> {
  const { appointments, persons, units } = house.directory;
  const offices = signingOffices(type);
  const leaders = [...appointments.values()].filter((held) => offices.includes(held.role)
    && Object.values(of.parties).includes(held.unit)).flatMap((held) => {
    const [who, unit] = [persons.get(held.person), units.get(held.unit)];
    return who === undefined || unit === undefined ? [] : [{ held, actor: actorOf(who, held, unit) }];
  });
  return { certificates: (await goodCredentials(house, person)).map(({ certificate }) => certificate), leaders };
}
