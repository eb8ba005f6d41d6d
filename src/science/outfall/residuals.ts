import { quantile } from '../numeric/quantile.ts';
import type { Method, OutfallQuestion } from './question.ts';

/** Observations of one station and species, in the order of hours, with what each is compared to. */
export type Series = {
  readonly station: number; readonly species: number; readonly hour: Float64Array; readonly value: Float64Array; readonly censored: Uint8Array;
  readonly background: number;
  /** Added before logarithms so that noughts and small differences near the background count little. */
  readonly floor: number;
};

export function seriesOf({ stations, species, observations, background }: OutfallQuestion): { readonly series: readonly Series[]; readonly fromEvent: boolean } {
  const series: Series[] = [];
  let fromEvent = false;
  for (let at = 0; at < stations.length * species.length; at += 1) {
    const [station, kind] = [Math.floor(at / species.length), at % species.length];
    const own = Int32Array.from([...observations.hour.keys()].filter((row) => observations.station[row] === station && observations.species[row] === kind))
      .sort((a, b) => (observations.hour[a] ?? 0) - (observations.hour[b] ?? 0));
    if (own.length === 0) continue;
    const limit = (row: number): number => observations.limit[row] ?? Number.NaN;
    const censored = Uint8Array.from(own, (row) => (!((observations.value[row] ?? Number.NaN) > limit(row)) && limit(row) > 0 ? 1 : 0));
    const value = Float64Array.from(own, (row, index) => (censored[index] === 1 ? limit(row) : observations.value[row] ?? 0));
    const given = background[at] ?? Number.NaN;
    if (Number.isNaN(given)) fromEvent = true;
    const base = Number.isNaN(given) ? quantile(value.toSorted(), 0.35) : given;
    series.push({ station, species: kind, hour: Float64Array.from(own, (row) => observations.hour[row] ?? 0), value, censored, background: base, floor: Math.max(base * 0.1, 1e-9) });
  }
  return { series, fromEvent };
}

/** Logarithm of the likelihood of one observation where `more` is added to the background: Student's t on logarithms, censored below the limit. */
export function logLikelihood({ value, censored, background, floor }: Series, at: number, more: number, { noise, freedom, weight }: Method): number {
  const z = (Math.log((value[at] ?? 0) + floor) - Math.log(background + more + floor)) / noise;
  return weight * (censored[at] === 1 ? logTail(z, freedom) : -(freedom + 1) / 2 * Math.log1p(z * z / freedom));
}

/** Logarithm of Student's distribution function, 4 degrees closed, others by the normal law; relative to the density's peak like the line above. */
function logTail(z: number, freedom: number): number {
  if (freedom !== 4) return Math.log(Math.max(1e-300, 1 / (1 + Math.exp(-1.702 * z))));
  const part = z / Math.sqrt(4 + z * z);
  return Math.log(Math.max(1e-300, 0.5 + 0.75 * (part - part ** 3 / 3)));
}
