import { day, hourMs, startOfDay } from '../basis/time.ts';
import { ambientPollutants } from '../model/ambient.ts';
import { noReadings, readingsOf } from '../stores/observations/samples.ts';
import type { TestApp } from './app.fixture.ts';

/** Constant hours a day, so that every mean, 8 h mean and percentile is the number itself. */
const clean = { PM10: 40, SO2: 10, NO2: 20, CO: 1, O3: 100 } as const;

/** Whole days of clean air at these points, PM2.5 as given by day (0 is `from`). */
export async function fillAir(app: TestApp, points: readonly number[], from: string, days: number, pm25: (at: number) => number): Promise<void> {
  const factors = [...ambientPollutants];
  const rows = points.flatMap((point) => factors.flatMap(([factor, pollutant]) => Array.from({ length: days * 24 }, (_, hour) => {
    const value = pollutant === 'PM2.5' ? pm25(Math.floor(hour / 24)) : clean[pollutant as keyof typeof clean];
    return { point, factor, at: startOfDay(day(from)) + hour * hourMs, value: BigInt(value) * 1_000_000n, frame: 1n, flag: 'N' };
  })));
  const readings = { ...noReadings, ...readingsOf(rows, await app.house.observations.factorNumbers(factors.map(([factor]) => factor))) };
  await app.house.observations.append({ frames: [], repeated: [], refused: [], readings });
}
