import { ok, type Result } from '../../basis/result.ts';
import type { Preferences } from '../../model/preferences.ts';
import type { TestHouse } from '../house.fixture.ts';
import type { MailLetter, MailPost } from '../ports/mail-post.ts';
import { machineViewer } from '../viewer.ts';
import { MailDesk } from './mail-desk.ts';
import { mailTerms, wishOf } from './mail-terms.ts';

/** A mail server in memory: takes what comes, or answers as the test says. */
export function standInMail(): { readonly post: MailPost; readonly got: MailLetter[]; manner: (letter: MailLetter) => Result<true> } {
  const stand = {
    got: [] as MailLetter[], manner: (_letter: MailLetter): Result<true> => ok(true),
    post: {
      about: { server: 'smtp://stand-in:25', from: 'noreply@example.org' },
      post: async (letter: MailLetter): Promise<Result<true>> => {
        stand.got.push(letter);
        return stand.manner(letter);
      },
    },
  };
  return stand;
}

export const origin = 'https://qs.example';
export const openDesk = ({ house }: TestHouse, post: MailPost): MailDesk =>
  new MailDesk(house, { post, origin, onTrouble: (error) => { throw error; } });

/** The person in an office (without `appointment-`) has a confirmed address, and wants what is said. Resolves to the person. */
export async function wants({ house }: TestHouse, office: string, change: Partial<Preferences> = {}): Promise<string> {
  const person = house.directory.appointments.get(`appointment-${office}`)?.person ?? '';
  await house.records.write(machineViewer, async (store) => {
    await store.putMailAddress(person, { address: `${person}@example.org`, confirmedAt: house.clocks.machine() });
    await store.putPreferences(person, { ...wishOf(mailTerms(house), undefined), ...change });
  });
  return person;
}
