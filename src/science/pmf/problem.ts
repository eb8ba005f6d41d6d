import { fail, ok, type Result } from '../../basis/result.ts';

/** n samples × m species, row by row, in one unit (µg/m³ as a rule); `uncertainties` one standard deviation each. */
export type PmfData = {
  readonly rows: number; readonly species: readonly string[];
  readonly concentrations: Float64Array; readonly uncertainties: Float64Array;
};
/** The data as the solver wants them: weights 1/s² and weighted data. */
export type Weighted = {
  readonly n: number; readonly m: number; readonly p: number;
  readonly x: Float64Array; readonly w: Float64Array; readonly wx: Float64Array;
  /** The same by species, m × n. */
  readonly wT: Float64Array; readonly wxT: Float64Array;
  /** Σ w x² of each species. */
  readonly squares: Float64Array;
};

/**
 * Faults: trace.too-few (fewer than two samples or species, more factors than either), trace.bad-number (a value that is missing or
 * negative), trace.bad-uncertainty (missing, zero, negative), trace.singular (a species that is zero throughout).
 */
export function weighted({ rows, species, concentrations, uncertainties }: PmfData, factors: number): Result<Weighted> {
  const m = species.length;
  if (rows < 2 || m < 2) return fail('trace.too-few', `${rows} samples, ${m} species`);
  if (!Number.isInteger(factors) || factors < 1) return fail('trace.bad-parameter', `${factors} factors`);
  if (factors >= rows || factors >= m) return fail('trace.too-few', `${factors} factors of ${rows} samples and ${m} species`);
  const named = (at: number): string => `${species[at % m] ?? ''}, sample ${Math.floor(at / m) + 1}`;
  if (concentrations.length !== rows * m || uncertainties.length !== rows * m) return fail('trace.bad-parameter', 'concentrations and uncertainties differ in size');
  const bad = concentrations.findIndex((value) => !(value >= 0) || !Number.isFinite(value));
  if (bad >= 0) return fail('trace.bad-number', `${named(bad)}: ${concentrations[bad]}`);
  const unsure = uncertainties.findIndex((value) => !(value > 0) || !Number.isFinite(value));
  if (unsure >= 0) return fail('trace.bad-uncertainty', `${named(unsure)}: ${uncertainties[unsure]}`);
  const data = withWeights({ n: rows, m, p: factors, x: concentrations }, uncertainties.map((value) => 1 / (value * value)));
  const empty = data.squares.indexOf(0);
  return empty >= 0 ? fail('trace.singular', `${species[empty] ?? ''} is zero in every sample`) : ok(data);
}

/** The data under other weights, n × m. */
export function withWeights({ n, m, p, x }: Pick<Weighted, 'n' | 'm' | 'p' | 'x'>, w: Float64Array): Weighted {
  const [wx, wT, wxT, squares] = [new Float64Array(n * m), new Float64Array(n * m), new Float64Array(n * m), new Float64Array(m)];
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < m; j += 1) {
      const [weight, value] = [w[i * m + j] ?? 0, x[i * m + j] ?? 0];
      wx[i * m + j] = weight * value;
      wT[j * n + i] = weight;
      wxT[j * n + i] = weight * value;
      squares[j] = (squares[j] ?? 0) + weight * value * value;
    }
  }
  return { n, m, p, x, w, wx, wT, wxT, squares };
}
