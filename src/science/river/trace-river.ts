import { fail, ok, type Result } from '../../basis/result.ts';
import type { Watch } from '../watch.ts';
import { arrivalsBelow, type Arrival, type Arrivals } from './arrivals.ts';
import { buildRiver, placeNamed, type River, type RiverInput } from './river.ts';
import { upstreamWithin, type Upstream } from './upstream-within.ts';

export type RiverQuestion = RiverInput & {
  /** Id of the reach; the point meant is its lower end. */
  readonly from: string;
  readonly hours: number;
  /** One direction alone; both where nothing is said. */
  readonly direction?: 'up' | 'down';
  /** Water temperature for the decay [°C]; 20 where nothing is said. */
  readonly temperature?: number;
};
/** Sorted by hours, then id. `hours` above: from the lower end of the reach; `hoursTop`: from its upper end, null where not known. */
export type RiverAnswer = {
  readonly from: string; readonly hours: number;
  readonly upstream: readonly { readonly reach: string; readonly hours: number; readonly hoursTop: number | null; readonly share: number }[];
  readonly downstream: readonly {
    readonly reach: string; readonly hours: readonly [number, number, number]; readonly share: number; readonly left: number; readonly dilution: number | null;
    readonly passage: number | null; readonly confidence: Arrival['confidence'];
  }[];
  /** Reaches at which the search ended because nothing says how long water takes through them. */
  readonly unknown: readonly string[];
  /** 'travel-time-unknown', 'splits-even' (a divergence without shares or flows). */
  readonly reasons: readonly string[];
};

/** Where water at a reach may come from and goes to within some hours. Faults as `buildRiver`, trace.no-such-reach, trace.reversing-reach, trace.bad-parameter. */
export function traceRiver({ from, hours, direction, temperature = 20, ...input }: RiverQuestion, watch?: Watch): Result<RiverAnswer> {
  if (!(hours >= 0 && Number.isFinite(hours))) return fail('trace.bad-parameter', `hours ${hours}`);
  const river = buildRiver(input, watch);
  if (!river.ok) return river;
  const place = placeNamed(river.value, from);
  if (!place.ok) return place;
  const above = direction === 'down' ? ok(nothingAbove) : upstreamWithin(river.value, place.value, hours);
  if (!above.ok) return above;
  const below = direction === 'up' ? ok(nothingBelow) : arrivalsBelow(river.value, place.value, { limit: hours, temperature });
  if (!below.ok) return below;
  const idOf = namer(river.value);
  const unknown = [...new Set([...above.value.unknown, ...below.value.unknown])].map(idOf).sort();
  return ok({
    from, hours,
    upstream: [...above.value.places].map((at, index) => ({
      reach: idOf(at), hours: exact(above.value.hours[index]), hoursTop: orNull((above.value.hours[index] ?? 0) + (river.value.hours[at] ?? Number.NaN)), share: exact(above.value.share[index]),
    })).sort((a, b) => a.hours - b.hours || order(a.reach, b.reach)),
    downstream: below.value.arrivals.map(({ place: at, hours: [early, likely, late], share, left, dilution, passage, confidence }) => ({
      reach: idOf(at), hours: [exact(early), exact(likely), exact(late)] as const, share: exact(share), left: exact(left), dilution: orNull(dilution), passage: orNull(passage), confidence,
    })).sort((a, b) => a.hours[1] - b.hours[1] || order(a.reach, b.reach)),
    unknown, reasons: [...(unknown.length > 0 ? ['travel-time-unknown'] : []), ...(river.value.evenSplits > 0 ? ['splits-even'] : [])],
  });
}

const none = new Int32Array(0);
const nothingAbove: Upstream = { places: none, hours: new Float64Array(0), share: new Float64Array(0), unknown: none };
const nothingBelow: Arrivals = { arrivals: [], unknown: none };

const namer = (river: River) => (place: number): string => river.ids[river.reach[place] ?? 0] ?? '';
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** To a millionth: sums of hours in another order do not differ. */
const exact = (value = Number.NaN): number => Math.round(value * 1e6) / 1e6;
const orNull = (value: number): number | null => (Number.isFinite(value) ? exact(value) : null);
