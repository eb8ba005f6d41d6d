import type { Static } from 'typebox';
import { workingDaysLeft } from '../../act/clock.ts';
import { dayMs, hourMs, instant } from '../../basis/time.ts';
import type { ClockView } from '../../contract/case.ts';
import type { House } from '../../flow/house.ts';
import type { RunningClock } from '../../model/case.ts';
import type { CaseType, ClockRule } from '../../model/case-type.ts';

/** A running or stopped clock as lists show it; what remains is counted in the clock's own unit. */
export function clockView(house: House, type: CaseType, clock: RunningClock): Static<typeof ClockView> {
  const rule = type.clocks.find((one) => one.id === clock.id);
  const now = house.clocks.world();
  const unit = rule?.unit === 'month' ? 'natural-day' : (rule?.unit ?? 'working-day');
  return {
    id: clock.id, title: rule?.title ?? { zh: clock.id, en: clock.id }, party: clock.party, due: clock.due, says: clock.says,
    remaining: remaining(house, unit, now, clock.due), unit, overdue: (clock.stoppedAt ?? now) > clock.due,
    ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }),
  };
}

function remaining(house: House, unit: Exclude<ClockRule['unit'], 'month'>, now: number, due: number): number {
  if (unit === 'hour') return Math.floor((due - now) / hourMs);
  if (unit === 'natural-day') return Math.floor((due - now) / dayMs);
  const left = workingDaysLeft(instant(now), instant(due), house.calendar);
  return left.ok ? left.value : Math.floor((due - now) / dayMs);
}

/** The running clock that ends first; look-back terms last, because nobody waits for them. */
export const nextClock = (clocks: readonly RunningClock[]): RunningClock | undefined =>
  clocks.filter((clock) => clock.stoppedAt === undefined).sort((a, b) => a.due - b.due)[0];
