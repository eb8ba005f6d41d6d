import type { House } from '../../flow/house.ts';
import { credentialsOf, worldDay } from '../../flow/signing/credentials.ts';
import { makeSeal } from '../../flow/signing/seal.ts';
import { isSigningOffice } from '../../flow/signing/signing-offices.ts';
import type { Province } from '../../../sim/province/province.ts';
import { drillPassword } from './settle.ts';

const [atOnce, lastDay] = [8, '2027-12-31'];

/** Every leader of the drill who is or will be in office has a seal, whose PIN is the drill's password. Those made before stay. */
export async function sealLeaders(house: House, province: Province): Promise<number> {
  const sealed = new Set((await credentialsOf(house)).map(({ certificate }) => certificate.appointment));
  const today = worldDay(house);
  const leaders = province.appointments.filter((held) => isSigningOffice(house, held.role) && (held.to === undefined || held.to >= today)
    && !sealed.has(held.id));
  for (let at = 0; at < leaders.length; at += atOnce) {
    await Promise.all(leaders.slice(at, at + atOnce).map((held) =>
      makeSeal(house, { appointment: held.id, from: held.from, to: held.to ?? lastDay, pin: drillPassword, by: '演练省 drill' })));
  }
  return leaders.length;
}
