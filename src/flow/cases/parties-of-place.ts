import { fitsLevel, type CaseType, type PartyRule } from '../../model/case-type.ts';
import type { Point } from '../../model/point.ts';
import { regionContains } from '../../model/region.ts';
import type { Role } from '../../model/role.ts';
import type { Unit } from '../../model/unit.ts';
import type { Directory } from '../directory.ts';

type Place = { readonly region: string; readonly point?: Point };

/** Which unit stands for a role at a place: the outlet's own branch and firm, else the nearest unit of that kind upward. */
const unitKinds: Readonly<Partial<Record<Role, readonly Unit['kind'][]>>> = {
  'province': ['provincial-department'],
  'rectification-office': ['rectification-office'],
  'trade-department': ['trade-department'],
  'city': ['city-bureau'],
  'county': ['county-government'],
  'branch': ['branch'],
  'enforcement': ['branch'],
  'party-secretary': ['county-government', 'city-government'],
  'head-of-government': ['county-government', 'city-government'],
};

/** Party id → unit id, for every party of the type that the place itself decides. Optional ones with no unit stay empty. */
export function partiesOfPlace(directory: Directory, type: CaseType, place: Place): Record<string, string> {
  const parties: Record<string, string> = {};
  for (const [party, rule] of Object.entries(type.parties)) {
    const unit = unitFor(directory, rule, place);
    if (unit !== undefined) parties[party] = unit;
  }
  return parties;
}

function unitFor(directory: Directory, rule: PartyRule, place: Place): string | undefined {
  for (const role of rule.roles) {
    if (role === 'enterprise' && place.point?.enterprise !== undefined) return place.point.enterprise;
    if ((role === 'branch' || role === 'enforcement') && place.point?.branch !== undefined) return place.point.branch;
    const nearest = nearestUnit(directory, rule, unitKinds[role] ?? [], place.region);
    if (nearest !== undefined) return nearest.id;
  }
  return undefined;
}

/** Of the units of these kinds and the party's level whose region holds the place, the one with the narrowest region. */
function nearestUnit(directory: Directory, rule: PartyRule, kinds: readonly Unit['kind'][], region: string): Unit | undefined {
  let best: Unit | undefined;
  for (const unit of directory.units.values()) {
    if (!kinds.includes(unit.kind) || !fitsLevel(rule, unit.region) || !regionContains(unit.region, region)) continue;
    if (best === undefined || regionContains(best.region, unit.region)) best = unit;
  }
  return best;
}
