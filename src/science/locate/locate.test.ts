import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread, type Stability } from '../plume/dispersion.ts';
import { upwardDensity } from '../plume/gaussian-plume.ts';
import { noiseOf } from './background.ts';
import { hoursOf } from './hours.ts';
import { scaleOf, weigh } from './likelihood.ts';
import { locateSource } from './locate-source.ts';
import { methodDefaults, type LocateInput, type LocateOutput } from './question.ts';
import { densestCells } from './region.ts';
import { madeWorld, type World } from './world.fixture.ts';

const located = (input: LocateInput): LocateOutput => {
  const answer = locateSource(input);
  if (!answer.ok) throw new Error(`${answer.fault} ${answer.detail}`);
  return answer.value;
};

const cellOf = ({ input: { grid }, x, y }: World): number => Math.floor((y - grid.south) / grid.step) * grid.columns + Math.floor((x - grid.west) / grid.step);
const coarser = (input: LocateInput, columns: number): LocateInput => ({ ...input, grid: { ...input.grid, step: 6000 / columns, columns, rows: columns } });

// The bench does the same with 120 trials of another seed at 61 × 61: docs/know/near-field.md.
test('eight stations and three days find most sources within 300 m, and the region holds most of them', () => {
  const trials = Array.from({ length: 8 }, (_, trial) => {
    const world = madeWorld(40_000 + trial, { stations: 8, hours: 72 });
    const { mean, region } = located(world.input);
    return { off: Math.hypot(mean.x - world.x, mean.y - world.y), held: region.cells.includes(cellOf(world)) };
  });
  expect(trials.map(({ off }) => off).sort((a, b) => a - b)[4]).toBeLessThan(300);
  expect(trials.filter(({ held }) => held).length).toBeGreaterThanOrEqual(6);
}, 300_000);

