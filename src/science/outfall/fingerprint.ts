import { fail, ok, type Result } from '../../basis/result.ts';

/** Log-likelihood of the compositions found under each outfall's own history, and their Mahalanobis distance; `anyone`: under all histories together. */
export type Prints = { readonly logLikelihood: Float64Array; readonly distance: Float64Array; readonly anyone: number; readonly short: readonly number[] };

/**
 * Compositions as additive log-ratios to the last species (Aitchison 1986), so that dilution drops out. Each outfall: mean and covariance of its own
 * history, the covariance drawn to that of all histories as five rows of it; Student's t with 4 degrees. An outfall with fewer rows than species + 1 is
 * compared with all histories together, and so is an unlisted source. Fault trace.bad-number where a concentration is not above 0.
 */
export function prints(species: number, found: Float64Array, histories: readonly Float64Array[]): Result<Prints> {
  if (species < 2 || found.length < species) return fail('trace.too-few', `a fingerprint of ${species} species`);
  const wrong = [found, ...histories].findIndex((rows) => rows.length % species !== 0 || rows.some((value) => !(value > 0)));
  if (wrong !== -1) return fail('trace.bad-number', `a concentration of a fingerprint is not above 0 (${wrong === 0 ? 'found' : `history ${wrong}`})`);
  const ratios = histories.map((rows) => ratiosOf(rows, species));
  const all = momentsOf(ratios.flat(), species - 1);
  const within = pooled(ratios, species - 1);
  const seen = ratiosOf(found, species);
  const score = (mean: readonly number[], covariance: readonly (readonly number[])[]): readonly [number, number] => {
    const root = choleskyOf(covariance);
    const far = seen.reduce((sum, row) => sum + distanceOf(row.map((value, at) => value - (mean[at] ?? 0)), root), 0) / seen.length;
    const width = root.reduce((sum, row, at) => sum + Math.log(row[at] ?? 1), 0);
    return [-width - (4 + species - 1) / 2 * Math.log1p(far / 4), Math.sqrt(far)];
  };
  const anyone = score(all.mean, all.covariance);
  const short = [...ratios.keys()].filter((at) => (ratios[at]?.length ?? 0) < species + 1);
  const scored = ratios.map((rows, at) => {
    if (short.includes(at)) return anyone;
    const own = momentsOf(rows, species - 1);
    return score(own.mean, own.covariance.map((row, i) => row.map((value, j) => (rows.length * value + 5 * (within[i]?.[j] ?? 0)) / (rows.length + 5) * (1 + 1 / rows.length))));
  });
  return ok({ logLikelihood: Float64Array.from(scored, ([log]) => log), distance: Float64Array.from(scored, ([, far], at) => (short.includes(at) ? Number.NaN : far)), anyone: anyone[0], short });
}

type Rows = readonly (readonly number[])[];

const ratiosOf = (rows: Float64Array, species: number): Rows => Array.from({ length: rows.length / species }, (_, row) => {
  const own = rows.subarray(row * species, (row + 1) * species);
  return Array.from(own.subarray(0, species - 1), (value) => Math.log(value / (own[species - 1] ?? 1)));
});

function momentsOf(rows: Rows, size: number): { readonly mean: readonly number[]; readonly covariance: Rows } {
  const mean = Array.from({ length: size }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / Math.max(1, rows.length));
  const covariance = mean.map((_, i) => mean.map((__, j) => rows.reduce((sum, row) => sum + ((row[i] ?? 0) - (mean[i] ?? 0)) * ((row[j] ?? 0) - (mean[j] ?? 0)), 0) / Math.max(1, rows.length - 1) + (i === j ? 1e-4 : 0)));
  return { mean, covariance };
}

/** Covariance within outfalls, all histories together. */
function pooled(ratios: readonly Rows[], size: number): Rows {
  const many = ratios.filter((rows) => rows.length > 1);
  const weight = many.reduce((sum, rows) => sum + rows.length - 1, 0);
  const each = many.map((rows) => ({ covariance: momentsOf(rows, size).covariance, share: (rows.length - 1) / weight }));
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => each.reduce((sum, { covariance, share }) => sum + share * (covariance[i]?.[j] ?? 0), each.length === 0 && i === j ? 1 : 0)));
}

function choleskyOf(matrix: Rows): number[][] {
  const root: number[][] = matrix.map(() => matrix.map(() => 0));
  for (const [i, row] of matrix.entries()) for (let j = 0; j <= i; j += 1) {
    const [own, other] = [root[i] ?? [], root[j] ?? []];
    const sum = (row[j] ?? 0) - own.slice(0, j).reduce((all, value, at) => all + value * (other[at] ?? 0), 0);
    own[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (other[j] ?? 1);
  }
  return root;
}

function distanceOf(apart: readonly number[], root: Rows): number {
  const solved: number[] = [];
  for (const [i, row] of root.entries()) solved.push(((apart[i] ?? 0) - solved.reduce((sum, value, at) => sum + value * (row[at] ?? 0), 0)) / (row[i] ?? 1));
  return solved.reduce((sum, value) => sum + value * value, 0);
}
