import type { Point } from '../../src/model/point.ts';
import { chance } from './chance.ts';
import type { Degrees } from './lattice.ts';
import { stemOf } from './names.ts';
import type { Land } from './regions.ts';
import type { Reach } from './rivers.ts';
import type { Numbers } from './sizes.ts';

export type Station = { readonly point: Point; readonly urban: number };
export type Section = { readonly point: Point; readonly reach: number; readonly share: number };

const sites = [['实验小学', 'School'], ['市民中心', 'Civic Centre'], ['滨江公园', 'Riverside Park'], ['老城', 'Old Town']] as const;

/** Air stations: two in the first county of each city while they last, then one in every other county. */
export function growStations(seed: number, base: number, land: Land, numbers: Numbers): readonly Station[] {
  const heads = land.cities.map((city) => land.counties.findIndex((county) => county.city === city));
  const others = land.counties.map((_, at) => at).filter((at) => !heads.includes(at));
  const step = Math.max(1, others.length / Math.max(1, numbers.stations - 2 * heads.length));
  const spread = Array.from({ length: Math.max(1, numbers.stations) }, (_, at) => others[Math.floor(at * step) % others.length] ?? 0);
  const places = [...heads, ...heads, ...spread].slice(0, numbers.stations);
  const used = new Map<number, number>();
  return places.map((place, at) => {
    const county = land.counties[place];
    if (county === undefined) throw new RangeError(`county ${place}`);
    const { region } = county;
    const serial = used.get(place) ?? 0;
    used.set(place, serial + 1);
    const [zh, en] = sites[(serial * 2 + (at % 2)) % sites.length] ?? sites[0];
    const stem = stemOf(region.name);
    return {
      urban: heads.includes(place) ? 1 : 0.3 + 0.4 * chance(seed, 81, at),
      point: {
        number: base + 1_000 + at, id: `${base === 0 ? 98 : base / 1_000_000}${String(at + 1).padStart(4, '0')}A`, kind: 'air-station' as const, region: region.code,
        name: { zh: `${stem.zh}${zh}`, en: `${stem.en} ${en}` },
        lon: near(region.lon, seed, 82, at), lat: near(region.lat, seed, 83, at), branch: `branch-${region.code}`,
        attributes: { level: heads.includes(place) ? 'national' : 'provincial', city: county.city.code },
      },
    };
  });
}

const fenceSides = [['东侧', 'east', 0], ['西北侧', 'north-west', 2.1], ['西南侧', 'south-west', 4.2]] as const;
const fenceDegrees = 0.035;

/**
 * Stations of industrial parks 园区站: three around the middle of the chemical works of the counties that have most of them. They measure wind and
 * toluene, and stand in no mean of a region.
 */
export function growParkStations(base: number, land: Land, works: readonly (readonly Degrees[])[], numbers: Numbers): readonly Station[] {
  const busiest = land.counties.map((_, at) => at).filter((at) => (works[at]?.length ?? 0) > 1)
    .sort((one, other) => (works[other]?.length ?? 0) - (works[one]?.length ?? 0) || one - other).slice(0, numbers.watchedParks);
  return busiest.flatMap((at, park) => fenceSides.map(([zh, en, angle], side): Station => {
    const [lon, lat] = middleOf(works[at] ?? []);
    const { region, city } = land.counties[at] ?? { region: undefined, city: undefined };
    if (region === undefined || city === undefined) throw new RangeError(`county ${at}`);
    const stem = stemOf(region.name);
    return {
      urban: 0.3,
      point: {
        number: base + 5_000 + park * fenceSides.length + side, id: `park-${region.code}-${side + 1}`, kind: 'air-station', region: region.code,
        name: { zh: `${stem.zh}化工园区${zh}站`, en: `${stem.en} Chemical Park, ${en}` },
        lon: tidy(lon + fenceDegrees * Math.cos(angle)), lat: tidy(lat + fenceDegrees * Math.sin(angle)), branch: `branch-${region.code}`,
        attributes: { level: 'park', city: city.code },
      },
    };
  }));
}

const middleOf = (places: readonly Degrees[]): Degrees =>
  [places.reduce((sum, [lon]) => sum + lon, 0) / places.length, places.reduce((sum, [, lat]) => sum + lat, 0) / places.length];
const tidy = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

/** Water sections: every reach in turn at its lower end, then halfway. */
export function growSections(base: number, land: Land, reaches: readonly Reach[], numbers: Numbers): readonly Section[] {
  const byFlow = reaches.toSorted((one, other) => other.flow - one.flow);
  return Array.from({ length: numbers.sections }, (_, at) => {
    const reach = byFlow[at % byFlow.length];
    const county = land.counties[reach?.id ?? 0];
    if (reach === undefined || county === undefined) throw new RangeError('a section needs a reach');
    const round = Math.floor(at / byFlow.length);
    const share = round === 0 ? 0.85 : round === 1 ? 0.4 : 0.6;
    const [lon, lat] = reach.line[Math.floor(share * (reach.line.length - 1))] ?? [county.region.lon, county.region.lat];
    const stem = stemOf(county.region.name);
    const where = reach.lake === undefined ? reach.river : reach.lake;
    return {
      reach: reach.id, share,
      point: {
        number: base + 10_000 + at, id: `section-${county.region.code}-${round + 1}`, kind: 'water-section' as const, region: county.region.code,
        name: { zh: `${where.zh}${stem.zh}${['出境', '中游', '渡口'][round] ?? '汇入'}断面`, en: `${where.en} at ${stem.en} ${['border', 'middle', 'ferry'][round] ?? 'mouth'}` },
        lon, lat, waterbody: reach.lake === undefined ? 'river' as const : 'lake' as const, branch: `branch-${county.region.code}`,
        attributes: { river: where.zh, riverEn: where.en, city: county.city.code, level: at % 3 === 0 ? 'national' : 'provincial', targetClass: round === 0 ? 'III' : '..2026-02-28 III; 2026-03-01.. II' },
      },
    };
  });
}

const near = (degrees: number, seed: number, key: number, at: number): number => Math.round((degrees + (chance(seed, key, at) - 0.5) * 0.12) * 10_000) / 10_000;
