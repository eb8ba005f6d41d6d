import { addDays, startOfDay, type Day } from '../basis/time.ts';
import type { Point } from '../model/point.ts';
import { noteStandards } from './changed-standards.ts';
import { ComparedVerdicts, type Comparison } from './compared-verdicts.ts';
import { changesOf } from './determine/changes.ts';
import { judgeHours } from './determine/determine-hours.ts';
import { ownDay, type EditionDay } from './determine/edition-day.ts';
import type { Judged } from './determine/judged.ts';
import { recordFindings } from './determine/record-findings.ts';
import { termsOf } from './determine/terms.ts';
import type { House } from './house.ts';
import type { DirtyHour, Window } from './ports/observations.ts';

export type Again = {
  readonly from: Day; readonly to: Day;
  /** Kinds of points; none: all. */
  readonly kinds: readonly Point['kind'][];
  /** Judge by editions of other days. Local limits and attributes keep the day of the hour. */
  readonly editionDay?: EditionDay;
  /** Keep what changed; old verdicts stay in history. Without it nothing is written. */
  readonly record: boolean;
};

/** Hours of so many points and one day at once. */
const pointsPerPiece = 300;

/**
 * Everything stored from a day to a day, both included, judged again from its readings and compared with what holds: what would it
 * be under these rules? `progress` hears each day that is done.
 */
export async function judgeAgain(house: House, asked: Again, progress: (day: Day, hours: number) => void): Promise<Comparison> {
  const wanted = (kind: Point['kind']): boolean => asked.kinds.length === 0 || asked.kinds.includes(kind);
  const points = [...house.directory.points.values()].filter(({ kind }) => wanted(kind)).map(({ number }) => number);
  const compared = new ComparedVerdicts(house);
  for (let day = asked.from; day <= asked.to; day = addDays(day, 1)) {
    const window = { from: startOfDay(day), to: startOfDay(addDays(day, 1)) };
    const hours = points.length === 0 ? [] : await house.observations.hoursStored({ points, window, limit: points.length * 24 + 1 });
    for (const piece of pieces(hours)) await one(house, piece, window, asked, compared);
    progress(day, hours.length);
  }
  if (asked.record) await noteStandards(house);
  return compared.result();
}

async function one(house: House, hours: readonly DirtyHour[], window: Window, asked: Again, compared: ComparedVerdicts): Promise<void> {
  const judged = within(await judgeHours(house, hours, termsOf(house, asked.editionDay ?? ownDay)), window);
  const changes = await changesOf(house, judged);
  compared.add(hours.length, judged.rows.length, changes);
  if (!asked.record) return;
  if (changes.length > 0) await house.observations.putDeterminations(changes.map((change) => change.after));
  await recordFindings(house, judged);
}

/** A touched day may draw the day before along; it is judged on its own turn or was not asked for. */
function within({ windows, rows, findings }: Judged, { from, to }: Window): Judged {
  const inside = ({ at }: { readonly at: number }): boolean => at >= from && at < to;
  return { windows: windows.filter(inside), rows: rows.filter(inside), findings: findings.filter(inside) };
}

/** All hours of a point in one piece, so that its day is judged once. */
function* pieces(hours: readonly DirtyHour[]): Generator<readonly DirtyHour[]> {
  const byPoint = [...Map.groupBy(hours, ({ point }) => point).values()];
  for (let at = 0; at < byPoint.length; at += pointsPerPiece) yield byPoint.slice(at, at + pointsPerPiece).flat();
}
