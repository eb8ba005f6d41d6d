import { createHash } from 'node:crypto';
import { matchOutfalls } from '../src/science/outfall/match-outfalls.ts';
import { madeWorld } from '../src/science/outfall/world.fixture.ts';

export type OutfallInputs = { readonly trials: number; readonly seed: number };
export type OutfallFigures = {
  readonly top1: number; readonly top3: number; readonly covered90: number; readonly setSize: number; readonly meanPosteriorOfFirst: number; readonly meanMs: number; readonly longestMs: number;
};

/** Synthetic basins of 50 outfalls, three stations every four hours, 30 % error of travel time, 20 % noise; the truth is another, finer model. No peer exists. */
export function benchOutfall({ trials, seed }: OutfallInputs): { figures: OutfallFigures; inputs: OutfallInputs; hash: string } {
  const hash = createHash('sha256');
  const sum = { first: 0, three: 0, covered: 0, size: 0, said: 0, ms: 0, longest: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    const { question, truth } = madeWorld(seed * 10_000 + trial, { outfalls: 50, timeError: 0.3, noise: 0.2, samplingHours: 4 });
    const started = performance.now();
    const found = matchOutfalls(question);
    const ms = performance.now() - started;
    if (!found.ok) throw new Error(`${found.fault} ${found.detail}`);
    const place = found.value.outfalls.findIndex(({ outfall }) => outfall === truth);
    sum.first += Number(place === 0);
    sum.three += Number(place < 3);
    sum.covered += Number(found.value.set90.includes(truth));
    sum.size += found.value.set90.length;
    sum.said += found.value.outfalls[0]?.posterior ?? 0;
    sum.ms += ms;
    sum.longest = Math.max(sum.longest, ms);
    hash.update(`${found.value.set90.join()}\n`);
  }
  const figures = {
    top1: sum.first / trials, top3: sum.three / trials, covered90: sum.covered / trials, setSize: sum.size / trials, meanPosteriorOfFirst: sum.said / trials, meanMs: sum.ms / trials, longestMs: sum.longest,
  };
  return { figures, inputs: { trials, seed }, hash: hash.digest('hex').slice(0, 16) };
}
