import { addDays, dayOf, instant, latestMoment, startOfDay, type Day } from '../basis/time.ts';
import { judgeAndKeep } from './determine/on-hours.ts';
import { hasDayLimit, isOutlet } from './determine/outlet-days.ts';
import { lastDayOver, setSettledDay, settledDay } from './determine/open-days.ts';
import { termsOf } from './determine/terms.ts';
import type { House } from './house.ts';
import type { DirtyHour } from './ports/observations.ts';

/** Whether a day is over whose missing hours nobody waits for any more. */
export async function endedDaysWait(house: House): Promise<boolean> {
  const next = await nextDay(house);
  return next !== undefined && next <= lastDayOver(house);
}

/**
 * 判定 of the earliest day that is over and has waited long enough, for every outlet with a limit of the day that is not judged
 * yet: a logger that never sends again leaves no day unjudged. The cursor moves last, so that a kill repeats one day; what was
 * judged is not judged again, and hours that come later judge it again by themselves. Resolves to whether more days wait.
 */
export async function judgeEndedDay(house: House): Promise<boolean> {
  const day = await nextDay(house);
  if (day === undefined || day > lastDayOver(house)) return false;
  const hours = await unjudged(house, day);
  if (hours.length > 0) await judgeAndKeep(house, hours, () => undefined, true);
  await setSettledDay(house, day);
  return addDays(day, 1) <= lastDayOver(house);
}

/** The day after the cursor; where there is none yet, the day of the first hour that is stored of an outlet: it begins there. */
async function nextDay(house: House): Promise<Day | undefined> {
  const settled = await settledDay(house);
  if (settled !== undefined) return addDays(settled, 1);
  const [first] = await storedHours(house, outletsOf(house), { from: 0, to: latestMoment }, 1);
  if (first === undefined) return undefined;
  const day = dayOf(instant(first.at));
  await setSettledDay(house, addDays(day, -1));
  return day;
}

const outletsOf = (house: House): readonly number[] => [...house.directory.points.values()].filter(isOutlet).map(({ number }) => number);

const storedHours = async (house: House, points: readonly number[], window: { readonly from: number; readonly to: number },
  limit: number): Promise<readonly DirtyHour[]> =>
  (points.length === 0 ? [] : house.observations.hoursStored({ points, window, limit }));

/** One stored hour of each outlet whose day has a limit, data and no verdict. */
async function unjudged(house: House, day: Day): Promise<readonly DirtyHour[]> {
  const at = startOfDay(day);
  const { limitsOf } = termsOf(house);
  const limited = outletsOf(house).filter((point) => hasDayLimit(limitsOf, point, at));
  if (limited.length === 0) return [];
  const judged = new Set(
    (await house.observations.determinationsOf(limited.map((point) => ({ point, at })), 'day')).map(({ point }) => point));
  const open = limited.filter((point) => !judged.has(point));
  const hours = await storedHours(house, open, { from: at, to: startOfDay(addDays(day, 1)) }, open.length * 24 + 1);
  return [...new Map(hours.map((hour) => [hour.point, hour])).values()];
}
