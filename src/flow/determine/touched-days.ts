import { dayOf, instant, startOfDay, type Day } from '../../basis/time.ts';
import type { Point, PointKind } from '../../model/point.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';

/** A natural day of a point, with its first moment (UTC ms). */
export type TouchedDay = { readonly point: Point; readonly day: Day; readonly from: number };

/** Each day once that these hours of points of the kind touch: a late hour judges its day again. */
export function touchedDays(house: House, kind: PointKind, hours: readonly DirtyHour[]): readonly TouchedDay[] {
  const days = new Map<string, TouchedDay>();
  for (const { point: number, at } of hours) {
    const point = house.directory.pointAt(number, at);
    const day = dayOf(instant(at));
    if (point?.kind === kind) days.set(`${number} ${day}`, { point, day, from: startOfDay(day) });
  }
  return [...days.values()];
}
