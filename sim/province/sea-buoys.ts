import type { Point } from '../../src/model/point.ts';
import type { Words } from '../../src/model/words.ts';
import type { Land } from './regions.ts';
import type { Numbers } from './sizes.ts';

export type SeaBuoy = { readonly point: Point; readonly zone: FunctionZone; readonly openness: number };
export type FunctionZone = '1' | '2' | '3' | '4';

type Place = {
  readonly sea: Words; readonly name: Words; readonly zone: FunctionZone;
  /** Along the coast from north to south, 0 … 1, and how far off it in degrees. */
  readonly along: number; readonly off: number;
};
const bay: Words = { zh: '霁澜湾', en: 'Jilan Bay' };
const outer: Words = { zh: '霁澜湾外海', en: 'Off Jilan Bay' };
const south: Words = { zh: '南屿近海', en: 'Nanyu Waters' };
const places: readonly Place[] = [
  { sea: bay, name: { zh: '霁澜湾养殖区', en: 'Jilan Bay Farms' }, zone: '2', along: 0.42, off: 0.06 },
  { sea: bay, name: { zh: '霁澜港', en: 'Jilan Harbour' }, zone: '4', along: 0.36, off: 0.03 },
  { sea: outer, name: { zh: '霁澜外海', en: 'Jilan Offshore' }, zone: '1', along: 0.44, off: 0.32 },
  { sea: bay, name: { zh: '霁澜湾口', en: 'Jilan Bay Mouth' }, zone: '2', along: 0.5, off: 0.16 },
  { sea: south, name: { zh: '南屿', en: 'Nanyu' }, zone: '1', along: 0.75, off: 0.2 },
  { sea: south, name: { zh: '南屿工业区', en: 'Nanyu Works' }, zone: '3', along: 0.68, off: 0.04 },
];

/** Buoys off the coast, the bay first; each reports to the county of the shore behind it. */
export function growSeaBuoys(base: number, land: Land, numbers: Numbers): readonly SeaBuoy[] {
  const { rows, columns } = land.lattice;
  const shore = land.counties.filter(({ column }) => column === columns - 1);
  return places.slice(0, numbers.seaBuoys).map(({ sea, name, zone, along, off }, at) => {
    const county = shore.find(({ row }) => row === Math.floor(along * rows)) ?? shore[0];
    if (county === undefined) throw new RangeError('a buoy needs a coast');
    const [lon, lat] = land.lattice.place(along * rows, columns);
    const { region, city } = county;
    return {
      zone, openness: Math.min(1, off / outermost),
      point: {
        number: base + 30_000 + at, id: `buoy-${region.code.slice(0, 2)}-${String(at + 1).padStart(2, '0')}`, kind: 'sea-buoy' as const, region: region.code,
        branch: `branch-${region.code}`, name: { zh: `${name.zh}浮标`, en: `${name.en} Buoy` }, lon: rounded(lon + off), lat: rounded(lat),
        attributes: { sea: sea.zh, seaEn: sea.en, functionZone: zone, city: city.code, level: 'provincial' },
      },
    };
  });
}

const outermost = 0.32;
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
