import type { Watch } from '../watch.ts';
import type { Weighted } from './problem.ts';
import { correlation, meanOf } from './profiles.ts';
import { solve, trueQ } from './solve.ts';
import type { Pair, Pull } from './sweep.ts';

/** The interval of one number of a profile (contributions of mean 1, unit of the data) within which Q can be kept below the least Q plus `rise`. */
export type Interval = { readonly factor: number; readonly species: number; readonly value: number; readonly low: number; readonly high: number; readonly swapped: boolean };
export type DisplacementOptions = {
  /** 4 by default, as of EPA PMF 5; 8, 16 and 32 for a wider look. */
  readonly rise?: number;
  /** Only these; without it every number. */
  readonly of?: readonly { readonly factor: number; readonly species: number }[];
  /** Contributions are known and stay. */
  readonly keepG?: boolean;
};

const trials = 8;
const nearEnough = 0.02;
const stiffness = 1e4;

/**
 * Displacement as a profile likelihood: the number is moved, everything else is fitted anew, until Q has risen by `rise`. The number is pulled
 * by a stiff spring; where it comes to rest the pair is the least Q for just that number (Lagrange), so that the spring leaves no trace. EPA's
 * and ESAT's DISP differ: ESAT keeps the contributions as they are, which makes its intervals too narrow. `swapped`: on the way the factor
 * came to be more like another factor of the base; the interval then says that the solution is not unique. `base` normalised.
 */
export function displacement(data: Weighted, base: Pair, { rise = 4, of, keepG = false }: DisplacementOptions = {}, watch: Watch = () => undefined): readonly Interval[] {
  const { n, m, p, w } = data;
  const least = trueQ(data, base);
  const wanted = of ?? Array.from({ length: p * m }, (_, at) => ({ factor: at % p, species: Math.floor(at / p) }));
  return wanted.map(({ factor, species }, done): Interval => {
    const mean = meanOf(base.g, factor, n, p);
    const value = (base.f[species * p + factor] ?? 0) * mean;
    let curvature = 0;
    for (let i = 0; i < n; i += 1) curvature += (w[i * m + species] ?? 0) * ((base.g[i * p + factor] ?? 0) / (mean || 1)) ** 2;
    const guess = Math.sqrt(rise / curvature);
    const ask = { data, base, least, rise, factor, species, value, keepG, strength: curvature * stiffness };
    const [below, above] = [edge(ask, -guess), edge(ask, guess)];
    watch((done + 1) / wanted.length);
    return { factor, species, value, low: below.at, high: above.at, swapped: below.swapped || above.swapped };
  });
}

type Ask = {
  readonly data: Weighted; readonly base: Pair; readonly least: number; readonly rise: number; readonly factor: number; readonly species: number;
  readonly value: number; readonly keepG: boolean; readonly strength: number;
};

function edge(ask: Ask, guess: number): { readonly at: number; readonly swapped: boolean } {
  const { data, base, least, rise, value, factor, species, strength, keepG } = ask;
  let away = guess;
  let pair: Pair = base;
  for (let trial = 0; trial < trials; trial += 1) {
    const sought = Math.max(0, value + away);
    const pull: Pull = { factor, species, value: sought, strength };
    const solved = solve(data, pair, { pulls: [pull], keepG, tolerance: 1e-9, most: 400 });
    const at = meanOf(solved.g, factor, data.n, data.p) * (solved.f[species * data.p + factor] ?? 0);
    const risen = solved.q - least;
    pair = solved;
    if (sought === 0 && risen <= rise) return { at: 0, swapped: swappedBy(ask, pair) };
    if (Math.abs(risen - rise) <= nearEnough * rise) return { at: value + (at - value) * Math.sqrt(rise / risen), swapped: swappedBy(ask, pair) };
    const step = risen <= 0 ? 2 : Math.min(3, Math.max(1 / 3, Math.sqrt(rise / risen)));
    away = (Math.abs(at - value) < 1e-300 ? away : at - value) * step;
  }
  return { at: Math.max(0, value + away), swapped: swappedBy(ask, pair) };
}

function swappedBy({ data, base, factor }: Ask, pair: Pair): boolean {
  const { n, p } = data;
  const likeness = Array.from({ length: p }, (_, a) => correlation(n, (i) => pair.g[i * p + factor] ?? 0, (i) => base.g[i * p + a] ?? 0));
  return likeness.some((other, a) => a !== factor && other > (likeness[factor] ?? 0));
}
