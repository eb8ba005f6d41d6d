import type { Exact } from '../basis/decimal.ts';
import { ok, type Result } from '../basis/result.ts';
import { ruleOn, type Edition } from '../rulebook/edition.ts';
import { readMeasured } from './measured.ts';
import { mean, phMean } from './statistics.ts';

/** One sample or hour: decimal text by item code, `<0.05` where it is below the detection limit. Absent: not measured. */
export type WaterSample = { readonly at: number; readonly values: Readonly<Record<string, string>> };

/** The mean of one item in full, of how many values; `detection`: the largest detection limit that a value lay below. */
export type ItemMean = { readonly full: Exact; readonly count: number; readonly below: number; readonly detection?: Exact };
export type ItemMeans = ReadonlyMap<string, ItemMean>;

/**
 * Means over time at one point, each item over all its valid values: arithmetic, pH through the hydrogen ion, a value below
 * detection as the share of its limit that the rule says. No least number of values is known from the rule; `count` is told.
 * Faults: value.not-a-number, value.out-of-range, standard.no-row.
 */
export function meansOverTime(samples: readonly WaterSample[], statistics: Edition, day: string): Result<ItemMeans> {
  const half = ruleOn(statistics, 'below-detection', day);
  if (!half.ok) return half;
  const gathered = new Map<string, { values: Exact[]; below: number; detection?: Exact }>();
  for (const { values } of samples) {
    for (const [item, raw] of Object.entries(values)) {
      const measured = readMeasured(item, raw, item === 'temperature');
      if (!measured.ok) return measured;
      const { value, below } = measured.value;
      const held = gathered.get(item) ?? { values: [], below: 0 };
      gathered.set(item, held);
      held.values.push(below ? value.times(half.value.value) : value);
      if (!below) continue;
      held.below += 1;
      if (held.detection === undefined || value.greaterThan(held.detection)) held.detection = value;
    }
  }
  return ok(new Map([...gathered].map(([item, { values, below, detection }]) =>
    [item, { full: meanOf(item, values), count: values.length, below, ...(detection === undefined ? {} : { detection }) }])));
}

/** Means over points (a lake; fewer than five sections of a river) of their means over time, each point once. */
export function meansOverPoints(points: readonly ItemMeans[]): ItemMeans {
  const over = new Map<string, ItemMean>();
  for (const item of new Set(points.flatMap((means) => [...means.keys()]))) {
    const held = points.flatMap((means) => means.get(item) ?? []);
    const detection = held.reduce((most: Exact | undefined, one) => (one.detection !== undefined && (most === undefined || one.detection.greaterThan(most)) ? one.detection : most), undefined);
    const sum = (of: (one: ItemMean) => number): number => held.reduce((all, one) => all + of(one), 0);
    over.set(item, { full: meanOf(item, held.map(({ full }) => full)), count: sum(({ count }) => count), below: sum(({ below }) => below), ...(detection === undefined ? {} : { detection }) });
  }
  return over;
}

const meanOf = (item: string, values: readonly Exact[]): Exact => (item === 'pH' ? phMean(values) : mean(values));
