import { exact, type Exact } from '../basis/decimal.ts';
import { ruleNeeded, type Edition } from './edition.ts';
import type { LimitRow, RuleRow } from './standard-file.ts';

/** Classes of GB/T 14848, best first. Whatever is above IV is V. */
export const groundwaterClasses = ['I', 'II', 'III', 'IV', 'V'] as const;
export type GroundwaterClass = (typeof groundwaterClasses)[number];

/** The bounds of one class of one item, exact; neither bound for what must be absent or not detected. */
export type GroundwaterLimit = { readonly row: LimitRow; readonly max: Exact | undefined; readonly min: Exact | undefined };
export type GroundwaterItem = {
  readonly item: string;
  readonly unit: string;
  /** Classes I, II, … in order, as many as the table sets. */
  readonly limits: readonly GroundwaterLimit[];
  /** Beyond the last limit the classes cannot be told apart (radioactivity). */
  readonly undivided: boolean;
};

/** GB/T 14848 ready to judge. */
export type Groundwater = {
  readonly edition: Edition;
  readonly items: ReadonlyMap<string, GroundwaterItem>;
  readonly worstItem: RuleRow;
};

export function compileGroundwater(edition: Edition): Groundwater {
  const undivided = new Set(ruleNeeded(edition, 'undivided-above-three').pollutants);
  const rows = edition.rows.filter((row): row is LimitRow => row.kind === 'limit');
  const items = new Map<string, GroundwaterItem>();
  for (const [item, limits] of Map.groupBy(rows, (row) => row.pollutant)) {
    const unit = limits[0]?.unit ?? '';
    items.set(item, { item, unit, undivided: undivided.has(item), limits: limits.sort(byClass).map(bounds) });
  }
  return { edition, items, worstItem: ruleNeeded(edition, 'worst-item') };
}

const classAt = (row: LimitRow): number => groundwaterClasses.findIndex((name) => name === row.applies['class']);
const byClass = (a: LimitRow, b: LimitRow): number => classAt(a) - classAt(b);

function bounds(row: LimitRow): GroundwaterLimit {
  const decimal = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));
  return row.op === 'between' ? { row, min: decimal(row.low), max: decimal(row.high) } : { row, min: undefined, max: decimal(row.value) };
}
