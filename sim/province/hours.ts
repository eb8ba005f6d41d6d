import { ambientPollutants } from '../../src/model/ambient.ts';
import { airAt, type AirHour, type EventsAt } from './air.ts';
import type { HourItem } from './hour-item.ts';
import { noiseItems } from './noise.ts';
import type { NoiseStation } from './noise-stations.ts';
import { mastAt, tolueneAt } from './open-air.ts';
import { outletItems } from './outlet-hour.ts';
import { isChemical, type Outlet } from './outlets.ts';
import type { Part, Province } from './province.ts';
import { seaItems } from './sea.ts';
import type { SeaBuoy } from './sea-buoys.ts';
import type { Section, Station } from './stations.ts';
import { nearbyOf, upstreamOf, type Nearby, type Upstream } from './transport.ts';
import type { Truth, TruthEvent } from './truth.ts';
import { waterAt } from './water.ts';
import { weatherAt } from './weather.ts';

type Place =
  | { readonly part: Part; readonly station: Station; readonly nearby: readonly Nearby[] }
  | { readonly part: Part; readonly park: Station; readonly works: readonly Outlet[] }
  | { readonly part: Part; readonly section: Section; readonly upstream: readonly Upstream[] }
  | { readonly part: Part; readonly noise: NoiseStation }
  | { readonly part: Part; readonly buoy: SeaBuoy }
  | { readonly part: Part; readonly outlet: Outlet };

/** Any hour of any point of the province, computed alone: the same seed, point, hour and truth give the same items. */
export class Hours {
  readonly truth: Truth;
  readonly #places = new Map<number, Place>();

  constructor(province: Province, truth: Truth) {
    this.truth = truth;
    for (const part of province.parts) {
      for (const station of part.stations) this.#places.set(station.point.number, { part, station, nearby: nearbyOf(part, station) });
      const works = part.outlets.filter(isChemical);
      for (const park of part.parkStations) this.#places.set(park.point.number, { part, park, works });
      for (const section of part.sections) this.#places.set(section.point.number, { part, section, upstream: upstreamOf(part, section) });
      for (const noise of part.noiseStations) this.#places.set(noise.point.number, { part, noise });
      for (const buoy of part.seaBuoys) this.#places.set(buoy.point.number, { part, buoy });
      for (const outlet of part.outlets) this.#places.set(outlet.point.number, { part, outlet });
    }
  }

  /** `at`: start of the hour, UTC ms. */
  items(point: number, at: number): readonly HourItem[] {
    const place = this.#places.get(point);
    if (place === undefined) throw new RangeError(`point ${point} is not of this province`);
    const events = (of: number, hour: number): readonly TruthEvent[] => this.truth.truthAt(of, hour);
    if ('station' in place) {
      return [...stationItems(airAt(place.part, place.station, place.nearby, at, events)), ...mastItems(place.part, place.station, at)];
    }
    if ('park' in place) return [...parkItems(place.part, place.park, place.works, at, events), ...mastItems(place.part, place.park, at)];
    if ('section' in place) return sectionItemsOf(waterAt(place.part, place.section, place.upstream, at, events));
    if ('noise' in place) return noiseItems(place.part.seed, place.noise, at, events(point, at));
    if ('buoy' in place) return seaItems(place.part.seed, place.buoy, at, events(point, at));
    return outletItems(place.part.seed, place.outlet, at, events(point, at));
  }

  /** System code (ST) under which the point reports. */
  system(point: number): string {
    const place = this.#places.get(point);
    if (place === undefined) throw new RangeError(`point ${point} is not of this province`);
    if ('station' in place || 'park' in place) return '22';
    if ('section' in place) return '21';
    if ('noise' in place) return '23';
    if ('buoy' in place) return '26';
    return place.outlet.medium === 'air' ? '31' : '32';
  }
}

const airColumns: Readonly<Record<string, readonly [keyof AirHour, decimals: number]>> = {
  'PM2.5': ['pm25', 0], PM10: ['pm10', 0], SO2: ['so2', 1], NO2: ['no2', 1], CO: ['co', 2], O3: ['o3', 1],
};

const stationItems = (air: AirHour): readonly HourItem[] =>
  [...ambientPollutants].flatMap(([factor, pollutant]) => {
    const column = airColumns[pollutant];
    return column === undefined ? [] : [mean(factor, air[column[0]], column[1], 0.12)];
  });

function mastItems({ seed }: Part, { point }: Station, at: number): readonly HourItem[] {
  const { speed, from } = mastAt(seed, point.number, weatherAt(seed, point.lon ?? 120, at), at);
  return [['a01007', speed.toFixed(1)] as const, ['a01008', from.toFixed(0)] as const].map(([factor, value]) => ({ factor, flag: 'N', fields: [['Avg', value]] }));
}

/** mg/m³, as HJ 212 has it. */
function parkItems({ seed }: Part, { point }: Station, works: readonly Outlet[], at: number, events: EventsAt): readonly HourItem[] {
  const place = { number: point.number, lon: point.lon ?? 120, lat: point.lat ?? 30 };
  const leaks = works.flatMap((outlet) => events(outlet.point.number, at).filter(({ kind }) => kind === 'leak')
    .map(({ kgPerHour = 0 }) => ({ lon: outlet.point.lon ?? 0, lat: outlet.point.lat ?? 0, kgPerHour })));
  return [mean('a25003', tolueneAt(seed, place, weatherAt(seed, place.lon, at), at, leaks) / 1000, 4, 0.1)];
}

const sectionItemsOf = (water: ReturnType<typeof waterAt>): readonly HourItem[] => [
  mean('w01001', water.ph, 2, 0.01), mean('w01010', water.temperature, 1, 0.02), mean('w01009', water.oxygen, 2, 0.03), mean('w01019', water.codMn, 2, 0.05),
  mean('w21003', water.ammonia, 3, 0.08), mean('w21011', water.phosphorus, 3, 0.08), mean('w21001', water.nitrogen, 2, 0.05),
  ...(water.algae === undefined ? [] : [mean('w01016', water.algae.chlorophyll, 1, 0.1), mean('w01004', water.algae.transparency, 2, 0.05)]),
];

/** Min, Avg and Max of an hour whose samples swing by `swing` of the mean. */
function mean(factor: string, value: number, decimals: number, swing: number): HourItem {
  return { factor, flag: 'N', fields: [['Min', (value * (1 - swing)).toFixed(decimals)], ['Avg', value.toFixed(decimals)], ['Max', (value * (1 + swing)).toFixed(decimals)]] };
}
