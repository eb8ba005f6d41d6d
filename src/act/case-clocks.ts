import { ok, type Result } from '../basis/result.ts';
import { instant } from '../basis/time.ts';
import type { Case, RunningClock } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { dueOf } from './clock.ts';
import type { StepContext } from './context.ts';
import { numberParameter } from './parameters.ts';

/** Clocks that this event starts, with their due moment and its sentence, as they go into the event. */
export function clocksStartedBy(type: CaseType, event: string, context: StepContext): Result<readonly RunningClock[]> {
  const started: RunningClock[] = [];
  for (const rule of type.clocks.filter((clock) => clock.startsOn.includes(event))) {
    const length = numberParameter(type, rule.length, context.parameters);
    const due = dueOf(instant(context.now), { length, unit: rule.unit }, context.calendar);
    if (!due.ok) return due;
    started.push({ id: rule.id, party: rule.party, startedAt: context.now, due: due.value.due, says: due.value.says });
  }
  return ok(started);
}

/** A clock that ran out and what the machine has to do about it. */
export type Lapse = { readonly clock: string; readonly event: string; readonly due: number };

/** Clocks that have ended unanswered at `now` and whose rule names an event for the machine that it has not done since, earliest first. */
export function lapsesOf(type: CaseType, of: Case, now: number): readonly Lapse[] {
  const lapses: Lapse[] = [];
  for (const clock of of.clocks) {
    const event = type.clocks.find((rule) => rule.id === clock.id)?.onLapse;
    if (event === undefined || clock.stoppedAt !== undefined || clock.due >= now) continue;
    const done = Object.hasOwn(of.doneBy, event) ? of.doneBy[event] : undefined;
    if (done === undefined || done.at <= clock.due) lapses.push({ clock: clock.id, event, due: clock.due });
  }
  return lapses.sort((a, b) => a.due - b.due);
}

/** Clocks after an event: those it stops (or starts anew) stop, those it starts are added. At an end state only new ones run on. */
export function clocksAfter(type: CaseType, running: readonly RunningClock[], event: string, at: number, started: readonly RunningClock[], ended: boolean): readonly RunningClock[] {
  const stops = (id: string): boolean =>
    ended || started.some((clock) => clock.id === id) || (type.clocks.find((rule) => rule.id === id)?.stopsOn.includes(event) ?? false);
  return [
    ...running.map((clock) => (clock.stoppedAt === undefined && stops(clock.id) ? { ...clock, stoppedAt: at } : clock)),
    ...started,
  ];
}
