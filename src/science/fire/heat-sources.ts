import { apartSquared, chordSquared, metresPerDegree, sphereOf, type Detections } from './detections.ts';

export type Persistence = {
  /** Side of a cell, m; a cell lit in so many months of the calendar, or on more nights of one year, is a heat source and no fire. */
  readonly cell: number; readonly months: number; readonly nights: number;
  /** m from a listed industrial point. */
  readonly industrial: number;
};
export type IndustrialPoints = { readonly ids: readonly string[]; readonly lat: Float64Array; readonly lon: Float64Array };

export type HeatSource = {
  readonly why: 'listed' | 'months' | 'nights';
  /** The listed point; absent where nobody listed what burns there. */
  readonly listed?: string;
  /** Middle of its detections, degrees. */
  readonly lat: number; readonly lon: number;
  readonly detections: number; readonly months: number;
  /** Of the year with most. */
  readonly nights: number;
  readonly first: number; readonly last: number; readonly frpMax: number;
};

/** Which detections belong to heat sources (their place in `sources`, −1 none), listed points first. Cells are squares of equal sides at their own latitude. */
export function heatSources(detections: Detections, points: IndustrialPoints, rule: Persistence): { readonly sources: readonly HeatSource[]; readonly of: Int32Array } {
  const of = new Int32Array(detections.lat.length).fill(-1);
  const sources: HeatSource[] = [];
  const put = (members: readonly number[], why: HeatSource['why'], listed?: string): void => {
    for (const member of members) of[member] = sources.length;
    sources.push({ why, ...(listed === undefined ? {} : { listed }), ...factsOf(detections, members) });
  };
  const near = listedMembers(detections, points, rule.industrial);
  for (const [point, id] of points.ids.entries()) {
    const members = near.get(point);
    if (members !== undefined) put(members, 'listed', id);
  }
  for (const members of cellsOf(detections, of, rule.cell)) {
    if (members.length < Math.min(rule.months, rule.nights + 1)) continue;
    const { months, nights } = factsOf(detections, members);
    if (months >= rule.months) put(members, 'months');
    else if (nights > rule.nights) put(members, 'nights');
  }
  return { sources, of };
}

/** Detections by the nearest listed point within reach; points are looked up by cells of latitude. */
function listedMembers({ lat, lon }: Detections, points: IndustrialPoints, reach: number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  if (points.ids.length === 0) return found;
  const [own, theirs, near] = [sphereOf(lat, lon), sphereOf(points.lat, points.lon), chordSquared(reach)];
  const order = Uint32Array.from(points.lat.keys()).sort((a, b) => (points.lat[a] ?? 0) - (points.lat[b] ?? 0));
  const sorted = Float64Array.from(order, (point) => points.lat[point] ?? 0);
  const both = { x: Float64Array.of(0, 0), y: Float64Array.of(0, 0), z: Float64Array.of(0, 0) };
  const margin = reach / metresPerDegree * 1.000_001;
  for (let at = 0; at < lat.length; at += 1) {
    let [best, least] = [-1, near];
    for (let place = firstAbove(sorted, (lat[at] ?? 0) - margin); place < order.length && (sorted[place] ?? 0) <= (lat[at] ?? 0) + margin; place += 1) {
      const point = order[place] ?? 0;
      for (const axis of ['x', 'y', 'z'] as const) {
        both[axis][0] = own[axis][at] ?? 0;
        both[axis][1] = theirs[axis][point] ?? 0;
      }
      const apart = apartSquared(both, 0, 1);
      if (apart < least || (apart === least && (best === -1 || point < best))) [best, least] = [point, apart];
    }
    if (best === -1) continue;
    const members = found.get(best);
    if (members === undefined) found.set(best, [at]);
    else members.push(at);
  }
  return found;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [from, end] = [0, sorted.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else end = middle;
  }
  return from;
}

function cellsOf({ lat, lon }: Detections, of: Int32Array, side: number): readonly (readonly number[])[] {
  const height = side / metresPerDegree;
  const cells = new Map<number, number[]>();
  for (let at = 0; at < lat.length; at += 1) {
    if ((of[at] ?? -1) >= 0) continue;
    const row = Math.floor(((lat[at] ?? 0) + 90) / height);
    const around = Math.max(1, Math.round(360 * Math.cos(((row + 0.5) * height - 90) * Math.PI / 180) / height));
    const key = row * 1_000_000 + Math.floor((((lon[at] ?? 0) + 540) % 360) / 360 * around);
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [at]);
    else members.push(at);
  }
  return [...cells.values()];
}

function factsOf({ lat, lon, at, frp, night }: Detections, members: readonly number[]): Omit<HeatSource, 'why' | 'listed'> {
  const months = new Set<number>();
  const nights = new Set<number>();
  let [sumLat, sumLon, frpMax, first, last] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const member of members) {
    const moment = at[member] ?? 0;
    const day = new Date(moment);
    months.add(day.getUTCFullYear() * 12 + day.getUTCMonth());
    // A night is named by the solar day of its evening, so that both passes of one night count once.
    if (night[member] === 1) nights.add(Math.floor((moment / 3_600_000 + (lon[member] ?? 0) / 15 - 12) / 24));
    sumLat += lat[member] ?? 0;
    sumLon += lon[member] ?? 0;
    frpMax = Math.max(frpMax, frp[member] ?? 0);
    [first, last] = [Math.min(first, moment), Math.max(last, moment)];
  }
  return { lat: sumLat / members.length, lon: sumLon / members.length, detections: members.length, months: months.size, nights: mostInAYear([...nights]), first, last, frpMax };
}

function mostInAYear(nights: readonly number[]): number {
  const years = new Map<number, number>();
  for (const night of nights) {
    const year = new Date(night * 86_400_000).getUTCFullYear();
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years.values()].reduce((most, count) => Math.max(most, count), 0);
}
