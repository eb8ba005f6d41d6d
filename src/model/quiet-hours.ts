import { addDays, civilOffsetMs, dayMs, dayOf, instant, startOfDay } from '../basis/time.ts';
import type { QuietHours } from './preferences.ts';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const weekdayOf = (at: number): number => ((Math.floor((at + civilOffsetMs) / dayMs) + 3) % 7) + 1;

/** When the quiet hours end that hold at this moment (UTC ms); undefined: none hold. From and to alike: the whole day. */
export function quietUntil({ from, to, days }: QuietHours, at: number): number | undefined {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const length = ends > begins ? ends - begins : ends - begins + 24 * 60;
  const today = dayOf(instant(at));
  for (const day of [addDays(today, -1), today]) {
    const start = startOfDay(day) + begins * 60_000;
    if (days.includes(weekdayOf(start)) && start <= at && at < start + length * 60_000) return start + length * 60_000;
  }
  return undefined;
}
