import { dayOf, instant } from '../../basis/time.ts';
import type { Appointment } from '../../model/appointment.ts';
import type { Message } from '../../model/message.ts';
import type { PersonPreferences } from '../../model/preferences.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

/** Persons whose inbox holds this message today, deputies (AB岗) among them. */
export const personsOf = ({ directory, clocks }: House, { unit, roles }: Message): readonly string[] =>
  [...new Set(directory.officersOf(unit, dayOf(instant(clocks.world()))).filter(({ role }) => roles.includes(role))
    .map(({ person }) => person))];

/** The office in which this person holds the inbox of a message today. */
export const officeOf = (house: House, person: string, { unit, roles }: Message): Appointment | undefined =>
  officesToday(house, person).find((held) => held.unit === unit && roles.includes(held.role));

export const officesToday = ({ directory, clocks }: House, person: string): readonly Appointment[] =>
  directory.officesOf(person, dayOf(instant(clocks.world())));

/** Of these people those with a confirmed address who may sign in; of nobody in particular: all such. */
export async function mailable({ records }: House, persons?: readonly string[]): Promise<readonly PersonPreferences[]> {
  const read = records.read(machineViewer);
  const rows = await read.mailablePreferences(persons);
  if (rows.length === 0) return [];
  const maySignIn = new Set((await read.accounts()).filter(({ disabled }) => !disabled).map(({ person }) => person));
  return rows.filter(({ person }) => maySignIn.has(person));
}
