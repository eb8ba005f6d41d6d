import { dayMs, hourMs } from '../../basis/time.ts';
import { streamFields } from '../../codecs/sensorthings/streams.ts';
import { noReadings, readingsOf, type SampleReading } from '../../stores/observations/samples.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { openGraph } from './open-graph.ts';
import type { Access } from './access.ts';
import { usualBounds, type Bounds } from './failure.ts';
import type { Graph } from './graph.ts';

/** Two stations and a section: hours of three days, days of a week, real-time values of an hour, with values that repeat. */
export async function houseWithReadings(): Promise<TestHouse> {
  const test = await testHouse();
  const { house, time } = test;
  const hour = Math.floor(time.world / hourMs) * hourMs;
  const day = Math.floor(time.world / dayMs) * dayMs - 8 * hourMs;
  const rows: readonly SampleReading[] = [
    ...Array.from({ length: 72 }, (_, back) => [1000, 1001].map((point): SampleReading => ({ point, factor: 'a34004', at: hour - (back + 1) * hourMs, value: BigInt((back * 7 + point) % 60) * 1_000_000n, frame: BigInt(back + 1), flag: back % 9 === 0 ? 'D' : 'N' }))).flat(),
    ...Array.from({ length: 7 }, (_, back): SampleReading => ({ point: 1000, factor: 'a34004', period: 'day', at: day - back * dayMs, value: BigInt(20 + back) * 1_000_000n, frame: 100n })),
    ...Array.from({ length: 30 }, (_, back): SampleReading => ({ point: 10_000, factor: 'w01001', period: 'realtime', field: 'Rtd', at: hour - back * 120_000, value: 7_200_000n + BigInt(back) * 10_000n, frame: 101n })),
    ...Array.from({ length: 4 }, (_, back): SampleReading => ({ point: 10_000, factor: 'w01001', at: hour - (back + 1) * 4 * hourMs, value: 7_000_000n, frame: 102n })),
  ];
  const numbers = await house.observations.factorNumbers(['a34004', 'w01001']);
  await house.observations.append({ frames: [], repeated: [], refused: [], readings: { ...noReadings, ...readingsOf(rows, numbers) } });
  return test;
}

export const accessTo = ({ house }: TestHouse, sees: Access['sees'] = () => true): Access => ({
  sees, basis: () => ({ zh: '口径', en: 'basis' }), disclosedWithinMs: 7 * dayMs, series: () => house.observations.storedSeries(streamFields), origin: 'http://st.test',
});

export const graphOf = (test: TestHouse, bounds: Bounds = usualBounds): Promise<Graph> => openGraph(test.house, { ...accessTo(test), bounds });
