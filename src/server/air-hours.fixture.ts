import { day, hourMs, startOfDay } from '../basis/time.ts';
import { ambientPollutants } from '../model/ambient.ts';
import type { House } from '../flow/house.ts';
import { noReadings, readingsOf } from '../stores/observations/samples.ts';

/** Constant hours a day, so that every mean, 8 h mean and percentile is the number itself: AQI 50 by ozone until PM2.5 passes 35. */
const clean = { 'PM2.5': 10, PM10: 40, SO2: 10, NO2: 20, CO: 1, O3: 100 } as const;
const day24 = 24;

/** Hours of the six pollutants at these stations from a day on, whole days or the first `hours` of each; PM2.5 by day, the rest clean. */
export async function fillAir(
  house: House,
  points: readonly number[],
  from: string,
  days: number,
  pm25: (at: number) => number,
  hours = day24,
): Promise<void> {
  const factors = [...ambientPollutants];
  const rows = points.flatMap((point) =>
    factors.flatMap(([factor, pollutant]) =>
      Array.from({ length: days * day24 }, (_, hour) => {
        const value = pollutant === 'PM2.5' ? pm25(Math.floor(hour / day24)) : clean[pollutant as keyof typeof clean];
        return { point, factor, at: startOfDay(day(from)) + hour * hourMs, value: BigInt(value) * 1_000_000n, frame: 1n, flag: 'N' };
      }).filter((_, hour) => hour % day24 < hours),
    ),
  );
  const readings = { ...noReadings, ...readingsOf(rows, await house.observations.factorNumbers(factors.map(([factor]) => factor))) };
  await house.observations.append({ frames: [], repeated: [], refused: [], readings });
}

/** The first counties that have a station, by code, and the stations in each. */
export function countiesWithAir(house: House, count: number): readonly { readonly code: string; readonly stations: readonly number[] }[] {
  const stations = [...house.directory.points.values()].filter(({ kind }) => kind === 'air-station');
  const counties = Map.groupBy(stations, ({ region }) => region.slice(0, 6));
  return [...counties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([code, held]) => ({ code, stations: held.map(({ number }) => number) }));
}
