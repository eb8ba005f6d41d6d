import type { Detections } from './detections.ts';

export type FireEvent = {
  /** From the moment and place of the first detection. */
  readonly id: string;
  /** Places of its detections in the input, ascending. */
  readonly members: readonly number[];
  readonly frpSum: number; readonly frpMax: number;
  /** UTC ms. */
  readonly first: number; readonly last: number;
  readonly lat: number; readonly lon: number;
  /** Convex hull, [lon, lat] counter-clockwise from the westernmost; two corners for two places, one for one. */
  readonly hull: readonly (readonly [lon: number, lat: number])[];
  /** Share of the detections with a land cover that stand on cropland; absent where none has one. */
  readonly croplandShare?: number;
};

/** `cropland`: 1 yes, 0 no, anything else unknown. Across 180° longitudes run on past it. */
export function eventOf({ lat, lon, at, frp }: Detections, members: readonly number[], cropland?: Uint8Array): FireEvent {
  const [start = 0] = members;
  const middle = lon[start] ?? 0;
  const places = members.map((member) => [near(lon[member] ?? 0, middle), lat[member] ?? 0] as const);
  const moments = members.map((member) => at[member] ?? 0);
  const powers = members.map((member) => frp[member] ?? 0);
  const first = moments.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = moments.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const [eldest = 0] = members.filter((member) => at[member] === first).sort((a, b) => (lat[a] ?? 0) - (lat[b] ?? 0) || (lon[a] ?? 0) - (lon[b] ?? 0));
  const covered = cropland === undefined ? [] : members.filter((member) => (cropland[member] ?? 9) <= 1);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    id: `${new Date(first).toISOString().slice(0, 16).replaceAll(/[-:]/gu, '')}_${(lat[eldest] ?? 0).toFixed(4)}_${(lon[eldest] ?? 0).toFixed(4)}`,
    members, frpSum: powers.reduce((sum, power) => sum + power, 0), frpMax: powers.reduce((most, power) => Math.max(most, power), 0), first, last,
    lat: mean(places.map(([, y]) => y)), lon: near(mean(places.map(([x]) => x)), 0), hull: hullOf(places),
    ...(covered.length === 0 ? {} : { croplandShare: mean(covered.map((member) => cropland?.[member] ?? 0)) }),
  };
}

const near = (lon: number, to: number): number => (lon - to > 180 ? lon - 360 : lon - to < -180 ? lon + 360 : lon);

type Place = readonly [lon: number, lat: number];

/** Andrew's monotone chain (1979). */
function hullOf(places: readonly Place[]): readonly Place[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]).filter((place, at, all) => at === 0 || place[0] !== all[at - 1]?.[0] || place[1] !== all[at - 1]?.[1]);
  if (sorted.length < 3) return sorted;
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(sorted: readonly Place[]): readonly Place[] {
  const kept: Place[] = [];
  for (const place of sorted) {
    while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), place) <= 0) kept.pop();
    kept.push(place);
  }
  return kept.slice(0, -1);
}

function turn(a: Place = [0, 0], b: Place = [0, 0], c: Place = [0, 0]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
