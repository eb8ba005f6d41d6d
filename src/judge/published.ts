import { exact } from '../basis/decimal.ts';
import { dayOf, type Instant } from '../basis/time.ts';
import { inForce } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Waterbody } from '../rulebook/surface-water.ts';
import { judgeStationHour } from './air-index.ts';
import { judgeSectionClass } from './section-class.ts';

/** A published site hour: what was measured and which AQI was printed. */
export type PublishedHour = { readonly at: Instant; readonly values: Readonly<Record<string, string>>; readonly aqi?: number };
export type AqiAgreement = { readonly compared: number; readonly equal: number };

/** How many published AQI we reproduce, by the edition of each hour. Hours without a published AQI are not compared. */
export function airAgreement(rows: Iterable<PublishedHour>, rulebook: Rulebook): AqiAgreement {
  let compared = 0;
  let equal = 0;
  for (const row of rows) {
    if (row.aqi === undefined) continue;
    const judged = judgeStationHour(row.values, rulebook, dayOf(row.at));
    compared += 1;
    if (judged.ok && judged.value.aqi === row.aqi) equal += 1;
  }
  return { compared, equal };
}

/** A published section reading: `section` tells sections apart, `class` is 1…6. */
export type PublishedReading = { readonly section: string; readonly at: Instant; readonly values: Readonly<Record<string, string>>; readonly class?: number };
/** Why a published class is not ours, with which of the two tables either way. */
export type ClassDisagreement = 'at-a-limit' | 'other-table' | 'one-class-better' | 'one-class-worse' | 'far-off';
export type ClassAgreement = {
  readonly compared: number;
  readonly equal: number;
  readonly equalEitherTable: number;
  readonly disagreements: Readonly<Record<ClassDisagreement, number>>;
  /** Which table of total phosphorus fits most rows of a section. */
  readonly waterbodies: ReadonlyMap<string, Waterbody>;
};

type Compared = { readonly published: number; readonly river: number; readonly lake: number; readonly values: PublishedReading['values']; readonly day: string };

/**
 * How many published classes we reproduce from unrounded values. Whether a section is a lake is not in the data: the
 * table that fits more of its rows is taken, the river's on a tie.
 */
export function waterAgreement(rows: Iterable<PublishedReading>, rulebook: Rulebook): ClassAgreement {
  const sections = new Map<string, Compared[]>();
  for (const row of rows) {
    if (row.class === undefined) continue;
    const compared = compareRow(row, row.class, rulebook);
    if (compared === undefined) continue;
    const present = sections.get(row.section);
    if (present === undefined) sections.set(row.section, [compared]);
    else present.push(compared);
  }
  const waterbodies = new Map<string, Waterbody>();
  const disagreements = { 'at-a-limit': 0, 'other-table': 0, 'one-class-better': 0, 'one-class-worse': 0, 'far-off': 0 };
  let [compared, equal, equalEitherTable] = [0, 0, 0];
  for (const [section, readings] of sections) {
    const fits = (waterbody: Waterbody): number => readings.filter((reading) => reading[waterbody] === reading.published).length;
    const waterbody = fits('lake') > fits('river') ? 'lake' : 'river';
    waterbodies.set(section, waterbody);
    for (const reading of readings) {
      compared += 1;
      const either = reading.river === reading.published || reading.lake === reading.published;
      if (either) equalEitherTable += 1;
      if (reading[waterbody] === reading.published) equal += 1;
      else disagreements[either ? 'other-table' : disagreementOf(reading, waterbody, rulebook)] += 1;
    }
  }
  return { compared, equal, equalEitherTable, disagreements, waterbodies };
}

function compareRow(row: PublishedReading, published: number, rulebook: Rulebook): Compared | undefined {
  const values = classified(row.values);
  const day = dayOf(row.at);
  const river = judgeSectionClass(values, 'river', rulebook, day);
  const lake = judgeSectionClass(values, 'lake', rulebook, day);
  if (!river.ok || !lake.ok || river.value.class === undefined || lake.value.class === undefined) return undefined;
  return { published, river: river.value.class, lake: lake.value.class, values, day };
}

/** What a station's class is made of as published: oxygen by concentration alone, total nitrogen never. */
const classifiedItems = ['DO', 'CODMn', 'NH3-N', 'TP', 'pH'] as const;

function classified(values: PublishedReading['values']): PublishedReading['values'] {
  const taken: Record<string, string> = {};
  for (const item of classifiedItems) if (values[item] !== undefined) taken[item] = values[item];
  return taken;
}

function disagreementOf(reading: Compared, waterbody: Waterbody, rulebook: Rulebook): ClassDisagreement {
  if (isAtLimit(reading, waterbody, rulebook)) return 'at-a-limit';
  const difference = reading[waterbody] - reading.published;
  if (Math.abs(difference) > 1) return 'far-off';
  return difference < 0 ? 'one-class-better' : 'one-class-worse';
}

/** Would one unit of the last printed digit move an item over a limit? Then the unrounded value may have been beyond it. */
function isAtLimit({ values, day }: Compared, waterbody: Waterbody, rulebook: Rulebook): boolean {
  const water = inForce(rulebook.surfaceWaters, day);
  return Object.entries(values).some(([name, text]) => {
    const value = exact(text);
    const unit = exact(10).pow(-value.decimalPlaces());
    const limits = water?.items[waterbody].get(name)?.limits ?? [];
    return limits.some(({ max, min }) => [max, min].some((limit) => limit !== undefined && limit.minus(value).abs().lessThanOrEqualTo(unit)));
  });
}
