import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { arrivalsBelow } from './arrivals.ts';
import { passageHours, peakVelocity } from './jobson.ts';
import { reachesOf, type Line } from './reaches.fixture.ts';
import { buildRiver, type River } from './river.ts';
import { decayFactors, sweepBuffers, sweepLoads } from './sweep.ts';
import { upstreamReaches } from './upstream-set.ts';
import { upstreamWithin } from './upstream-within.ts';

const built = (lines: readonly Line[]): River => {
  const river = buildRiver({ reaches: reachesOf(lines) });
  if (!river.ok) throw new Error(`${river.fault} ${river.detail}`);
  return river.value;
};
const idOf = (river: River, place: number): string => river.ids[river.reach[place] ?? 0] ?? '';
const placeOf = (river: River, id: string): number => river.place[river.ids.indexOf(id)] ?? -1;

/** Nodes in a hidden order, every line from a lower to a higher rank: no loops, divergences and parallel lines many. */
const dag = fc.record({ nodes: fc.integer({ min: 2, max: 14 }), lines: fc.integer({ min: 1, max: 24 }), seed: fc.integer() }).map(({ nodes, lines, seed }) => {
  const random = seededRandom(seed);
  const names = Array.from({ length: nodes }, (_, at) => ({ at, key: random() })).sort((a, b) => a.key - b.key).map(({ at }) => `n${at}`);
  return Array.from({ length: lines }, (_, at): Line => {
    const low = Math.floor(random() * (nodes - 1));
    const high = low + 1 + Math.floor(random() * Math.min(4, nodes - 1 - low));
    return { id: `r${at}`, from: names[low] ?? '', to: names[high] ?? '', travelHours: 1 + Math.floor(random() * 9), decay: random(), flow: 1 + random() };
  });
});

const above = (lines: readonly Line[], { from }: Line): readonly Line[] => lines.filter(({ to }) => to === from);
/** Fewest hours from each reach's lower end to the target's, by trying every way. */
function naive(lines: readonly Line[], target: Line, limit: number): Map<string, number> {
  const best = new Map<string, number>();
  const visit = (line: Line, hours: number): void => {
    if (hours > limit || (best.get(line.id) ?? Infinity) <= hours) return;
    best.set(line.id, hours);
    for (const upper of above(lines, line)) visit(upper, hours + (line.travelHours ?? 0));
  };
  visit(target, 0);
  return best;
}

test('law: upstream sets, hours within, shares, arrivals and sweep are those of a naive traversal on 1,000 networks with divergences', () => {
  fc.assert(fc.property(dag, fc.nat(), fc.integer({ min: 0, max: 30 }), (lines, pick, limit) => {
    const river = built(lines);
    const target = lines[pick % lines.length] as Line;
    const place = placeOf(river, target.id);
    expect([...upstreamReaches(river, place)].map((reach) => river.ids[reach]).sort()).toEqual([...naive(lines, target, Infinity).keys()].sort());
    const within = upstreamWithin(river, place, limit);
    const found = within.ok ? new Map([...within.value.places].map((at, index) => [idOf(river, at), within.value.hours[index]])) : undefined;
    expect(found).toEqual(naive(lines, target, limit));
    const all = upstreamWithin(river, place, 1000);
    const shares = new Map(all.ok ? [...all.value.places].map((at, index) => [idOf(river, at), all.value.share[index] ?? 0]) : []);
    for (const line of lines) expect(shares.get(line.id) ?? 0).toBeCloseTo(shareOf(lines, line, target), 9);
    for (const [id, hours] of naive(lines, target, Infinity)) {
      const down = arrivalsBelow(river, placeOf(river, id), { limit: 1000 });
      const arrival = down.ok ? down.value.arrivals.find(({ place: at }) => at === place) : undefined;
      if (id !== target.id) expect([arrival?.hours[1], (arrival?.share ?? 0).toFixed(9)]).toEqual([hours, (shares.get(id) ?? 0).toFixed(9)]);
    }
  }), { numRuns: 1000, seed: 4 });
}, 60_000);

/** By every way down. */
const shareOf = (lines: readonly Line[], line: Line, target: Line): number => {
  if (line === target) return 1;
  const below = lines.filter(({ from }) => from === line.to);
  const flow = below.reduce((sum, next) => sum + (next.flow ?? 0), 0);
  return below.reduce((sum, next) => sum + (next.flow ?? 0) / flow * shareOf(lines, next, target), 0);
};

test('law: the sweep carries to each lower end what every upper load leaves on its ways', () => {
  fc.assert(fc.property(dag, (lines) => {
    const river = built(lines);
    const local = Float64Array.from(river.reach, (reach) => 1 + reach);
    const factors = decayFactors(river, 12);
    const out = factors.ok ? sweepLoads(river, factors.value, local, sweepBuffers(river)) : new Float64Array(0);
    const left = (line: Line): number => Math.exp(-(line.decay ?? 0) * 1.047 ** -8 / 24 * (line.travelHours ?? 0));
    const load = (line: Line): number => {
      const split = (line.flow ?? 0) / lines.filter(({ from }) => from === line.from).reduce((sum, next) => sum + (next.flow ?? 0), 0);
      return (1 + lines.indexOf(line) + split * above(lines, line).reduce((sum, upper) => sum + load(upper), 0)) * left(line);
    };
    for (const line of lines) expect(out[placeOf(river, line.id)]).toBeCloseTo(load(line), 9);
  }), { numRuns: 200, seed: 5 });
});

