import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { spread, stabilityClasses, type Stability } from './dispersion.ts';
import { plumeConcentration, upwardDensity } from './gaussian-plume.ts';
import { plumeRise } from './plume-rise.ts';

const stability = fc.integer({ min: 0, max: 5 }).map((place) => place as Stability);

test('the spread at 1 km is that of the tables of Gifford (1976)', () => {
  const at = (terrain: 'rural' | 'urban'): readonly (readonly number[])[] =>
    ([0, 1, 2, 3, 4, 5] as const).map((one) => spread(terrain, one, 1000, 10).map((sigma) => Math.round(sigma * 10) / 10));
  expect(at('rural')).toEqual([[209.8, 200], [152.6, 120], [104.9, 73], [76.3, 37.9], [57.2, 23.1], [38.1, 12.3]]);
  expect(at('urban')).toEqual([[270.4, 339.4], [270.4, 339.4], [185.9, 200], [135.2, 122.8], [93, 50.6], [93, 50.6]]);
});

test('what leaves the source passes every plane across the wind', () => {
  fc.assert(fc.property(stability, fc.double({ min: 100, max: 3000, noNaN: true }), fc.double({ min: 0, max: 80, noNaN: true }), fc.boolean(), (one, distance, height, urban) => {
    const plume = { rate: 2, height, wind: 3, stability: one, terrain: urban ? 'urban' as const : 'rural' as const, averagingMinutes: 60, lid: 900 };
    const [sigma] = spread(plume.terrain, one, distance, 60);
    let flux = 0;
    for (let up = 0.5; up < 900; up += 1) flux += plumeConcentration(plume, distance, 0, up);
    expect(flux * Math.sqrt(2 * Math.PI) * sigma * plume.wind / 1e6 / plume.rate).toBeCloseTo(1, 2);
  }), { numRuns: 40 });
});

test('far below a lid air is mixed evenly, upwind and above the lid there is nothing', () => {
  expect([upwardDensity(1000, 20, 5, 600), upwardDensity(2000, 20, 5, 600), upwardDensity(50, 20, 700, 600)]).toEqual([expect.closeTo(1 / 600, 5), 1 / 600, 0]);
  expect(plumeConcentration({ rate: 1, height: 0, wind: 2, stability: 3, terrain: 'rural', averagingMinutes: 60 }, -5, 0, 0)).toBe(0);
});

// By hand from the equations of ISC3: F = 9.80665·10·4/4·(1 − 293/400) = 26.23.
test('the rise of a hot stack', () => {
  const stack = { diameter: 2, exitSpeed: 10, exitTemperature: 400 };
  expect(plumeRise(stack, 5, 293, 3, 5000)).toBeCloseTo(49.66, 1);
  expect(plumeRise(stack, 5, 293, 3, 100)).toBeCloseTo(20.48, 1);
  expect(plumeRise(stack, 5, 293, 5, 5000)).toBeCloseTo(42.8, 0);
  expect(plumeRise({ ...stack, exitTemperature: 293 }, 5, 293, 3, 5000)).toBe(12);
});

type Scores = { readonly fac2: number; readonly fb: number; readonly mg: number; readonly nmse: number };

function scoresOf(pairs: readonly (readonly [seen: number, made: number])[]): Scores {
  const mean = (of: (pair: readonly [number, number]) => number): number => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [seen, made] = [mean((pair) => pair[0]), mean((pair) => pair[1])];
  return {
    fac2: mean(([a, b]) => Number(b >= a / 2 && b <= a * 2)), fb: 2 * (seen - made) / (seen + made),
    mg: Math.exp(mean(([a, b]) => Math.log(a / b))), nmse: mean(([a, b]) => (a - b) ** 2) / (seen * made),
  };
}

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(realData.folder, file), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

function prairieGrass(run?: string): Scores {
  return scoresOf(rowsOf('tracer-prairie-grass/arc_maxima_5_runs.csv').filter(([of]) => run === undefined || of === run).map(([, letter = '', ...rest]) => {
    const [rate = 0, height = 0, wind = 0, , distance = 0, up = 0, seen = 0] = rest.map(Number);
    const plume = { rate, height, wind, stability: stabilityClasses.indexOf(letter) as Stability, terrain: 'rural' as const, averagingMinutes: 10 };
    return [seen * 1000, plumeConcentration(plume, distance, 0, up)] as const;
  }));
}

// Runs 7, 11, 22, 29: scores published for the plume of DisperSim3D on the same arcs (README of the data).
test.skipIf(realData.skip)(realData.named('Prairie Grass: half of the arc maxima within a factor of two, run by run as another plume'), () => {
  const whole = prairieGrass();
  expect([whole.fac2, whole.mg, whole.fb, whole.nmse].map((score) => Math.round(score * 100) / 100)).toEqual([0.6, 1.16, 0.04, 0.72]);
  for (const [run, mg, fac2] of [['7', 0.46, 0.6], ['11', 2.13, 0.4], ['22', 2.03, 0.4], ['29', 0.61, 1]] as const) {
    const ours = prairieGrass(run);
    expect([ours.fac2, Math.abs(ours.mg - mg) < 0.02], run).toEqual([fac2, true]);
  }
});

type ArcMaximum = { readonly seen: number; readonly gral: number; readonly distance: number; readonly wind: number; readonly stability: Stability };

function texas(): readonly ArcMaximum[] {
  const met = readFileSync(join(realData.folder, 'tracer-aga-texas/met_timeseries.csv'), 'utf8').trim().split('\n').map((line) => line.split(',').map(Number));
  return rowsOf('tracer-aga-texas/observed_and_gral_arcmax.csv').flatMap((cells, run) => [50, 100, 150, 200].flatMap((distance, arc) => {
    const [seen, gral] = [cells[1 + arc] ?? '', cells[5 + arc] ?? ''];
    const [, , wind = 0, , letter = 0] = met[run] ?? [];
    return seen === '' ? [] : [{ seen: Number(seen), gral: Number(gral), distance, wind, stability: letter - 1 as Stability }];
  }));
}

// GRAL's FB −0.12 and NMSE 0.95 are published. The stack stands in the wake of a building, which a plume over flat ground does not know: it loses there.
test.skipIf(realData.skip)(realData.named('AGA Texas: lost to GRAL without the building, level with it under the spread of a town'), () => {
  const arcs = texas();
  const stack = { diameter: 0.6, exitSpeed: 11.3, exitTemperature: 639 };
  const ours = (terrain: 'rural' | 'urban'): Scores => scoresOf(arcs.map(({ seen, distance, wind, stability: one }) => {
    const rise = plumeRise(stack, wind, 300, one, distance);
    return [seen, plumeConcentration({ rate: 1, height: 9.75 + rise, rise, wind, stability: one, terrain, averagingMinutes: 10 }, distance, 0, 1)];
  }));
  const said = [scoresOf(arcs.map(({ seen, gral }) => [seen, gral])), ours('rural'), ours('urban')].map(({ fb, nmse, fac2 }) => [fb, nmse, fac2].map((score) => Math.round(score * 100) / 100));
  expect(said).toEqual([[-0.12, 0.95, 0.48], [1.2, 4.91, 0.25], [0.12, 0.69, 0.67]]);
});
