import { dayMs, dayOf, type Instant } from '../basis/time.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Waterbody } from '../rulebook/surface-water.ts';
import { causeOf, isAtLimit, type ClassCause, type Compared } from './published-causes.ts';
import { judgeSectionClass } from './section-class.ts';

/** A published section reading: `section` tells sections apart, `class` is 1…6. */
export type PublishedReading = {
  readonly section: string; readonly at: Instant; readonly values: Readonly<Record<string, string>>; readonly class?: number;
};
/** How a published class differs from ours, with which of the two tables either way. */
export type ClassDisagreement = 'at-a-limit' | 'other-table' | 'one-class-better' | 'one-class-worse' | 'far-off';
/** One row on which we differ: ours by the table of the section. */
export type DisagreementExample = {
  readonly section: string; readonly at: Instant; readonly published: number; readonly ours: number;
  readonly values: PublishedReading['values'];
};
export type ClassAgreement = {
  readonly compared: number;
  readonly equal: number;
  readonly equalEitherTable: number;
  readonly disagreements: Readonly<Record<ClassDisagreement, number>>;
  /** Every disagreement by the first cause that explains it, with the first examples. */
  readonly causes: Readonly<Record<ClassCause, { readonly count: number; readonly examples: readonly DisagreementExample[] }>>;
  /** Which table of total phosphorus fits most rows of a section. */
  readonly waterbodies: ReadonlyMap<string, Waterbody>;
};

const examplesKept = 5;

/**
 * How many published classes we reproduce from unrounded values. Whether a section is a lake is not in the data: the
 * table that fits more of its rows is taken, the river's on a tie.
 */
export function waterAgreement(rows: Iterable<PublishedReading>, rulebook: Rulebook): ClassAgreement {
  const sections = comparedBySection(rows, rulebook);
  const waterbodies = new Map<string, Waterbody>();
  const disagreements = { 'at-a-limit': 0, 'other-table': 0, 'one-class-better': 0, 'one-class-worse': 0, 'far-off': 0 };
  const causes = noCauses();
  let [compared, equal, equalEitherTable] = [0, 0, 0];
  for (const [section, readings] of sections) {
    const fits = (waterbody: Waterbody): number => readings.filter((reading) => reading[waterbody] === reading.published).length;
    const waterbody = fits('lake') > fits('river') ? 'lake' : 'river';
    waterbodies.set(section, waterbody);
    readings.forEach((reading, place) => {
      compared += 1;
      const either = reading.river === reading.published || reading.lake === reading.published;
      if (either) equalEitherTable += 1;
      if (reading[waterbody] === reading.published) { equal += 1; return; }
      disagreements[either ? 'other-table' : disagreementOf(reading, waterbody, rulebook)] += 1;
      const cause = causeOf(reading, precedingOf(readings, place), waterbody, rulebook);
      const kept = causes[cause];
      kept.count += 1;
      if (kept.examples.length < examplesKept) kept.examples.push({ section, at: reading.at, published: reading.published, ours: reading[waterbody], values: reading.values });
    });
  }
  return { compared, equal, equalEitherTable, disagreements, causes, waterbodies };
}

type Counted = { count: number; readonly examples: DisagreementExample[] };
const noCauses = (): Record<ClassCause, Counted> => {
  const none = (): Counted => ({ count: 0, examples: [] });
  return { 'at-a-limit': none(), 'source-error': none(), 'wrong-table': none(), rounding: none(), 'missing-item': none(), other: none() };
};

/** Sections with their comparable readings in order of time. */
function comparedBySection(rows: Iterable<PublishedReading>, rulebook: Rulebook): ReadonlyMap<string, Compared[]> {
  const sections = new Map<string, Compared[]>();
  for (const row of rows) {
    if (row.class === undefined) continue;
    const compared = compareRow(row, row.class, rulebook);
    if (compared === undefined) continue;
    const present = sections.get(row.section);
    if (present === undefined) sections.set(row.section, [compared]);
    else present.push(compared);
  }
  for (const readings of sections.values()) readings.sort((a, b) => a.at - b.at);
  return sections;
}

/** The reading before, not older than a day: automatic sections report every four hours, some once a day. */
function precedingOf(readings: readonly Compared[], place: number): Compared | undefined {
  const [before, reading] = [readings[place - 1], readings[place]];
  return before !== undefined && reading !== undefined && reading.at - before.at <= dayMs ? before : undefined;
}

function compareRow(row: PublishedReading, published: number, rulebook: Rulebook): Compared | undefined {
  const values = classified(row.values);
  const day = dayOf(row.at);
  const river = judgeSectionClass(values, 'river', rulebook, day);
  const lake = judgeSectionClass(values, 'lake', rulebook, day);
  if (!river.ok || !lake.ok || river.value.class === undefined || lake.value.class === undefined) return undefined;
  return { published, river: river.value.class, lake: lake.value.class, values, nitrogen: row.values['TN'], at: row.at, day };
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