/** The same sum written plainly: no table, no shortcut, every emission. Students' law over that of background alone. */
function plainGain({ input, x, y }: World, background: readonly number[], scatter: number, guess: number): number {
  const offsets = [-2.4, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.4];
  const weights = offsets.map((offset) => Math.exp(-0.5 * offset ** 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const student = (root: number, made: number): number => {
    const sigma = Math.sqrt(scatter ** 2 + 0.25 ** 2 * made);
    return (1 + ((root - Math.sqrt(made)) / sigma) ** 2 / 4) ** -2.5 / sigma;
  };
  const gains = Array.from({ length: 17 }, (_, step) => {
    const rate = guess * 10 ** (0.2 * (step - 8));
    let gain = 0;
    for (const [hour, speed] of input.hours.speed.entries()) {
      const error = Math.max(10, Math.min(1, 0.5 / speed) * 180 / Math.PI);
      let mean = 0;
      for (const [node, offset] of offsets.entries()) {
        const to = ((input.hours.direction[hour] ?? 0) + 180 + offset * error) * Math.PI / 180;
        let product = (weights[node] ?? 0) / whole;
        for (const [at, value] of input.seen.value.entries()) {
          if (input.seen.hour[at] !== hour) continue;
          const station = input.seen.station[at] ?? 0;
          const [dx, dy] = [(input.stations.x[station] ?? 0) - x, (input.stations.y[station] ?? 0) - y];
          const [downwind, across] = [dx * Math.sin(to) + dy * Math.cos(to), dx * Math.cos(to) - dy * Math.sin(to)];
          const [sigma, up] = spread('rural', input.hours.stability[hour] as Stability, Math.max(downwind, input.grid.step / 2), 60);
          const variance = sigma ** 2 + input.grid.step ** 2 / 12;
          const cast = downwind <= 0 || across ** 2 / (2 * variance) > 12 ? 0 : 1e6 * upwardDensity(up, 10, 2) / Math.sqrt(2 * Math.PI * variance) * Math.exp(-(across ** 2) / (2 * variance)) / speed;
          product *= student(Math.sqrt(value), (background[hour] ?? 0) + rate * cast) / student(Math.sqrt(value), background[hour] ?? 0);
        }
        mean += product;
      }
      gain += Math.log(mean);
    }
    return gain;
  });
  const best = Math.max(...gains);
  return best + Math.log(gains.reduce((sum, gain) => sum + Math.exp(gain - best), 0) * 0.2 / 6);
}

test('a place weighs what the plain sum over winds and emissions says', () => {
  const world = madeWorld(3, { stations: 4, hours: 24 });
  const hours = hoursOf(world.input, methodDefaults, 10, 9000);
  const noise = noiseOf(hours, methodDefaults);
  if (noise === undefined) throw new Error('singular');
  const scale = scaleOf(hours, noise, { least: 1e-3, most: 1e3 }, world.input.stations.x, world.input.stations.y, world.input.grid.step);
  const { rate } = weigh(scale, world.x, world.y);
  for (const [dx, dy] of [[0, 0], [150, -80], [-400, 300]] as const) {
    const place = { ...world, x: world.x + dx, y: world.y + dy };
    // The kernel’s emissions stand a multiple of a fifth of a decade from its own guess, which the best of them lies on.
    const own = weigh(scale, place.x, place.y);
    expect(Math.abs(own.gain - plainGain(place, [...noise.background], noise.scatter, own.rate)), `${rate}`).toBeLessThan(0.02 * Math.max(1, Math.abs(own.gain)));
  }
});

test('the answer moves with the map and turns with it', () => {
  const { input } = madeWorld(11, { stations: 5, hours: 24 });
  const small = coarser(input, 15);
  const still = located(small);
  const moved = located({ ...small, stations: { ...small.stations, x: small.stations.x.map((x) => x + 50_000) }, grid: { ...small.grid, west: 50_000 } });
  expect([...moved.posterior].every((share, cell) => Math.abs(share - (still.posterior[cell] ?? 0)) < 1e-9)).toBe(true);
  // A quarter turn to the right: (x, y) → (y, 6000 − x), winds + 90°.
  const turned = located({
    ...small, stations: { ...small.stations, x: small.stations.y, y: small.stations.x.map((x) => 6000 - x) },
    hours: { ...small.hours, direction: small.hours.direction.map((degrees) => (degrees + 90) % 360) },
  });
  expect([...turned.posterior].every((share, cell) => Math.abs(share - (still.posterior[cell % 15 * 15 + 14 - Math.floor(cell / 15)] ?? 0)) < 1e-6)).toBe(true);
});

test('what was known before rules out cells, and candidates share the whole with elsewhere', () => {
  const world = madeWorld(12, { stations: 8, hours: 48 });
  const small = coarser(world.input, 21);
  const west = Float64Array.from({ length: 441 }, (_, cell) => Number(cell % 21 < 10));
  expect([...located({ ...small, prior: west }).posterior].every((share, cell) => share === 0 || cell % 21 < 10)).toBe(true);
  const candidates = { ids: ['right', 'wrong'], x: Float64Array.of(world.x, 5900 - world.x), y: Float64Array.of(world.y, 5900 - world.y), weight: Float64Array.of(1, 1), elsewhere: 1 };
  const { candidates: [first, second], elsewhere } = located({ ...small, candidates });
  expect([first?.id, (first?.posterior ?? 0) + (second?.posterior ?? 0) + elsewhere]).toEqual(['right', expect.closeTo(1, 9)]);
  const wrongOnly = located({ ...small, candidates: { ...candidates, weight: Float64Array.of(0, 1) } });
  expect(wrongOnly.elsewhere).toBeGreaterThan(0.9);
});

test('the densest cells are the fewest that hold the share', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }).filter((all) => all.some((one) => one > 0.01)), fc.double({ min: 0.1, max: 0.99, noNaN: true }), (weights, share) => {
    const whole = weights.reduce((sum, one) => sum + one, 0);
    const posterior = Float64Array.from(weights, (one) => one / whole);
    const cells = [...densestCells(posterior, share)];
    const held = cells.reduce((sum, cell) => sum + (posterior[cell] ?? 0), 0);
    expect(held).toBeGreaterThanOrEqual(share - 1e-9);
    expect(held - (posterior[cells.at(-1) ?? 0] ?? 0)).toBeLessThan(share);
    const out = [...posterior].filter((_, cell) => !cells.includes(cell));
    expect(Math.max(0, ...out)).toBeLessThanOrEqual(Math.min(...cells.map((cell) => posterior[cell] ?? 0)));
  }));
});

const world = madeWorld(21, { stations: 6, hours: 48 });
const base = coarser(world.input, 21);
const withHours = (more: Partial<LocateInput['hours']>): LocateInput => ({ ...base, hours: { ...base.hours, ...more } });
const stationOnly = (least: number): LocateInput => {
  const kept = [...base.seen.station.keys()].filter((at) => (base.seen.station[at] ?? 0) >= least);
  return { ...base, seen: { station: Int32Array.from(kept, (at) => base.seen.station[at] ?? 0), hour: Int32Array.from(kept, (at) => base.seen.hour[at] ?? 0), value: Float64Array.from(kept, (at) => base.seen.value[at] ?? 0) } };
};

