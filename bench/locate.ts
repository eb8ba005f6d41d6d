import { createHash } from 'node:crypto';
import { locateSource } from '../src/science/locate/locate-source.ts';
import { madeWorld } from '../src/science/locate/world.fixture.ts';

export type LocateInputs = { readonly stations: number; readonly hours: number; readonly trials: number; readonly seed: number };
export type LocateFigures = {
  /** Metres from the truth to the mean and to the likeliest cell of the posterior. */
  readonly medianError: number; readonly quarterWorse: number; readonly medianErrorOfMode: number;
  /** Share of trials with the truth in the region of 90 %; median area, km²; median of the tempering. */
  readonly covered90: number; readonly medianArea: number; readonly medianTempering: number;
  readonly medianMs: number; readonly longestMs: number;
};

/** Parks of 6 × 6 km at 61 × 61 cells whose truth is not the inverse's own model (`world.fixture.ts`). No peer is at hand: science.md gives the figures of a prototype. */
export function benchLocate({ stations, hours, trials, seed }: LocateInputs): { figures: LocateFigures; inputs: LocateInputs; hash: string } {
  const hash = createHash('sha256');
  const runs = Array.from({ length: trials }, (_, trial) => {
    const { input, x, y } = madeWorld(seed * 10_000 + trial, { stations, hours });
    const started = performance.now();
    const found = locateSource(input);
    const ms = performance.now() - started;
    if (!found.ok) throw new Error(`${found.fault} ${found.detail}`);
    const { mode, mean, region, tempering } = found.value;
    const { west, south, step, columns } = input.grid;
    hash.update(`${[...region.cells].join()} ${mode.cell}\n`);
    const cell = Math.floor((y - south) / step) * columns + Math.floor((x - west) / step);
    return { ms, tempering, area: region.area, held: region.cells.includes(cell), error: Math.hypot(mean.x - x, mean.y - y), ofMode: Math.hypot(mode.x - x, mode.y - y) };
  });
  const part = (of: (run: typeof runs[number]) => number, share: number): number => runs.map(of).sort((a, b) => a - b)[Math.floor((runs.length - 1) * share)] ?? Number.NaN;
  return {
    figures: {
      medianError: part(({ error }) => error, 0.5), quarterWorse: part(({ error }) => error, 0.75), medianErrorOfMode: part(({ ofMode }) => ofMode, 0.5),
      covered90: runs.filter(({ held }) => held).length / trials, medianArea: part(({ area }) => area, 0.5), medianTempering: part(({ tempering }) => tempering, 0.5),
      medianMs: part(({ ms }) => ms, 0.5), longestMs: part(({ ms }) => ms, 1),
    },
    inputs: { stations, hours, trials, seed }, hash: hash.digest('hex').slice(0, 16),
  };
}
