import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../basis/result.ts';
import type { House } from '../flow/house.ts';
import { openDataFolder, type DataFolder, type Mode } from '../stores/data-folder.ts';
import { openDrillClock } from './drill/drill-clock.ts';
import { openHouse } from './open-house.ts';
import { WorldClock } from './world-clock.ts';

/** The mode that a folder was made for; `otherwise` for one that is not made yet. */
export function modeOf(path: string, otherwise: Mode): Mode {
  const file = join(path, 'qingshan.json');
  if (!existsSync(file)) return otherwise;
  return (JSON.parse(readFileSync(file, 'utf8')) as { mode?: Mode }).mode ?? otherwise;
}

/** Opens the folder for one piece of work and closes it whatever happens. A drill's clock stands still meanwhile. */
export async function withHouse<T>(path: string, otherwise: Mode, work: (house: House, folder: DataFolder) => Promise<Result<T>>): Promise<Result<T>> {
  const mode = modeOf(path, otherwise);
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
