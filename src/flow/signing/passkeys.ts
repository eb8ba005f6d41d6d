import { addDays, type Day } from '../../basis/time.ts';
import type { SigningCredential } from '../../model/signing-credential.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { certify, goodCredentials, keepCredential, worldDay } from './credentials.ts';

export type PasskeyRead = { readonly id: string; readonly algorithm: string; readonly publicKey: string; readonly counter: number; readonly site: string };

/** A passkey is renewed after so many days: not law, what a certificate of a person is usually good for. */
const goodDays = 3 * 365;

/** A passkey that the person registered, with the installation's certificate. */
export function keepPasskey(house: House, person: { readonly id: string; readonly says: string }, read: PasskeyRead,
  name: string): Promise<SigningCredential> {
  const { id, algorithm, publicKey, counter, site } = read;
  const from = worldDay(house) as Day;
  const certificate = certify(house, { kind: 'passkey', id, person: person.id, says: person.says, algorithm, publicKey, site, from,
    to: addDays(from, goodDays) });
  return keepCredential(house, { id, certificate, madeAt: house.clocks.machine(), madeBy: person.says, name, counter }, 'passkey.add',
    person.says);
}

export const passkeysOf = async (house: House, person: string): Promise<readonly SigningCredential[]> =>
  (await goodCredentials(house, person)).filter(({ certificate }) => certificate.kind === 'passkey');

/** The authenticator's count rises with each use; false where it did not: a copy of the key, or an assertion of before. */
export async function counterRose(house: House, held: SigningCredential, counter: number): Promise<boolean> {
  return house.records.write(machineViewer, async (records) => {
    const now = (await records.signingCredentials(held.certificate.person)).find(({ id }) => id === held.id);
    const before = now?.counter ?? 0;
    if (now === undefined || (counter <= before && (counter > 0 || before > 0))) return false;
    await records.putSigningCredential({ ...now, counter });
    return true;
  });
}
