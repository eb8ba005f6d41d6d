import type { Exact } from '../basis/decimal.ts';
import { within } from '../rulebook/bands.ts';
import { holdsOn, type Edition } from '../rulebook/edition.ts';
import type { BasinStatusRow } from '../rulebook/standard-file.ts';

/**
 * Status of a river or basin by the share of I–III (`good`) and worse than V (`bad`), %. `bad` is asked for only where it
 * decides. Undefined: the share that decides is not known.
 */
export function basinStatusOf(evaluation: Edition, day: string, good: Exact, bad: Exact | undefined): BasinStatusRow | undefined {
  const rows = evaluation.rows.filter((row): row is BasinStatusRow => row.kind === 'basin-status' && holdsOn(row, day)).sort((a, b) => a.order - b.order);
  return rows.find((row) => {
    const { goodFrom, goodBelow, badFrom, badBelow } = row;
    if (!within(ends(goodFrom, goodBelow), good)) return false;
    if (badFrom === undefined && badBelow === undefined) return true;
    return bad !== undefined && within(ends(badFrom, badBelow), bad);
  });
}

const ends = (least: string | undefined, below: string | undefined): Parameters<typeof within>[0] =>
  ({ ...(least === undefined ? {} : { least }), ...(below === undefined ? {} : { below }) });
