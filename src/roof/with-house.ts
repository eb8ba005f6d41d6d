import { fail, type Result } from '../basis/result.ts';
import type { House } from '../flow/house.ts';
import { modeOf, openDataFolder, type DataFolder, type Mode } from '../stores/data-folder.ts';
import { openDrillClock } from './drill/drill-clock.ts';
import { openHouse } from './open-house.ts';
import { WorldClock } from './world-clock.ts';

/**
 * Opens the folder for one piece of work and closes it whatever happens. A drill's clock stands still meanwhile. A folder that is
 * not there is made in the mode that `makes` names; without it that is a fault, because a mistyped path must leave nothing behind.
 */
export async function withHouse<T>(path: string, makes: Mode | undefined, work: (house: House, folder: DataFolder) => Promise<Result<T>>): Promise<Result<T>> {
  const mode = modeOf(path) ?? makes;
  if (mode === undefined) return fail('system.no-data-folder', path);
  const folder = openDataFolder(path, mode);
  if (!folder.ok) return folder;
  try {
    const open = await openHouse(folder.value, process.env, (records) => (mode === 'drill' ? openDrillClock(records, 0) : Promise.resolve(WorldClock.real())));
    if (!open.ok) return open;
    try {
      return await work(open.value.house, folder.value);
    } finally {
      await open.value.close();
    }
  } finally {
    folder.value.release();
  }
}
