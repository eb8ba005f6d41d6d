import { fail, ok, type Result } from '../../basis/result.ts';

/** A way the water takes from each candidate to each station, candidate-major: hours, variance of the hours [h²], share of the water that comes. NaN hours: not below. */
export type Routes = { readonly hours: Float64Array; readonly variance: Float64Array; readonly share: Float64Array };

export type OutfallQuestion = {
  /** Hours between the values of the records, and how many there are; the first stands at hour 0. */
  readonly step: number;
  readonly count: number;
  /** Loads by its record [g/s], species-major (species × count); NaN where the record has a gap. Prior: weight above 0, licence activity by inspection history. */
  readonly outfalls: readonly { readonly id: string; readonly prior: number; readonly loads: Float64Array }[];
  readonly stations: readonly { readonly id: string; readonly flow: number }[];
  /** Decay at 20 °C [1/d]. */
  readonly species: readonly { readonly id: string; readonly decay: number }[];
  readonly routes: Routes;
  /** Reaches on which a source that nobody listed may lie. */
  readonly unlisted: { readonly reaches: readonly string[]; readonly routes: Routes };
  /** Concentrations [mg/L]; `value` at or below `limit` is censored: only that it was below is used. */
  readonly observations: { readonly station: Int32Array; readonly species: Int32Array; readonly hour: Float64Array; readonly value: Float64Array; readonly limit: Float64Array };
  /** Usual concentration, station-major (stations × species); NaN: the 35 % quantile of the station's own values, said in `reasons`. */
  readonly background: Float64Array;
  readonly rain?: Float64Array;
  /** Compositions: what was found at the stations and each outfall's own history, rows of concentrations of the same species, row-major. */
  readonly fingerprint?: { readonly species: number; readonly found: Float64Array; readonly histories: readonly Float64Array[] };
  readonly temperature: number;
  readonly method?: Partial<Method>;
};

/** Choices of the method (science.md §4.3, by design and checked on `bench outfall`), not of policy. */
export type Method = {
  /** Standard deviation of the logarithm of travel time, and the part of its variance that all stations of one candidate share. */
  readonly timeSigma: number; readonly sharedTime: number;
  /** Of the logarithm of a measured concentration, model error included; degrees of freedom of Student's t. */
  readonly noise: number; readonly freedom: number;
  /** Of the logarithm of true over recorded load. */
  readonly loadSigma: number;
  /** Weight of one residual: neighbours in time are wrong together. */
  readonly weight: number;
  /** Prior share of a source that is not listed, and of rain where rain is given. */
  readonly unlistedShare: number; readonly rainShare: number;
};
const usual: Method = { timeSigma: 0.3, sharedTime: 0.5, noise: 0.3, freedom: 4, loadSigma: 0.7, weight: 0.5, unlistedShare: 0.05, rainShare: 0.05 };

/** Faults trace.too-few (no outfall, station, rise or record), trace.bad-number and trace.bad-parameter (which). */
export function checked(asked: OutfallQuestion): Result<Method> {
  const { step, count, outfalls, stations, species, observations, background, temperature } = asked;
  if (outfalls.length < 2 || stations.length === 0 || species.length === 0) return fail('trace.too-few', `${outfalls.length} outfalls, ${stations.length} stations, ${species.length} species`);
  if (observations.hour.length < 6) return fail('trace.too-few', `${observations.hour.length} observations`);
  if (!(step > 0) || count < 2) return fail('trace.bad-parameter', `records of ${count} values every ${step} hours`);
  if (!(temperature >= 0 && temperature <= 40)) return fail('trace.bad-parameter', `temperature ${temperature}`);
  const still = stations.find(({ flow }) => !(flow > 0));
  if (still !== undefined) return fail('trace.bad-number', `flow ${still.flow} (station ${still.id})`);
  const wrong = outfalls.find(({ prior, loads }) => !(prior > 0) || loads.length !== species.length * count || loads.some((load) => load < 0));
  if (wrong !== undefined) return fail('trace.bad-number', `prior ${wrong.prior} or a load below 0 (outfall ${wrong.id})`);
  if (background.length !== stations.length * species.length) return fail('trace.bad-parameter', 'background: stations by species');
  const negative = observations.value.findIndex((value, at) => !(value >= 0) && !((observations.limit[at] ?? Number.NaN) > 0));
  if (negative !== -1) return fail('trace.bad-number', `observation ${observations.value[negative]} at hour ${observations.hour[negative]} (${stations[observations.station[negative] ?? 0]?.id})`);
  return ok({ ...usual, ...asked.method });
}
