import { Value } from 'typebox/value';
import { fitsLevel, type CaseType, type PartyRule } from '../../../model/case-type.ts';
import { regionContains, type Region } from '../../../model/region.ts';
import type { Role } from '../../../model/role.ts';
import { Unit } from '../../../model/unit.ts';
import type { Words } from '../../../model/words.ts';

export type Choice = { readonly value: string; readonly label: string };
type Say = (words: Words) => string;

/** Regions inside the office's own, in the order of their codes (GB/T 2260), counties with their city. */
export function regionChoices(regions: readonly Region[], own: string, say: Say): Choice[] {
  const names = new Map(regions.map((region) => [region.code, say(region.name)]));
  return regions.filter((region) => own === '' || regionContains(own, region.code)).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((region) => ({ value: region.code, label: [region.level === 'county' ? names.get(`${region.code.slice(0, 4)}00`) : undefined, say(region.name)].filter(Boolean).join(' ') }));
}

/** Which kinds of unit hold a role; a county's two leaders sign for the county government. */
const unitKinds: Readonly<Partial<Record<Role, readonly Unit['kind'][]>>> = {
  province: ['provincial-department'], 'rectification-office': ['rectification-office'], 'trade-department': ['trade-department', 'provincial-department'],
  city: ['city-bureau'], county: ['county-government'], 'party-secretary': ['county-government', 'city-government'], 'head-of-government': ['county-government', 'city-government'],
  branch: ['branch'], enforcement: ['branch'], township: ['township'], park: ['park'], enterprise: ['enterprise'], contractor: ['contractor'],
};

/** Units of the register that can fill a party at a place: of the right kind and level, and over or inside the place. */
export function unitsFor(rule: PartyRule, place: string, units: readonly Unit[]): readonly Unit[] {
  const kinds = rule.roles.flatMap((role) => unitKinds[role] ?? []);
  return units.filter((unit) => kinds.includes(unit.kind) && fitsLevel(rule, unit.region) && (place === '' || regionContains(unit.region, place) || regionContains(place, unit.region)));
}

/** Party id → unit, for every required party that only one unit can fill at the place. */
export function onlyFits(type: CaseType, place: string, units: readonly Unit[]): Readonly<Record<string, string>> {
  const fits: Record<string, string> = {};
  for (const [party, rule] of Object.entries(type.parties)) {
    const [first, second] = unitsFor(rule, place, units);
    if (rule.optional !== true && first !== undefined && second === undefined) fits[party] = first.id;
  }
  return fits;
}

/** Units among register bodies; a body of another shape is no unit. */
export const readUnits = (bodies: readonly unknown[]): readonly Unit[] => bodies.filter((body): body is Unit => Value.Check(Unit, body));
