import type { AppliedLimit } from '../../rulebook/limits.ts';
import type { House } from '../house.ts';
import { limitsOfOutlet, type PlacedLimit } from '../outlet-limits.ts';
import type { EditionDay } from './edition-day.ts';

/** Limits of one point on one day, of one factor or all. */
export type LimitsOf = {
  of(point: number, day: string, factor: string): readonly AppliedLimit[];
  all(point: number, day: string): readonly PlacedLimit[];
};

/** Limits as known now, found once a point and day. */
export function limitsLookUp(house: House, editionDay: EditionDay): LimitsOf {
  const knownAt = house.clocks.machine();
  const held = new Map<string, { readonly all: readonly PlacedLimit[]; readonly byFactor: ReadonlyMap<string, readonly PlacedLimit[]> }>();
  const of = (number: number, day: string) => {
    const key = `${number} ${day}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const point = house.directory.pointOn(number, day);
    const all = point === undefined ? [] : limitsOfOutlet(house, point, day, knownAt, (family) => editionDay(family, day)).limits;
    const found = { all, byFactor: Map.groupBy(all, (limit) => limit.factor) };
    held.set(key, found);
    return found;
  };
  return { of: (point, day, factor) => of(point, day).byFactor.get(factor) ?? [], all: (point, day) => of(point, day).all };
}
