import { addDays, dayOf, day as asDay, hourMs, instant, startOfDay, type Day } from '../../basis/time.ts';
import { inForce } from '../../rulebook/edition.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

/** Up to this day, itself included, every outlet day is judged by what came of it. */
const cursor = 'ended-days';

export async function settledDay(house: House): Promise<Day | undefined> {
  const held = await house.records.read(machineViewer).cursor(cursor);
  return held === undefined ? undefined : asDay(held);
}
export const setSettledDay = (house: House, day: Day): Promise<void> =>
  house.records.write(machineViewer, (records) => records.setCursor(cursor, day));

/** The last day that is over by the world clock and has waited for late hours as long as its edition says. */
export function lastDayOver(house: House): Day {
  const now = house.clocks.world();
  const yesterday = addDays(dayOf(instant(now)), -1);
  const wait = (inForce(house.rulebook.emissionData, yesterday)?.settledAfterHours ?? 0) * hourMs;
  return addDays(dayOf(instant(now - wait)), -1);
}

/** A day of which hours came after all had been judged up to a later one, and that is not judged yet: it is looked at again. */
export async function reopenDays(house: House, from: number): Promise<void> {
  const day = dayOf(instant(from));
  if (startOfDay(day) > startOfDay(lastDayOver(house))) return;
  const settled = await settledDay(house);
  if (settled !== undefined && day <= settled) await setSettledDay(house, addDays(day, -1));
}
