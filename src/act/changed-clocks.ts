import { fail, ok, type Result } from '../basis/result.ts';
import type { Json } from '../basis/canonical.ts';
import type { ClockChange, RunningClock } from '../model/case.ts';
import type { ClockRule, Effect } from '../model/case-type.ts';
import { withWarnings } from './case-clocks.ts';
import { extensionRefused, openPause, settled, withChange } from './clock-changes.ts';
import { numberParameter } from './parameters.ts';
import type { Trial } from './trial.ts';

/**
 * Running clocks that a step pauses, resumes, extends, or settles once their calendar has come, whole as they go into the event.
 * Those that the step stops or starts anew are left to it. Faults: clock.not-running, clock.extension-*, clock.calendar-unknown.
 */
export function clocksChangedBy(trial: Trial): Result<readonly RunningClock[]> {
  const { type, of, rule } = trial;
  const changed: RunningClock[] = [];
  for (const extension of rule.effects.filter((effect) => effect.effect === 'extend-clock')) {
    if (running(of.clocks, extension.clock) === undefined) return fail('clock.not-running', extension.clock);
  }
  for (const clockRule of type.clocks) {
    const clock = running(of.clocks, clockRule.id);
    if (clock === undefined || clockRule.stopsOn.includes(rule.event) || clockRule.startsOn.includes(rule.event)) continue;
    const next = nextOf(clock, clockRule, trial);
    if (!next.ok) return next;
    if (next.value !== clock) changed.push(withWarnings(type, clockRule, next.value, trial.context));
  }
  return ok(changed);
}

export const running = (clocks: readonly RunningClock[], id: string): RunningClock | undefined =>
  clocks.find((clock) => clock.id === id && clock.stoppedAt === undefined);

function nextOf(clock: RunningClock, clockRule: ClockRule, trial: Trial): Result<RunningClock> {
  const { rule, context: { calendar, now } } = trial;
  const pause = openPause(clock);
  const change = (one: ClockChange): Result<RunningClock> => ok(withChange(clock, one, clockRule.unit, calendar));
  if (pause === undefined && clockRule.pausesOn?.includes(rule.event) === true) {
    return change({ kind: 'pause', seq: trial.of.seq + 1, from: now, reason: reasonOf(trial) });
  }
  if (pause !== undefined && clockRule.resumesOn?.includes(rule.event) === true) return change({ ...pause, to: now });
  const extension = rule.effects.find((effect) => effect.effect === 'extend-clock' && effect.clock === clock.id);
  if (extension?.effect === 'extend-clock') {
    const asked = extensionBy(extension, clock, trial);
    return asked.ok ? change(asked.value) : asked;
  }
  if (clock.awaits === undefined || !rule.effects.some(({ effect }) => effect === 'settle-clocks')) return ok(clock);
  const whole = settled(clock, clockRule.unit, calendar);
  return whole.awaits === undefined ? ok(whole) : fail('clock.calendar-unknown', whole.awaits);
}

/** The longest that one extension adds: beyond it the number is a slip of the hand. */
const lengthMost = 1000;

function extensionBy({ input, times }: Extract<Effect, { effect: 'extend-clock' }>, clock: RunningClock, trial: Trial): Result<ClockChange> {
  const { type, of, actor, context } = trial;
  const given = trial.input[input];
  const asDay = trial.rule.input.find(({ id }) => id === input)?.kind === 'day' ? String(given) : undefined;
  const refused = extensionRefused(clock, numberParameter(type, times, context.parameters), asDay);
  if (refused !== undefined) return refused;
  const length = Number(given);
  if (asDay === undefined && !(Number.isSafeInteger(length) && length >= 1 && length <= lengthMost)) return fail('case.field-invalid', input);
  return ok({
    kind: 'extension', seq: of.seq + 1, at: context.now, by: actor.says, reason: reasonOf(trial),
    ...(asDay === undefined ? { length } : { day: asDay }),
  });
}

const reasonOf = ({ input }: Trial): string => {
  const reason: Json | undefined = input['reason'];
  return typeof reason === 'string' ? reason : '';
};
