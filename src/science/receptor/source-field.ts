import { seededRandom } from '../../basis/random.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { quantile } from '../numeric/quantile.ts';
import type { Watch } from '../watch.ts';
import { heldPoints, type EndpointSet } from './endpoints.ts';

export type FieldStatistic = { readonly kind: 'pscf'; readonly percentile: number } | { readonly kind: 'cwt' };
export type FieldInput = EndpointSet & {
  readonly statistic: FieldStatistic;
  /** Size of a cell, degrees; its centres lie at multiples of it. */
  readonly cell: number;
  readonly bootstrap?: { readonly resamples: number; readonly seed: number };
};
export type FieldCell = {
  readonly lat: number; readonly lon: number;
  /** Points in the cell, PSCF 0 to 1 or CWT in the unit of the values, the weight for few points, and the product of both. */
  readonly n: number; readonly value: number; readonly weight: number; readonly weighted: number;
  /** Of the resamples in which the cell has points, the share in which its value lies above the mean over all cells. */
  readonly standsOut?: number;
};
export type Field = {
  readonly cells: readonly FieldCell[];
  /** PSCF: the value above which a trajectory counts. */
  readonly threshold?: number;
  readonly trajectories: number; readonly points: number; readonly left: number;
  readonly reasons: readonly 'few-trajectories'[];
};

const fewest = 30;

/**
 * PSCF = m / n and CWT = Σ C / n over the points of each cell (each stands for the same time). The percentile is of the values repeated at every
 * point, as openair takes it, type 7. Weights are those of openair: PSCF × 0.75, 0.5, 0.15 for n of up to twice, once and half the mean count;
 * CWT × 0.7, 0.42, 0.05 for n of up to 80, 20 and 10. The bootstrap draws days of arrival with replacement (trajectories of one day hang
 * together). Faults: those of `heldPoints`, trace.bad-parameter (cell, percentile).
 */
export function sourceField(input: FieldInput, watch: Watch = () => undefined): Result<Field> {
  const { statistic, cell, values, of, bootstrap } = input;
  if (!(cell > 0 && cell <= 30)) return fail('trace.bad-parameter', `a cell of ${cell}°`);
  if (statistic.kind === 'pscf' && !(statistic.percentile > 0 && statistic.percentile < 100)) return fail('trace.bad-parameter', `percentile ${statistic.percentile}`);
  const held = heldPoints(input);
  if (!held.ok) return held;
  const threshold = statistic.kind === 'pscf' ? quantile(Float64Array.from(held.value, (at) => values[of[at] ?? 0] ?? 0).toSorted(), statistic.percentile / 100) : undefined;
  const worth = values.map((value) => (threshold === undefined ? value : Number(value > threshold)));
  const placed = place(input, held.value);
  const once = new Float64Array(values.length).fill(1);
  const whole = fieldOf(placed, worth, once);
  const out = bootstrap === undefined ? undefined : standOuts(input, placed, worth, bootstrap, watch);
  const meanCount = whole.n.reduce((sum, n) => sum + n, 0) / whole.n.length;
  const trajectories = new Set(held.value.map((at) => of[at] ?? 0)).size;
  return ok({
    cells: placed.centres.map(([lat, lon], at): FieldCell => {
      const [n, value] = [whole.n[at] ?? 0, whole.value[at] ?? 0];
      const weight = statistic.kind === 'pscf' ? pscfWeight(n, meanCount) : cwtWeight(n);
      const standsOut = out?.[at];
      return { lat, lon, n, value, weight, weighted: value * weight, ...(standsOut === undefined ? {} : { standsOut }) };
    }),
    ...(threshold === undefined ? {} : { threshold }), trajectories, points: held.value.length, left: of.length - held.value.length,
    reasons: trajectories < fewest ? ['few-trajectories'] : [],
  });
}

const pscfWeight = (n: number, mean: number): number => (n > 2 * mean ? 1 : n > mean ? 0.75 : n > mean / 2 ? 0.5 : 0.15);
const cwtWeight = (n: number): number => (n > 80 ? 1 : n > 20 ? 0.7 : n > 10 ? 0.42 : 0.05);

type Placed = { readonly cellOf: Int32Array; readonly trajectoryOf: Int32Array; readonly centres: readonly (readonly [number, number])[] };

/** Cells that have a point, from south to north, west to east. */
function place({ lat, lon, of, cell }: FieldInput, held: Int32Array): Placed {
  const on = (degrees: number): number => Math.round(degrees / cell) + 0;
  const rows = Array.from(held, (at) => [on(lat[at] ?? 0), on(lon[at] ?? 0)] as const);
  const keys = [...new Map(rows.map((pair) => [pair.join(), pair])).values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const index = new Map(keys.map((pair, at) => [pair.join(), at]));
  return {
    cellOf: Int32Array.from(rows, (pair) => index.get(pair.join()) ?? 0), trajectoryOf: held.map((at) => of[at] ?? 0),
    centres: keys.map(([north, east]) => [tidy(north * cell), tidy(east * cell)]),
  };
}

const tidy = (degrees: number): number => Math.round(degrees * 1e6) / 1e6 + 0;

/** `times`: how often each trajectory counts. */
function fieldOf({ cellOf, trajectoryOf, centres }: Placed, worth: Float64Array, times: Float64Array): { readonly n: Float64Array; readonly value: Float64Array } {
  const [n, sum] = [new Float64Array(centres.length), new Float64Array(centres.length)];
  for (let at = 0; at < cellOf.length; at += 1) {
    const [cell, of] = [cellOf[at] ?? 0, trajectoryOf[at] ?? 0];
    n[cell] = (n[cell] ?? 0) + (times[of] ?? 0);
    sum[cell] = (sum[cell] ?? 0) + (times[of] ?? 0) * (worth[of] ?? 0);
  }
  return { n, value: sum.map((total, cell) => (n[cell] === 0 ? Number.NaN : total / (n[cell] ?? 1))) };
}

function standOuts({ days, values }: FieldInput, placed: Placed, worth: Float64Array, { resamples, seed }: { readonly resamples: number; readonly seed: number }, watch: Watch): readonly number[] {
  const random = seededRandom(seed);
  const byDay = [...Map.groupBy(Int32Array.from(values, (_, of) => of).filter((of) => !Number.isNaN(values[of])), (of) => days[of] ?? 0).values()];
  const [above, seen] = [new Float64Array(placed.centres.length), new Float64Array(placed.centres.length)];
  for (let draw = 0; draw < resamples; draw += 1) {
    const times = new Float64Array(values.length);
    for (let day = 0; day < byDay.length; day += 1) for (const of of byDay[Math.floor(random() * byDay.length)] ?? []) times[of] = (times[of] ?? 0) + 1;
    const { value } = fieldOf(placed, worth, times);
    const held = value.filter((own) => !Number.isNaN(own));
    const mean = held.reduce((sum, own) => sum + own, 0) / held.length;
    value.forEach((own, cell) => {
      if (Number.isNaN(own)) return;
      seen[cell] = (seen[cell] ?? 0) + 1;
      above[cell] = (above[cell] ?? 0) + Number(own > mean);
    });
    watch((draw + 1) / resamples);
  }
  return Array.from(above, (count, cell) => (seen[cell] === 0 ? 0 : count / (seen[cell] ?? 1)));
}
