import { hourMs } from '../../src/basis/time.ts';
import type { Point } from '../../src/model/point.ts';
import { chance, drift } from './chance.ts';
import type { HourItem } from './hour-item.ts';
import { stemOf } from './names.ts';
import type { Land } from './regions.ts';
import type { Numbers } from './sizes.ts';
import type { TruthEvent } from './truth.ts';
import { clockOf, weatherAt } from './weather.ts';

export type NoiseStation = { readonly point: Point; readonly zone: Zone };
type Zone = keyof typeof zones;

/** By function zone: a place that suits it, the level of a working hour and how much quieter the night is, dB(A). */
const zones = {
  '0': { zh: '疗养院', en: 'Sanatorium', level: 46, quieter: 8 }, '1': { zh: '书院新村', en: 'Academy Estate', level: 51, quieter: 8.5 },
  '2': { zh: '集市街', en: 'Market Street', level: 55.5, quieter: 8 }, '3': { zh: '工业园', en: 'Works Park', level: 60, quieter: 7 },
  '4a': { zh: '环城路', en: 'Ring Road', level: 66.5, quieter: 12 }, '4b': { zh: '铁路桥', en: 'Railway Bridge', level: 63, quieter: 6 },
} as const;
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
    const spread = (degrees: number, key: number): number => Math.round((degrees + (chance(seed, key, at) - 0.5) * 0.08) * 10_000) / 10_000;
    return {
      zone,
      point: {
        number: base + 20_000 + at, id: `noise-${region.code}-${zone}`, kind: 'noise-station' as const, region: region.code, branch: `branch-${region.code}`,
        name: { zh: `${stem.zh}${zones[zone].zh}`, en: `${stem.en} ${zones[zone].en}` }, lon: spread(region.lon, 84), lat: spread(region.lat, 85),
        attributes: { zone, city: city.code, level: 'city' },
      },
    };
  });
}

/** The hour record: street life by day, a quiet night, rain on the roofs, and what the truth log adds. */
export function noiseItems(seed: number, { point, zone }: NoiseStation, at: number, events: readonly TruthEvent[]): readonly HourItem[] {
  const { level, quieter } = zones[zone];
  const { hour, weekday } = clockOf(at);
  const asleep = asleepByHour[hour] ?? 0;
  const own = 4 * (chance(seed, 86, point.number) - 0.55);
  const works = events.find((event) => event.kind === 'night-works')?.value ?? 0;
  const { rain } = weatherAt(seed, point.lon ?? 120, at);
  const leq = Math.max(level + own - quieter * asleep + 1.8 * (drift(seed, point.number, at / hourMs / 5) - 0.5) + Math.min(4, rain) - (weekday > 4 && asleep < 0.5 ? 1 : 0), works);
  const swing = 1 + 2 * chance(seed, 87, point.number, at / hourMs);
  const data = (factor: string, value: number): HourItem => ({ factor, flag: events.find((event) => event.flag !== undefined)?.flag ?? 'N', fields: [['Data', value.toFixed(1)]] });
  return [data('Leq', leq), data('L10', leq + swing), data('L50', leq - swing), data('L90', leq - 2.5 * swing), data('LMx', leq + 4 + 3 * swing), data('LMn', leq - 4 * swing)];
}

/** 0 wide awake … 1 asleep, by the hour that begins. */
const asleepByHour = [0.9, 1, 1.1, 1.1, 1, 0.8, 0.4, 0.1, 0, 0.1, 0.15, 0.15, 0.25, 0.2, 0.15, 0.1, 0.05, 0, 0, 0.1, 0.25, 0.4, 0.65, 0.8] as const;
