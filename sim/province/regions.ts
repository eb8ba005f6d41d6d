import type { Region } from '../../src/model/region.ts';
import type { Words } from '../../src/model/words.ts';
import { chance } from './chance.ts';
import { Lattice, type Degrees, type Frame } from './lattice.ts';
import { cityName, countyName, stems, townName } from './names.ts';
import type { Numbers } from './sizes.ts';
import { union } from './union.ts';

/** One county with its place in the net: terrain, rivers and people hang on it. */
export type County = { readonly region: Region; readonly city: Region; readonly row: number; readonly column: number };
export type Land = {
  readonly lattice: Lattice;
  readonly province: Region;
  readonly cities: readonly Region[];
  readonly counties: readonly County[];
  readonly townships: readonly Region[];
};

export type Ground = { readonly seed: number; readonly prefix: string; readonly frame: Frame; readonly numbers: Numbers };

const townsPerCounty = 3;
const storyCity: Words = { zh: '云溪', en: 'Yunxi' };
const storyCounty: Words = { zh: '青屏', en: 'Qingping' };

/** Regions of one province: counties are cells, cities are strips of neighbouring cells, the province is all of them. */
export function growLand({ seed, prefix, frame, numbers }: Ground): Land {
  const lattice = new Lattice(seed, numbers.rows, numbers.columns, frame);
  const names = stems(seed);
  let named = 0;
  const nextStem = (): Words => names[named++ % names.length] ?? storyCity;
  const walk = serpentine(numbers.rows, numbers.columns);
  const counties: County[] = [];
  const cities: Region[] = [];
  for (let city = 0; city < numbers.cities; city += 1) {
    const cells = walk.slice(Math.round((city * walk.length) / numbers.cities), Math.round(((city + 1) * walk.length) / numbers.cities));
    const code = `${prefix}${String(city + 1).padStart(2, '0')}`;
    const region = regionOf(`${code}00`, cityName(city === 0 ? storyCity : nextStem()), 'city', union(cells.map(([row, column]) => lattice.ring(row, column))));
    cities.push(region);
    cells.forEach(([row, column], at) => {
      const stem = city === 0 && at === 1 ? storyCounty : nextStem();
      const name = city === 0 && at === 1 ? { zh: '青屏县', en: 'Qingping County' } : countyName(stem, at);
      counties.push({ region: regionOf(`${code}${String(at + 1).padStart(2, '0')}`, name, 'county', [lattice.ring(row, column)], lattice.centre(row, column)), city: region, row, column });
    });
  }
  const name = prefix === '98' ? { zh: '演练省', en: 'Drill Province' } : { zh: `演练${prefix}省`, en: `Drill Province ${prefix}` };
  const province = regionOf(`${prefix}0000`, name, 'province', union(counties.map(({ row, column }) => lattice.ring(row, column))));
  return { lattice, province, cities, counties, townships: counties.flatMap((county, at) => towns(seed, county, at, nextStem)) };
}

/** A path through the net in bands of three rows, so that consecutive cells touch and strips of it are compact. */
export function serpentine(rows: number, columns: number): readonly (readonly [row: number, column: number])[] {
  const path: (readonly [number, number])[] = [];
  for (let band = 0; band * 3 < rows; band += 1) {
    for (let step = 0; step < columns; step += 1) {
      const column = band % 2 === 0 ? columns - 1 - step : step;
      const down = (step + band * columns) % 2 === 0;
      for (const offset of down ? [0, 1, 2] : [2, 1, 0]) path.push([band * 3 + offset, column]);
    }
  }
  return path;
}

function towns(seed: number, county: County, at: number, nextStem: () => Words): readonly Region[] {
  return Array.from({ length: townsPerCounty }, (_, town) => {
    const [lon, lat] = [county.region.lon, county.region.lat];
    const shift = (key: number): number => (chance(seed, key, at, town) - 0.5) * 0.2;
    return {
      code: `${county.region.code}${String(town === 0 ? 1 : 99 + town).padStart(3, '0')}`, name: townName(nextStem(), town), level: 'township' as const,
      lon: round(lon + shift(11)), lat: round(lat + shift(12)),
    };
  });
}

function regionOf(code: string, name: Words, level: Region['level'], rings: readonly (readonly Degrees[])[], centre?: Degrees): Region {
  const [lon, lat] = centre ?? middle(rings[0] ?? []);
  return { code, name, level, lon: round(lon), lat: round(lat), boundary: rings.map((ring) => [ring.map(([x, y]) => [x, y])]) };
}

function middle(ring: readonly Degrees[]): Degrees {
  const sum = ring.reduce<Degrees>(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
