import type { Point } from '../../src/model/point.ts';
import { chance } from './chance.ts';
import { stemOf } from './names.ts';
import type { Land } from './regions.ts';
import type { Numbers } from './sizes.ts';

export type NoiseStation = { readonly point: Point; readonly zone: Zone };
type Zone = keyof typeof noiseZones;

/** By function zone: a place that suits it, the level of a working hour and how much quieter the night is, dB(A). */
export const noiseZones = {
  '0': { zh: '疗养院', en: 'Sanatorium', level: 46, quieter: 8 }, '1': { zh: '书院新村', en: 'Academy Estate', level: 51, quieter: 8.5 },
  '2': { zh: '集市街', en: 'Market Street', level: 55.5, quieter: 8 }, '3': { zh: '工业园', en: 'Works Park', level: 60, quieter: 7 },
  '4a': { zh: '环城路', en: 'Ring Road', level: 66.5, quieter: 14 }, '4b': { zh: '铁路桥', en: 'Railway Bridge', level: 63, quieter: 6 },
} as const;
/** How far the stations of a county lie apart, in degrees over the counties in a row. */
const spreadDegrees = 1.4;
const byTurn: readonly (readonly Zone[])[] = [['1', '2', '4a'], ['2', '3', '4a'], ['1', '3', '4a'], ['0', '2', '4b']];

/** Noise stations in the first county of each city, one a zone in turn. */
export function growNoiseStations(seed: number, base: number, land: Land, numbers: Numbers): readonly NoiseStation[] {
  return Array.from({ length: numbers.noiseStations }, (_, at) => {
    const city = land.cities[at % land.cities.length];
    const county = land.counties.find((one) => one.city === city);
    if (city === undefined || county === undefined) throw new RangeError('a noise station needs a city');
    const turn = byTurn[(at % land.cities.length) % byTurn.length] ?? byTurn[0] ?? [];
    const zone = turn[Math.floor(at / land.cities.length) % turn.length] ?? '2';
    const { region } = county;
    const stem = stemOf(region.name);
    const spread = (degrees: number, key: number, cells: number): number => Math.round((degrees + (chance(seed, key, at) - 0.5) * (spreadDegrees / cells)) * 10_000) / 10_000;
    return {
      zone,
      point: {
        number: base + 20_000 + at, id: `noise-${region.code}-${zone}`, kind: 'noise-station' as const, region: region.code, branch: `branch-${region.code}`,
        name: { zh: `${stem.zh}${noiseZones[zone].zh}`, en: `${stem.en} ${noiseZones[zone].en}` }, lon: spread(region.lon, 84, land.lattice.columns), lat: spread(region.lat, 85, land.lattice.rows),
        attributes: { zone, city: city.code, level: 'city' },
      },
    };
  });
}
