import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant, isDay, type Day } from '../basis/time.ts';
import { holdsOffice, type Appointment } from '../model/appointment.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

type MandateAsked = {
  readonly principal: Appointment; readonly person: string; readonly from: string; readonly to: string;
  readonly says: string;
};

/**
 * AB岗: a colleague of the same unit acts for an office from a day to a day (both inclusive). It is an appointment of its own that
 * names the one for which it stands, so every act in it carries both names. Fault access.deputy-unfit.
 */
export async function giveMandate(house: House, { principal, person, from, to, says }: MandateAsked): Promise<Result<Appointment>> {
  const fits = isDay(from) && isDay(to) && from <= to && to >= today(house) && (principal.to === undefined || to <= principal.to) && principal.deputyFor === undefined;
  if (!fits || !colleaguesOf(house, principal, from).some((held) => held.person === person)) return fail('access.deputy-unfit', person);
  const { title } = principal;
  const mandate: Appointment = { ...principal, id: house.newId(), person, title: { zh: `${title.zh}(AB岗)`, en: `${title.en} (deputy)` }, from, to, deputyFor: principal.id };
  await enter(house, mandate, 'mandate.give', says);
  return ok(mandate);
}

/** Ends at once: the last day is yesterday. Fault request.not-found where it is not this office's own. */
export async function endMandate(house: House, principal: Appointment, id: string, says: string): Promise<Result<Appointment>> {
  const mandate = mandatesOf(house, principal.id).find((held) => held.id === id);
  if (mandate === undefined) return fail('request.not-found', id);
  const ended = { ...mandate, to: addDays(today(house), -1) };
  await enter(house, ended, 'mandate.end', says);
  return ok(ended);
}

/** Mandates of an office that have not run out, the earliest first. */
export const mandatesOf = (house: House, principal: string): readonly Appointment[] =>
  [...house.directory.appointments.values()]
    .filter((held) => held.deputyFor === principal && (held.to === undefined || (held.to >= today(house) && held.to >= held.from)))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** Who could stand in: everybody else who holds an office of their own in the unit that day, each once. */
export function colleaguesOf({ directory }: House, principal: Appointment, day: string): readonly Appointment[] {
  const own = [...directory.appointments.values()].filter((held) => held.unit === principal.unit && held.deputyFor === undefined && held.person !== principal.person && holdsOffice(held, day));
  return [...new Map(own.map((held) => [held.person, held])).values()];
}

const today = (house: House): Day => dayOf(instant(house.clocks.world()));

async function enter(house: House, mandate: Appointment, action: string, says: string): Promise<void> {
  const { id, from, to } = mandate;
  const at = house.clocks.machine();
  await house.records.write(machineViewer, async (records) => {
    await records.putEntries([{ kind: 'appointment', id, from, enteredAt: at, body: mandate, ...(to === undefined ? {} : { to }) }]);
    await records.putAudit([{ at, worldAt: house.clocks.world(), actor: says, action, subject: mandate.person, outcome: 'ok', detail: { office: mandate.deputyFor ?? '', from, to: to ?? null } }]);
  });
  await house.directory.reload(house.records.read(machineViewer), ['appointment']);
}
