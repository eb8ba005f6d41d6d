import { hourMs, latestMoment } from '../basis/time.ts';
import { checkDirtyHours } from './checks/check-dirty-hours.ts';
import { judgeAndKeep } from './determine/on-hours.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

/** So many hours of a mark at once; how far it came is kept after each piece, so that a kill repeats one piece at most. */
const hoursPerPiece = 40_000;

/**
 * One piece of the oldest mark: its stored hours are judged again under the registers as they stand now, in the order of time, and
 * the mark moves on or ends. Hours that are stored meanwhile meet the new registers by themselves. Resolves to how many marks wait.
 */
export async function judgeMarked(house: House, progress: (done: number) => void = () => undefined): Promise<number> {
  const machine = house.records.read(machineViewer);
  const marks = await machine.rejudgeMarks();
  const mark = marks[0];
  if (mark === undefined) return 0;
  // Who left the mark may not have renewed the directory yet.
  await house.directory.reload(machine, ['point', 'outlet-limit']);
  const window = { from: mark.from, to: mark.to ?? latestMoment };
  const hours = await house.observations.hoursStored({ points: mark.points, window, limit: hoursPerPiece });
  await judgeAndKeep(house, hours, progress);
  // What a firm says of work on its analyser, or takes back, the rules of checking heed too.
  if (mark.cause === 'data-mark') await checkDirtyHours(house, hours);
  const last = hours.at(-1);
  const done = last === undefined || hours.length < hoursPerPiece;
  await house.records.write(machineViewer, (records) => (done ? records.endMark(mark.id) : records.moveMark(mark.id, last.at + hourMs)));
  return marks.length - (done ? 1 : 0);
}

/** Where nothing was ever stored there is nothing to judge again: the registers of a new installation leave no work. */
export async function endMarksOfNothing(house: House): Promise<void> {
  if ((await house.observations.lastNumber()) > 0n) return;
  await house.records.write(machineViewer, async (records) => {
    for (const mark of await records.rejudgeMarks()) await records.endMark(mark.id);
  });
}
