import { dayMs, hourMs } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';

/** The data mark that decides of a factor at a point over a whole window (UTC ms, `to` outside). */
export type Marked = (point: number, factor: string, from: number, to: number) => DataMark | undefined;

export const nothingMarked: Marked = () => undefined;

/** Flag of a value that a mark has taken out: no logger sends it, so nothing takes it for valid. */
export const takenOut = 'marked';

/** The flag by which a value is used, once marks are heard: `N` where a mark holds it valid. */
export const usedFlag = (sent: string, mark: DataMark | undefined): string =>
  (mark === undefined ? sent : mark.effect === 'valid' ? 'N' : takenOut);

/** Standing marks of these points and this window, in one look-up. */
export async function marksBetween(house: Pick<House, 'records'>, points: readonly number[], from: number, to: number): Promise<Marked> {
  const marks = points.length === 0 ? [] : await house.records.read(machineViewer).decidingMarks(points, { from, to });
  if (marks.length === 0) return nothingMarked;
  const byPoint = Map.groupBy(marks, ({ point }) => point);
  return (point, factor, since, until) => decidingMark(byPoint.get(point) ?? [], factor, since, until);
}

/** Marks of these hours, of the civil days that they lie in and of the days before: all that judging them may touch. */
export function marksAbout(house: Pick<House, 'records'>, hours: readonly DirtyHour[]): Promise<Marked> {
  if (hours.length === 0) return Promise.resolve(nothingMarked);
  const times = hours.map(({ at }) => at);
  const [first, last] = [times.reduce((a, b) => Math.min(a, b), Infinity), times.reduce((a, b) => Math.max(a, b), -Infinity)];
  return marksBetween(house, [...new Set(hours.map(({ point }) => point))], first - 2 * dayMs, last + dayMs + hourMs);
}
