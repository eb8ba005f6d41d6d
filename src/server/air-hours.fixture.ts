import { day, hourMs, startOfDay } from '../basis/time.ts';
import { ambientPollutants } from '../model/ambient.ts';
import type { House } from '../flow/house.ts';
import type { TestApp } from './app.fixture.ts';
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

/**
 * Thursday 5 March at eight: the first county fell to PM2.5 140 on the 4th, the second rose from 150 to 20, the third has ten hours of the
 * 4th only. Returns their codes.
 */
export async function fillDailyStory({ house, time }: Pick<TestApp, 'house' | 'time'>): Promise<readonly string[]> {
  const held = countiesWithAir(house, 3);
  const fill = (at: number, from: string, days: number, fine: (date: number) => number, hours?: number): Promise<void> =>
    fillAir(house, held[at]?.stations ?? [], from, days, fine, hours);
  await fill(0, '2026-03-01', 4, (date) => (date === 3 ? 140 : 20));
  await fill(0, '2025-03-01', 4, () => 40);
  await fill(1, '2026-03-01', 4, (date) => (date === 3 ? 20 : 150));
  await fill(2, '2026-03-04', 1, () => 20, 10);
  time.world = startOfDay(day('2026-03-05')) + 8 * hourMs;
  return held.map(({ code }) => code);
}
