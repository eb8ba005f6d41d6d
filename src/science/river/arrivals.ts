import { fail, ok, type Result } from '../../basis/result.ts';
import { decayAt } from './decay.ts';
import { leadingShare, passageHours } from './jobson.ts';
import { Nearest } from './nearest.ts';
import type { River } from './river.ts';
import { bases } from './travel-time.ts';
import { placesBelow } from './upstream-within.ts';

/** When water from the lower end of a reach comes to the lower end of one below it. */
export type Arrival = {
  readonly place: number;
  /** Earliest, likely and latest [h]. */
  readonly hours: readonly [number, number, number];
  /** Share of the water that comes here; share of a decaying substance that is left of what enters (split and decay); NaN dilution where a flow is not known. */
  readonly share: number;
  readonly left: number;
  /** Concentration here over that at the start. */
  readonly dilution: number;
  /** Hours from leading edge to a tenth of the peak after an instant release (Jobson 1996), NaN without flow and mean flow. */
  readonly passage: number;
  /** How the times along the likely way are known: all measured, some, all by regression, or by a velocity that was assumed. */
  readonly confidence: 'measured' | 'mixed' | 'regression' | 'assumed';
};
export type Arrivals = { readonly arrivals: readonly Arrival[]; readonly unknown: Int32Array };
export type ArrivalQuestion = {
  /** Hours looked ahead: reaches whose earliest arrival lies within. */
  readonly limit: number;
  /** Water temperature [°C] for the decay; 20 where nothing is said. */
  readonly temperature?: number;
};

/**
 * Arrival forecast. Likely is the fastest way at the best known times; where a time was measured the earliest is the leading edge, 0.89 of it
 * (Jobson 1996, eq. 18) and the latest 1/0.89; where none was, velocity times and divided by 2 (the published error of the regressions).
 * The latest runs over the slowest way. Fault trace.reversing-reach where a reach on the way reverses.
 */
export function arrivalsBelow(river: River, start: number, { limit, temperature = 20 }: ArrivalQuestion): Result<Arrivals> {
  const early = fastest(river, start, limit, (place) => (river.hours[place] ?? Number.NaN) * earlyFactor(river, place));
  const reversing = [...early.costs.keys()].find((place) => river.reverses[place] === 1);
  if (reversing !== undefined) return fail('trace.reversing-reach', river.ids[river.reach[reversing] ?? 0] ?? '');
  const likely = fastest(river, start, Number.POSITIVE_INFINITY, (place) => river.hours[place] ?? Number.NaN, early.costs);
  const sums = downFrom(river, start, early.costs, temperature);
  const arrivals = [...early.costs].filter(([place]) => place !== start).map(([place, first]): Arrival => {
    const at = likely.costs.get(place) ?? Number.NaN;
    const sum = sums.get(place) ?? { share: 0, left: 0, late: Number.NaN };
    const flow = river.flow[place] ?? Number.NaN;
    return {
      place, hours: [first, at, sum.late], share: sum.share, left: sum.left, dilution: flow > 0 ? sum.left * (river.flow[start] ?? Number.NaN) / flow : Number.NaN,
      passage: at > 0 ? passageHours(at, flow / (river.meanFlow[place] ?? Number.NaN)) : Number.NaN, confidence: confidenceOf(river, start, place, likely.before),
    };
  });
  return ok({ arrivals: arrivals.sort((a, b) => a.hours[1] - b.hours[1] || a.place - b.place), unknown: Int32Array.from(early.unknown) });
}

const isMeasured = (river: River, place: number): boolean => ['measured', 'velocity'].includes(bases[river.basis[place] ?? 0] ?? '');
const earlyFactor = (river: River, place: number): number => (isMeasured(river, place) ? leadingShare : 0.5);

type Fastest = { readonly costs: ReadonlyMap<number, number>; readonly before: ReadonlyMap<number, number>; readonly unknown: readonly number[] };

function fastest(river: River, start: number, limit: number, cost: (place: number) => number, within?: ReadonlyMap<number, number>): Fastest {
  const [costs, before, unknown] = [new Map<number, number>(), new Map<number, number>(), new Set<number>()];
  const [next, best] = [new Nearest(), new Map([[start, 0]])];
  next.push(start, 0);
  for (let own = next.pop(); own !== undefined; own = next.pop()) {
    if (costs.has(own.place)) continue;
    costs.set(own.place, own.cost);
    for (const below of placesBelow(river, own.place)) {
      const sum = own.cost + cost(below);
      if (Number.isNaN(sum)) unknown.add(below);
      if (!(sum <= limit) || sum >= (best.get(below) ?? Number.POSITIVE_INFINITY) || within?.has(below) === false) continue;
      best.set(below, sum);
      before.set(below, own.place);
      next.push(below, sum);
    }
  }
  return { costs, before, unknown: [...unknown] };
}

type Sum = { share: number; left: number; late: number };

/** From the start downward in the order of flow, over the reaches that were found. */
function downFrom(river: River, start: number, found: ReadonlyMap<number, number>, temperature: number): ReadonlyMap<number, Sum> {
  const sums = new Map<number, Sum>([[start, { share: 1, left: 1, late: 0 }]]);
  for (const place of inFlowOrder(river, start, found)) {
    const own = sums.get(place);
    if (own === undefined) continue;
    for (const below of placesBelow(river, place).filter((next) => found.has(next))) {
      const hours = river.hours[below] ?? 0;
      const part = river.share[below] ?? 0;
      const sum = sums.get(below) ?? { share: 0, left: 0, late: 0 };
      sums.set(below, {
        share: sum.share + own.share * part, left: sum.left + own.left * part * Math.exp(-decayAt(river.decay[below] ?? 0, temperature) / 24 * hours),
        late: Math.max(sum.late, own.late + hours / earlyFactor(river, below)),
      });
    }
  }
  return sums;
}

function inFlowOrder(river: River, start: number, found: ReadonlyMap<number, number>): readonly number[] {
  const [seen, order] = [new Set<number>(), new Set<number>()];
  const stack = [start];
  for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
    const open = seen.has(place) ? [] : placesBelow(river, place).filter((next) => found.has(next) && !seen.has(next));
    seen.add(place);
    if (open.length > 0) { stack.push(...open); continue; }
    stack.pop();
    order.add(place);
  }
  return [...order].toReversed();
}

function confidenceOf(river: River, start: number, place: number, before: ReadonlyMap<number, number>): Arrival['confidence'] {
  const along = new Set<'measured' | 'regression' | 'assumed'>();
  for (let at: number | undefined = place; at !== undefined && at !== start; at = before.get(at)) {
    along.add(isMeasured(river, at) ? 'measured' : bases[river.basis[at] ?? 0] === 'assumed' ? 'assumed' : 'regression');
  }
  const [only = 'measured'] = along;
  return along.has('assumed') ? 'assumed' : along.size > 1 ? 'mixed' : only;
}
