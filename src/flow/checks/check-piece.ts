import { dayMs, latestMoment } from '../../basis/time.ts';
import { dirtyHoursOf } from '../dirty-hours.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { settledFramesAfter } from '../settled-frames.ts';
import { checkDirtyHours } from './check-dirty-hours.ts';
import { againCursor } from './check-rules.ts';

/** The newest frame whose hours are all checked. */
const checksCursor = 'checks';
const framesPerPiece = 5_000;

const cursorOf = async ({ records }: House, name: string): Promise<string | undefined> => {
  const held = await records.read(machineViewer).cursor(name);
  return held === '' ? undefined : held;
};
const moveCursor = ({ records }: House, name: string, value: string): Promise<void> => records.write(machineViewer, (writer) =>
  writer.setCursor(name, value));

/** Whether frames wait to be checked, or stored hours to be checked again. */
export async function checksWait(house: House): Promise<boolean> {
  if ((await cursorOf(house, againCursor)) !== undefined) return true;
  return (await waitingFrames(house, 1)).length > 0;
}

const waitingFrames = async (house: House, limit: number) => settledFramesAfter(house, BigInt((await cursorOf(house, checksCursor)) ?? '0'), limit);

/**
 * Some frames' hours, or where none waits a day that is to be checked again. The cursor moves last, so that a kill repeats one piece and
 * doubles nothing. Resolves to whether more waits.
 */
export async function checkPiece(house: House): Promise<boolean> {
  const frames = await waitingFrames(house, framesPerPiece);
  const last = frames.at(-1);
  if (last !== undefined) {
    await checkDirtyHours(house, dirtyHoursOf(frames));
    await moveCursor(house, checksCursor, last.number.toString());
    return true;
  }
  return checkDayAgain(house);
}

async function checkDayAgain(house: House): Promise<boolean> {
  const waits = await cursorOf(house, againCursor);
  if (waits === undefined) return false;
  const points = [...house.directory.points.keys()];
  const [next] = points.length === 0 ? [] : await house.observations.hoursStored({ points, window: { from: Number(waits),
    to: latestMoment }, limit: 1 });
  if (next !== undefined) {
    const window = { from: next.at, to: next.at + dayMs };
    await checkDirtyHours(house, await house.observations.hoursStored({ points, window, limit: points.length * 24 + 1 }));
  }
  // A rule that was changed meanwhile has set it back: then that stands.
  await house.records.write(machineViewer, async (records) => {
    if ((await records.cursor(againCursor)) === waits) await records.setCursor(againCursor, next === undefined
      ? '' : String(next.at + dayMs));
  });
  return true;
}
