import { addDays, dayOf, hourMs, instant, type Day } from '../basis/time.ts';
import type { Case, ClockWarning, RunningClock } from '../model/case.ts';
import type { CaseType, ClockRule } from '../model/case-type.ts';
import { timeOn, type WorkCalendar } from './clock.ts';
import { openPause, settled } from './clock-changes.ts';
import type { StepContext } from './context.ts';
import { listParameter, numberParameter } from './parameters.ts';
import { standingOf } from './working-day.ts';

/**
 * Clocks that this event starts, with their end and its sentence, as they go into the event. One whose end needs a calendar that
 * is not published starts without an end: nobody's step waits for a yearly notice (README).
 */
export function clocksStartedBy(type: CaseType, event: string, fields: Case['fields'], context: StepContext): readonly RunningClock[] {
  return type.clocks.filter((clock) => clock.startsOn.includes(event)).map((rule) => {
    const term = { length: lengthOf(type, rule, fields, context.parameters), unit: rule.unit };
    const clock = { id: rule.id, party: rule.party, startedAt: context.now, says: { zh: '', en: '' }, term };
    return withWarnings(type, rule, settled(clock, rule.unit, context.calendar), context);
  });
}

/** A field without a parameter of its own takes the clock's; that its own number is fit, a guard of the step has said (checkCaseType). */
export function lengthOf(type: CaseType, { length, lengths }: ClockRule, fields: Case['fields'], parameters: StepContext['parameters']): number {
  const value = lengths === undefined ? undefined : fields[lengths.field];
  if (lengths === undefined || value === undefined) return numberParameter(type, length, parameters);
  if (lengths.by === undefined) return Number(value);
  const named = Object.hasOwn(lengths.by, String(value)) ? lengths.by[String(value)] : undefined;
  return numberParameter(type, named ?? length, parameters);
}

/** Its moments of warning by its present end; those from before it started never were. */
export function withWarnings(type: CaseType, rule: ClockRule, clock: RunningClock, { calendar, parameters }: StepContext): RunningClock {
  const { warnings: _old, ...rest } = clock;
  const { due } = clock;
  if (rule.warnings === undefined || due === undefined) return rest;
  const warnings = listParameter(type, rule.warnings, parameters)
    .flatMap((left): ClockWarning[] => { const at = warningAt(due, left, rule, calendar); return at === undefined ? [] : [{ left, at }]; })
    .filter(({ at }) => at > clock.startedAt).sort((a, b) => a.at - b.at);
  return warnings.length === 0 ? rest : { ...rest, warnings };
}

/** When an office opens on the day on which so many days are left; so many hours before a term of hours ends. */
function warningAt(due: number, left: number, { unit }: ClockRule, calendar: WorkCalendar): number | undefined {
  if (unit === 'hour') return due - left * hourMs;
  const last = dayOf(instant(due));
  const day = unit === 'working-day' ? workingDaysBefore(last, left, calendar) : addDays(last, -left);
  return day === undefined ? undefined : timeOn(day, calendar.openOfBusiness);
}

/** The working day from which so many working days remain; undefined where the calendar does not reach back. */
function workingDaysBefore(last: Day, left: number, { years }: WorkCalendar): Day | undefined {
  let day = last;
  for (let passed = 0; ;) {
    const standing = standingOf(day, years);
    if (!standing.ok) return undefined;
    if (standing.value.works && passed >= left) return day;
    if (standing.value.works) passed += 1;
    day = addDays(day, -1);
  }
}

/** A clock that ran out and what the machine has to do about it. */
export type Lapse = { readonly clock: string; readonly event: string; readonly due: number };

/**
 * Clocks that have ended unanswered at `now` and whose rule names an event for the machine that it has not done since, earliest
 * first. One that was paused before its end has not ended.
 */
export function lapsesOf(type: CaseType, of: Case, now: number): readonly Lapse[] {
  const lapses: Lapse[] = [];
  for (const clock of of.clocks) {
    const event = type.clocks.find((rule) => rule.id === clock.id)?.onLapse;
    if (event === undefined || clock.due === undefined || clock.stoppedAt !== undefined || clock.due >= (openPause(clock)?.from ?? now)) continue;
    const done = Object.hasOwn(of.doneBy, event) ? of.doneBy[event] : undefined;
    if (done === undefined || done.at <= clock.due) lapses.push({ clock: clock.id, event, due: clock.due });
  }
  return lapses.sort((a, b) => a.due - b.due);
}

/** Clocks after an event: changed ones stand as changed, those it stops or starts anew stop, those it starts are added. At an end state only new ones run on. */
export function clocksAfter(type: CaseType, running: readonly RunningClock[], event: string, at: number, { started, changed }: ClocksOfEvent, ended: boolean): readonly RunningClock[] {
  const stops = (id: string): boolean =>
    ended || started.some((clock) => clock.id === id) || (type.clocks.find((rule) => rule.id === id)?.stopsOn.includes(event) ?? false);
  const as = (clock: RunningClock): RunningClock => changed.find(({ id }) => id === clock.id) ?? clock;
  return [
    ...running.map((clock) => (clock.stoppedAt !== undefined ? clock : stops(clock.id) ? { ...as(clock), stoppedAt: at } : as(clock))),
    ...started,
  ];
}

/** Clocks as the event's `$clocks` and `$clocksChanged` hold them. */
export type ClocksOfEvent = { readonly started: readonly RunningClock[]; readonly changed: readonly RunningClock[] };
