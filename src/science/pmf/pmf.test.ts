import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { normal } from '../numeric/normal.ts';
import { bootstrap } from './bootstrap.ts';
import { displacement } from './displacement.ts';
import { nameFactor, speciesKey, type SourceProfile } from './name-factors.ts';
import { pmf } from './pmf.ts';
import { weighted, type PmfData, type Weighted } from './problem.ts';
import { correlation, normalised } from './profiles.ts';
import { solve, trueQ } from './solve.ts';
import { solveFrom } from './start.ts';
import { sweep, pairOf, scratchOf } from './sweep.ts';
import { prepare, signalToNoise, strengthOf } from './uncertainty.ts';

const speciesNames = (m: number): readonly string[] => Array.from({ length: m }, (_, j) => `s${j}`);

/** Sparse profiles, log-normal contributions, errors of `error` of the value: a truth to be found again. */
function synthetic(seed: number, { n, m, p, error }: { n: number; m: number; p: number; error: number }): { readonly data: PmfData; readonly f: Float64Array; readonly g: Float64Array } {
  const random = seededRandom(seed);
  const f = Float64Array.from({ length: m * p }, () => (random() < 0.45 ? 0 : Math.exp(normal(random))));
  for (let a = 0; a < p; a += 1) f[a * p + a] = 6;
  const g = Float64Array.from({ length: n * p }, () => Math.exp(1.2 * normal(random)));
  const uncertainties = new Float64Array(n * m);
  const concentrations = Float64Array.from({ length: n * m }, (_, cell) => {
    const [i, j] = [Math.floor(cell / m), cell % m];
    let model = 0;
    for (let a = 0; a < p; a += 1) model += (g[i * p + a] ?? 0) * (f[j * p + a] ?? 0);
    uncertainties[cell] = error * model + 0.05;
    return Math.max(0, model + (uncertainties[cell] ?? 0) * normal(random));
  });
  return { data: { rows: n, species: speciesNames(m), concentrations, uncertainties }, f, g };
}

function problemOf(data: PmfData, p: number): Weighted {
  const problem = weighted(data, p);
  if (!problem.ok) throw new Error(problem.fault);
  return problem.value;
}

test.each([1, 2, 3])('six sources at a signal of three or more are found again, seed %i', (seed) => {
  const { data, f } = synthetic(seed, { n: 300, m: 20, p: 6, error: 0.1 });
  const found = pmf({ ...data, factors: 6, starts: 8, seed: 1 });
  if (!found.ok) throw new Error(found.fault);
  for (let a = 0; a < 6; a += 1) {
    const best = Math.max(...Array.from({ length: 6 }, (_, b) => correlation(20, (j) => f[j * 6 + a] ?? 0, (j) => found.value.best.profiles[j * 6 + b] ?? 0)));
    expect(best).toBeGreaterThan(0.95);
  }
  expect(found.value.qTrue / found.value.best.qExpected).toBeGreaterThan(0.7);
  expect(found.value.qTrue / found.value.best.qExpected).toBeLessThan(1.2);
  expect(found.value.starts.every(({ qTrue }) => qTrue >= found.value.qTrue)).toBe(true);
  expect(found.value.classes.reduce((sum, { starts }) => sum + starts, 0)).toBe(8);
});

test('Q of a pass is the Q of its residuals, and no pass without a push raises it', () => {
  const problem = problemOf(synthetic(5, { n: 40, m: 9, p: 3, error: 0.2 }).data, 3);
  let from = solve(problem, { g: new Float64Array(120).fill(1), f: Float64Array.from({ length: 27 }, (_, at) => 1 + (at % 4)) }, { most: 1 });
  const scratch = scratchOf(problem);
  for (let pass = 0; pass < 20; pass += 1) {
    const into = pairOf(problem);
    const q = sweep(problem, from, into, scratch);
    expect(q).toBeCloseTo(trueQ(problem, into), 6);
    expect(q).toBeLessThanOrEqual(from.q + 1e-9);
    from = { ...into, q, iterations: 1, converged: false };
  }
});

