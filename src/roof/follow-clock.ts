import type { Clocks } from '../flow/ports/clock.ts';
import type { Records } from '../flow/ports/records.ts';
import { machineViewer } from '../flow/viewer.ts';
import { worldClockSetting } from './drill/drill-clock.ts';
import { WorldClock, type ClockState } from './world-clock.ts';

const followMs = 2_000;

/** The world clock that another process keeps; where none is kept the installation is a real one and the machine's time is the world's. */
export async function followClock(records: Records): Promise<{ readonly clocks: Clocks; stop(): void }> {
  const read = async (): Promise<Clocks> => {
    const held = (await records.read(machineViewer).setting(worldClockSetting)) as ClockState | undefined;
    return held === undefined ? WorldClock.real() : new WorldClock(held, Number.MAX_SAFE_INTEGER);
  };
  let clock = await read();
  const follow = async (): Promise<void> => { clock = await read(); };
  const timer = setInterval(() => { follow().catch(() => undefined); }, followMs);
  return { clocks: { world: () => clock.world(), machine: () => clock.machine() }, stop: () => clearInterval(timer) };
}
