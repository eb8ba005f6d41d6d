import { startOfDay, day, addDays, hourMs } from '../../basis/time.ts';
import { lastKnownDay } from '../../act/working-day.ts';
import { publishedCalendar } from '../../act/published-calendar.ts';
import type { Records } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { ClockControl } from '../../server/runtime.ts';
import { WorldClock, type ClockState } from '../world-clock.ts';

/** The drill begins here (DESIGN §6); the fourteen days before it are filled at the first start. */
export const drillStart = startOfDay(day('2026-03-02'));
export const worldClockSetting = 'world-clock';
const saveEveryMs = 2_000;

/** Where the published working-day calendar ends: beyond it no legal term could be counted. */
const calendarEnd = startOfDay(addDays(lastKnownDay(publishedCalendar.years) ?? day('2026-12-31'), 1)) - 1;

/** The stored clock, or a new one at the drill's start that stands still until it is set going. */
export async function openDrillClock(records: Records, speed: number): Promise<WorldClock> {
  const held = (await records.read(machineViewer).setting(worldClockSetting)) as ClockState | undefined;
  return new WorldClock({ world: held?.world ?? drillStart, speed: held === undefined ? 0 : speed }, calendarEnd);
}

/** Writes the clock down often, and at the end; returns how to stop. */
export function keepClock(records: Records, clock: WorldClock): () => Promise<void> {
  const save = (): Promise<void> => records.write(machineViewer, (writer) => writer.setSetting(worldClockSetting, clock.state()));
  let saving = Promise.resolve();
  const timer = setInterval(() => { saving = saving.then(save).catch((error: unknown) => console.error('world clock not saved', error)); }, saveEveryMs);
  return async () => {
    clearInterval(timer);
    await saving;
    await save();
  };
}

export function clockControl(clock: WorldClock, changed: () => void): ClockControl {
  return {
    speed: () => clock.speed,
    stoppedBecause: () => (clock.ended ? 'system.calendar-ended' : undefined),
    set: async ({ speed, stepHours }) => {
      if (stepHours !== undefined) clock.step(stepHours * hourMs);
      if (speed !== undefined) clock.setSpeed(speed);
      changed();
    },
  };
}