test('samples and species in another order, or in another unit, give the same Q', () => {
  const { data } = synthetic(9, { n: 60, m: 8, p: 3, error: 0.15 });
  const problem = problemOf(data, 3);
  const start = solveFrom(problem, 4);
  const q = solve(problem, start, { tolerance: 1e-9 }).q;
  fc.assert(fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (unit) => {
    const other = problemOf({ ...data, concentrations: data.concentrations.map((x) => x * unit), uncertainties: data.uncertainties.map((s) => s * unit) }, 3);
    expect(trueQ(other, { g: start.g, f: start.f.map((x) => x * unit) }) / trueQ(problem, start)).toBeCloseTo(1, 9);
  }), { numRuns: 20 });
  const turned = Array.from({ length: 60 }, (_, i) => 59 - i);
  const rows = (values: Float64Array, width: number): Float64Array => Float64Array.from(values, (_, at) => values[(turned[Math.floor(at / width)] ?? 0) * width + (at % width)] ?? 0);
  const reversed = problemOf({ ...data, concentrations: rows(data.concentrations, 8), uncertainties: rows(data.uncertainties, 8) }, 3);
  expect(solve(reversed, { g: rows(start.g, 3), f: start.f }, { tolerance: 1e-9 }).q / q).toBeCloseTo(1, 6);
});

test('displacement: where contributions are known, ΔQ = 4 lies two standard errors away', () => {
  const { data, g, f } = synthetic(11, { n: 80, m: 12, p: 2, error: 0.1 });
  const problem = problemOf(data, 2);
  const fitted = normalised(problem, solve(problem, { g, f }, { keepG: true, tolerance: 1e-12 }));
  const ratios = displacement(problem, fitted, { keepG: true }).flatMap(({ factor, species, value, low, high }) => {
    // Standard error of f_j by the weighted normal equations: (GᵀWG)⁻¹, two factors.
    const sum = (one: number, other: number): number => Array.from({ length: 80 }, (_, i) => (problem.w[i * 12 + species] ?? 0) * (fitted.g[i * 2 + one] ?? 0) * (fitted.g[i * 2 + other] ?? 0)).reduce((all, part) => all + part, 0);
    const [a, b, c] = [sum(0, 0), sum(0, 1), sum(1, 1)];
    const error = Math.sqrt((factor === 0 ? c : a) / (a * c - b * b));
    const free = (fitted.f[species * 2 + (1 - factor)] ?? 0) > 3 * error && value > 3 * error;
    return free ? [(high - value) / (2 * error), (value - low) / (2 * error)] : [];
  });
  expect(ratios.length).toBeGreaterThan(4);
  expect(ratios.filter((ratio) => Math.abs(ratio - 1) > 0.01)).toEqual([]);
});

test('bootstrap: clear sources are mapped to themselves, intervals hold the base', () => {
  const { data } = synthetic(3, { n: 120, m: 10, p: 3, error: 0.1 });
  const problem = problemOf(data, 3);
  const base = normalised(problem, solve(problem, solveFrom(problem, 2), { tolerance: 1e-7 }));
  const found = bootstrap(problem, base, { runs: 20, seed: 1 });
  expect(found.mapping.map((row, a) => row[a])).toEqual([20, 20, 20]);
  expect(found.mapping.flat().reduce((sum, count) => sum + count, 0)).toBe(60);
  const inside = base.f.filter((value, at) => value >= (found.low[at] ?? 0) - 0.2 && value <= (found.high[at] ?? 0) + 0.2).length;
  expect(inside / base.f.length).toBeGreaterThan(0.85);
});

