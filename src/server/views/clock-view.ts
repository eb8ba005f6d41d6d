import type { Static } from 'typebox';
import { workingDaysLeft } from '../../act/clock.ts';
import { countedUntil, openPause } from '../../act/clock-changes.ts';
import { dayMs, hourMs, instant } from '../../basis/time.ts';
import type { ClockView } from '../../contract/case.ts';
import type { House } from '../../flow/house.ts';
import type { RunningClock } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';

type View = Static<typeof ClockView>;

/** A running or stopped clock as lists show it; what remains is counted in the clock's own unit, months and years in days. */
export function clockView(house: House, type: CaseType, clock: RunningClock): View {
  const rule = type.clocks.find((one) => one.id === clock.id);
  const now = house.clocks.world();
  const unit = rule?.unit === 'month' || rule?.unit === 'year' ? 'natural-day' : (rule?.unit ?? 'working-day');
  const until = countedUntil(clock, now);
  const pause = clock.stoppedAt === undefined ? openPause(clock) : undefined;
  const warned = clock.stoppedAt === undefined ? clock.warnings?.findLast(({ at }) => at <= until)?.left : undefined;
  return {
    id: clock.id, title: rule?.title ?? { zh: clock.id, en: clock.id }, party: clock.party, says: clock.says,
    remaining: clock.due === undefined ? 0 : remaining(house, unit, until, clock.due), unit, overdue: clock.due !== undefined && until > clock.due,
    ...(clock.due === undefined ? {} : { due: clock.due }), ...(clock.awaits === undefined ? {} : { awaits: clock.awaits }),
    ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }), ...(warned === undefined ? {} : { warned }),
    ...(pause === undefined ? {} : { paused: { from: pause.from, reason: pause.reason, seq: pause.seq } }),
    ...(rule?.missed === undefined ? {} : { missed: rule.missed }), ...(clock.warnings === undefined ? {} : { warnings: [...clock.warnings] }),
  };
}

function remaining(house: House, unit: View['unit'], now: number, due: number): number {
  if (unit === 'hour') return Math.floor((due - now) / hourMs);
  if (unit === 'natural-day') return Math.floor((due - now) / dayMs);
  const left = workingDaysLeft(instant(now), instant(due), house.calendar);
  return left.ok ? left.value : Math.floor((due - now) / dayMs);
}

/** The running clock that ends first; look-back terms last, because nobody waits for them; those paused or without an end after all. */
export const nextClock = (clocks: readonly RunningClock[]): RunningClock | undefined =>
  clocks.filter((clock) => clock.stoppedAt === undefined).sort((a, b) => rank(a) - rank(b))[0];

const rank = (clock: RunningClock): number => (openPause(clock) === undefined ? clock.due : undefined) ?? Number.MAX_SAFE_INTEGER;

/** When the next clock ends; undefined while it is paused or its end is not known. */
export function nextDue(clocks: readonly RunningClock[]): number | undefined {
  const next = nextClock(clocks);
  return next === undefined || openPause(next) !== undefined ? undefined : next.due;
}
