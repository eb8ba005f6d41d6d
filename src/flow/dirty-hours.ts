import { instant, startOfHour } from '../basis/time.ts';
import type { RawFrame } from '../model/frame.ts';
import { hoursOfPushed } from './push/sense-pushed.ts';
import type { DirtyHour } from './ports/observations.ts';

/** Commands whose values enter an hour: minute and hour records (HJ 212). Rows of published files stand for their hour. */
const hourly = new Set(['2051', '2061']);

/** Hours that stored frames touch, for catching up after a stop. */
export const dirtyHoursOf = (frames: readonly RawFrame[]): readonly DirtyHour[] =>
  frames.flatMap((frame) =>
    (hourly.has(frame.cn) || frame.st === 'file' ? [{ point: frame.point, at: startOfHour(instant(frame.dataTime)) }] : hoursOfPushed(frame)));