const good: PmfData = synthetic(1, { n: 10, m: 4, p: 2, error: 0.1 }).data;
const changed = (values: Float64Array, at: number, value: number): Float64Array => Float64Array.from(values, (held, place) => (place === at ? value : held));
test.each([
  ['a missing value', { ...good, concentrations: changed(good.concentrations, 5, Number.NaN) }, 2, 'trace.bad-number: s1, sample 2: NaN'],
  ['a negative value', { ...good, concentrations: changed(good.concentrations, 0, -1) }, 2, 'trace.bad-number: s0, sample 1: -1'],
  ['no uncertainty', { ...good, uncertainties: changed(good.uncertainties, 3, 0) }, 2, 'trace.bad-uncertainty: s3, sample 1: 0'],
  ['a species of zeros', { ...good, concentrations: good.concentrations.map((x, at) => (at % 4 === 2 ? 0 : x)) }, 2, 'trace.singular: s2 is zero in every sample'],
  ['more factors than species', good, 4, 'trace.too-few: 4 factors of 10 samples and 4 species'],
  ['half a factor', good, 1.5, 'trace.bad-parameter: 1.5 factors'],
] as const)('refused: %s', (_name, data, factors, says) => {
  const found = pmf({ ...data, factors, starts: 1, seed: 1 });
  expect(found.ok ? 'taken' : `${found.fault}: ${found.detail}`).toBe(says);
});

describe('uncertainties', () => {
  test('detection limits, errors and gaps', () => {
    const made = prepare({ values: Float64Array.of(10, 0.5, Number.NaN, 4), detectionLimit: 1, errorShare: 0.1 });
    if (!made.ok) throw new Error(made.fault);
    expect([...made.value.concentrations]).toEqual([10, 0.5, 4, 4]);
    expect([...made.value.uncertainties].map((s) => Number(s.toFixed(4)))).toEqual([1.118, 0.8333, 16, 0.6403]);
    expect([made.value.below, made.value.absent]).toEqual([1, 1]);
    expect(prepare({ values: Float64Array.of(1), detectionLimit: 0, errorShare: 0.1 }).ok).toBe(false);
  });
  test('signal to noise', () => {
    expect(signalToNoise([3, 1, 2], [1, 2, 1])).toBeCloseTo(1, 12);
    expect([0.4, 0.5, 1].map(strengthOf)).toEqual(['bad', 'weak', 'strong']);
  });
});

test('a factor is named by what it is like, and by nothing where nothing is like it', () => {
  const profile = (id: string, name: string, masses: Record<string, number>): SourceProfile => ({ id, name, place: '', masses: new Map(Object.entries(masses)) });
  const sea = { na: 0.3, cl: 0.5, mg: 0.04, so4: 0.08, k: 0.01, ca: 0.012, br: 0.002, no3: 0.02, oc: 0.01, ec: 0.001 };
  const dust = { na: 0.01, cl: 0.01, mg: 0.02, so4: 0.01, k: 0.03, ca: 0.2, br: 0.0001, no3: 0.003, oc: 0.05, ec: 0.001 };
  const known = [profile('1', 'Sea salt', sea), profile('2', 'Dust', dust), profile('3', 'Few', { na: 1, cl: 1 })];
  const named = nameFactor(new Map(Object.entries(sea).map(([species, mass]) => [species, mass * 3])), known);
  expect([named.ranked[0]?.name, named.confidence]).toEqual(['Sea salt', 'high']);
  expect(named.ranked[0]?.pd).toBeCloseTo(0, 9);
  expect(nameFactor(new Map(Object.entries({ na: 0.01, cl: 0, mg: 0.5, so4: 0.01, k: 0.4, ca: 0.001, oc: 0.001 })), known).confidence).toBe('none');
  expect(['SO42-', 'Sulfate', 'SO4', 'OC*', 'K+', 'Cl-', 'Aluminum', 'Ca2+'].map(speciesKey)).toEqual(['so4', 'so4', 'so4', 'oc', 'k', 'cl', 'al', 'ca']);
});