test.each([
  ['calm            ', withHours({ speed: base.hours.speed.map((speed, hour) => (hour % 3 === 0 ? 0.2 : speed)) }), 'calm-share-high'],
  ['16 directions   ', withHours({ direction: base.hours.direction.map((degrees) => Math.round(degrees / 22.5) % 16 * 22.5) }), 'directions-coarse'],
  ['one station     ', stationOnly(5), 'one-station'],
  ['gaps            ', { ...base, seen: { ...base.seen, value: base.seen.value.map((value, at) => (at % 5 < 2 ? Number.NaN : value)) } }, 'gaps-many'],
  ['one wind        ', withHours({ direction: base.hours.direction.map((degrees) => 90 + degrees % 20) }), 'winds-few'],
] as const)('weak data are said: %s', (_name, input, reason) => {
  expect(located(base).reasons).not.toContain(reason);
  expect(located(input).reasons).toContain(reason);
});

test('one station alone, or no source at all, leaves a wide region', () => {
  const [whole, alone] = [located(base), located(stationOnly(5))];
  expect(alone.region.area).toBeGreaterThan(2 * whole.region.area);
  const quiet = located({ ...base, seen: { ...base.seen, value: base.seen.value.map((_, at) => 8 + Math.sin(at * 12.9898) ** 2) } });
  expect(quiet.reasons).toContain('no-signal');
  expect(quiet.region.area).toBeGreaterThan(9);
});

test('a hundred stations under one plume do not overflow the product of an hour', () => {
  const many = madeWorld(31, { stations: 100, hours: 12 });
  const strong = { ...coarser(many.input, 15), seen: { ...many.input.seen, value: many.input.seen.value.map((value) => (value > 30 ? value * 1e4 : value)) } };
  const { posterior, evidence, region } = located(strong);
  expect([posterior.every((share) => share >= 0 && share <= 1), Number.isFinite(evidence), region.cells.includes(cellOf({ ...many, input: strong }))]).toEqual([true, true, true]);
});

test('rows left out are counted', () => {
  const speed = base.hours.speed.map((value, hour) => (hour === 1 ? 0.1 : hour === 2 ? Number.NaN : value));
  const value = base.seen.value.map((one, at) => (at === 100 ? Number.NaN : one));
  expect(located({ ...withHours({ speed }), seen: { ...base.seen, value } }).used).toEqual({ values: 275, hours: 46, leftOut: { calm: 1, noWind: 1, noValue: 1 } });
});

test.each([
  ['all values alike   ', { seen: { ...base.seen, value: base.seen.value.map(() => 7) } }, 'trace.singular'],
  ['stations in a heap ', { stations: { ...base.stations, x: base.stations.x.map(() => 5), y: base.stations.y.map(() => 5) } }, 'trace.singular'],
  ['no values          ', { seen: { ...base.seen, value: base.seen.value.map(() => Number.NaN) } }, 'trace.too-few'],
  ['only calm          ', { hours: { ...base.hours, speed: base.hours.speed.map(() => 0.1) } }, 'trace.too-few'],
  ['a wind of −1       ', { hours: { ...base.hours, speed: base.hours.speed.map(() => -1) } }, 'trace.bad-number'],
  ['degrees over 360   ', { hours: { ...base.hours, direction: base.hours.direction.map(() => 400) } }, 'trace.bad-number'],
  ['an infinite value  ', { seen: { ...base.seen, value: base.seen.value.map(() => Number.POSITIVE_INFINITY) } }, 'trace.bad-number'],
  ['no such station    ', { seen: { ...base.seen, station: base.seen.station.map(() => 99) } }, 'trace.bad-number'],
  ['a grid of nothing  ', { grid: { ...base.grid, columns: 0 } }, 'trace.bad-parameter'],
  ['a prior of noughts ', { prior: new Float64Array(441) }, 'trace.bad-parameter'],
  ['an error of 0°     ', { method: { directionError: 0 } }, 'trace.bad-parameter'],
] as const)('what cannot carry an answer is a named fault: %s', (_name, more, fault) => {
  expect(locateSource({ ...base, ...more })).toMatchObject({ ok: false, fault });
});
