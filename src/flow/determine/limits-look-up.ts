import type { House } from '../house.ts';
import { limitsOfOutlet, type PlacedLimit } from '../outlet-limits.ts';
import type { LimitsOf } from './outlet.ts';

/** Limits as known now, found once a point and day. */
export function limitsLookUp(house: House): LimitsOf {
  const knownAt = house.clocks.machine();
  const held = new Map<string, { readonly all: readonly PlacedLimit[]; readonly byFactor: ReadonlyMap<string, readonly PlacedLimit[]> }>();
  const of = (number: number, day: string) => {
    const key = `${number} ${day}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const point = house.directory.pointOn(number, day);
    const all = point === undefined ? [] : limitsOfOutlet(house, point, day, knownAt).limits;
    const found = { all, byFactor: Map.groupBy(all, (limit) => limit.factor) };
    held.set(key, found);
    return found;
  };
  return { of: (point, day, factor) => of(point, day).byFactor.get(factor) ?? [], all: (point, day) => of(point, day).all };
}
