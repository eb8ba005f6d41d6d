import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';
import type { HourItem } from './hour-item.ts';
import { noiseZones, type NoiseStation } from './noise-stations.ts';
import type { TruthEvent } from './truth.ts';
import { clockOf, weatherAt } from './weather.ts';

/** The hour record: street life by day, a quiet night, rain on the roofs, and what the truth log adds. */
export function noiseItems(seed: number, { point, zone }: NoiseStation, at: number, events: readonly TruthEvent[]): readonly HourItem[] {
  const { level, quieter } = noiseZones[zone];
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