test('a loop is refused with its reaches named in the direction of flow', () => {
  const lines = [['in', 'a', 'b'], ['one', 'b', 'c'], ['two', 'c', 'd'], ['three', 'd', 'b'], ['out', 'd', 'e']].map(([id = '', from = '', to = '']): Line => ({ id, from, to, travelHours: 1 }));
  const river = buildRiver({ reaches: reachesOf(lines) });
  expect(river).toMatchObject({ ok: false, fault: 'trace.network-loop' });
  expect(river.ok ? '' : river.detail.split(' → ').slice(0, 3).sort()).toEqual(['one', 'three', 'two']);
});

const chain: readonly Line[] = [{ id: 'up', from: 'a', to: 'b', length: 3600, velocity: 1 }, { id: 'mid', from: 'b', to: 'c', length: 3600 }, { id: 'low', from: 'c', to: 'd', length: 7200, velocity: 1 }];

test.each([
  ['no reach        ', [], 'trace.too-few'],
  ['length below 0  ', [{ id: 'x', from: 'a', to: 'b', length: -1, velocity: 1 }], 'trace.bad-number'],
  ['velocity 0      ', [{ id: 'x', from: 'a', to: 'b', length: 1, velocity: 0 }], 'trace.bad-number'],
  ['flow below 0    ', [{ id: 'x', from: 'a', to: 'b', length: 1, flow: -2 }], 'trace.bad-number'],
  ['shares not one  ', [{ id: 'x', from: 'a', to: 'b', share: 0.5 }, { id: 'y', from: 'a', to: 'b', share: 0.2 }], 'trace.bad-number'],
  ['a loop of one   ', [{ id: 'x', from: 'a', to: 'a', length: 1 }], 'trace.network-loop'],
] as const)('a network that cannot be is refused: %s', (_name, lines, fault) => {
  const river = buildRiver({ reaches: reachesOf(lines) });
  expect(river.ok ? 'built' : river.fault).toBe(fault);
});

test('a search ends at a reach of unknown time and says so; a velocity given by the caller opens it', () => {
  const asked = (assumedVelocity?: number): unknown => {
    const river = buildRiver({ reaches: reachesOf(chain), ...(assumedVelocity === undefined ? {} : { assumedVelocity }) });
    const found = river.ok ? upstreamWithin(river.value, placeOf(river.value, 'low'), 24) : river;
    return found.ok && river.ok ? [[...found.value.places].map((place) => idOf(river.value, place)), [...found.value.hours], found.value.unknown.length] : found;
  };
  expect(asked()).toEqual([['low', 'mid'], [0, 2], 1]);
  expect(asked(0.5)).toEqual([['low', 'mid', 'up'], [0, 2, 4], 0]);
});

test('a reach that reverses within the hours, or meets one, is a fault', () => {
  const river = built(chain.map((line) => ({ ...line, travelHours: 1, reverses: line.id === 'up' })));
  expect(upstreamWithin(river, placeOf(river, 'low'), 0.5)).toMatchObject({ ok: true });
  expect(upstreamWithin(river, placeOf(river, 'low'), 24)).toMatchObject({ ok: false, fault: 'trace.reversing-reach', detail: 'mid' });
});

test('arrivals: measured times widen by the leading edge, regressions by two, and the confidence says which', () => {
  const river = built([{ id: 'up', from: 'a', to: 'b', travelHours: 2, flow: 5 }, { id: 'mid', from: 'b', to: 'c', travelHours: 10, decay: 2.4, flow: 10, meanFlow: 10 },
    { id: 'low', from: 'c', to: 'd', length: 5000, flow: 20, meanFlow: 20, area: 1000, slope: 0.001 }]);
  const down = arrivalsBelow(river, placeOf(river, 'up'), { limit: 48 });
  const [mid, low] = down.ok ? down.value.arrivals : [];
  expect(mid).toMatchObject({ hours: [8.9, 10, 10 / 0.89], confidence: 'measured', share: 1 });
  expect([mid?.left, mid?.dilution]).toEqual([Math.exp(-1), Math.exp(-1) / 2]);
  const own = 5000 / peakVelocity({ flow: 20, meanFlow: 20, area: 1e9, slope: 0.001 }) / 3600;
  expect(low?.confidence).toBe('mixed');
  for (const [at, hours] of [8.9 + own / 2, 10 + own, 10 / 0.89 + 2 * own].entries()) expect(low?.hours[at]).toBeCloseTo(hours, 9);
});

/** Worked by hand from the printed equations: D' = (1e9)^1.25 √9.8 / 20. */
test('the regressions of Jobson (1996)', () => {
  const dimensionless = 1e9 ** 1.25 * Math.sqrt(9.8) / 20;
  expect(peakVelocity({ flow: 10, meanFlow: 20, area: 1e9, slope: 0.001 })).toBeCloseTo(0.094 + 0.0143 * dimensionless ** 0.919 * 0.5 ** -0.469 * 0.001 ** 0.159 * 1e-8, 12);
  expect(peakVelocity({ flow: 10, meanFlow: 20, area: 1e9, slope: Number.NaN })).toBeCloseTo(0.02 + 0.051 * dimensionless ** 0.821 * 0.5 ** -0.465 * 1e-8, 12);
  expect(peakVelocity({ flow: 0, meanFlow: 20, area: 1e9, slope: 0.001 })).toBeNaN();
  expect(passageHours(1, 0.3)).toBeCloseTo(2e6 / 857 / 3600, 12);
  expect(passageHours(40, 0.2)).toBeGreaterThan(passageHours(40, 1));
});
