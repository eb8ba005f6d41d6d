import { hourMs } from '../../basis/time.ts';
import type { RawFrame } from '../../model/frame.ts';
import { fields, periods } from '../../model/reading.ts';
import type { ReadingBuilder } from '../../sense/reading-builder.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { isPushed, rowsOfFrame } from './frame.ts';

/** The readings of a pushed frame once more; false where the frame is another door's. */
export function sensePushed(frame: RawFrame, place: number, into: ReadingBuilder): boolean {
  if (!isPushed(frame)) return false;
  const read = rowsOfFrame(frame);
  if (!read.ok) return true;
  const { stream: { point, factor, period, field }, rows } = read.value;
  for (const row of rows) if (row.ok) into.add(point, factor, periods[period], fields[field], row.value.at, row.value.micro, row.value.flag, place);
  return true;
}

/** Hours whose hour records a pushed frame brought. */
export function hoursOfPushed(frame: RawFrame): readonly DirtyHour[] {
  const read = isPushed(frame) ? rowsOfFrame(frame) : undefined;
  if (read?.ok !== true || read.value.stream.period !== 'hour') return [];
  return read.value.rows.flatMap((row) => (row.ok ? [{ point: frame.point, at: Math.floor(row.value.at / hourMs) * hourMs }] : []));
}
