import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';
import type { HourItem } from './hour-item.ts';
import type { FunctionZone, SeaBuoy } from './sea-buoys.ts';
import type { TruthEvent } from './truth.ts';
import { clockOf, weatherAt } from './weather.ts';

/** What a quiet day has in each function zone: nitrogen and phosphate rise towards the shore, mg/L. */
const quiet: Readonly<Record<FunctionZone, { readonly nitrogen: number; readonly phosphate: number }>> = {
  '1': { nitrogen: 0.13, phosphate: 0.009 }, '2': { nitrogen: 0.2, phosphate: 0.016 }, '3': { nitrogen: 0.28, phosphate: 0.021 }, '4': { nitrogen: 0.36, phosphate: 0.032 },
};
/** The tide turns twice in a lunar day. */
const tideHours = 12.42;

/**
 * The hour record of a buoy: water, waves and weather. A red tide of the truth log eats nutrients, greens the water, lifts pH and swings the
 * oxygen; a discharge brings nitrogen and phosphate, `ratio` times what is usual.
 */
export function seaItems(seed: number, { point, zone, openness }: SeaBuoy, at: number, events: readonly TruthEvent[]): readonly HourItem[] {
  const hours = at / hourMs;
  const lon = point.lon ?? 122;
  const weather = weatherAt(seed, lon, at);
  const flag = events.find((event) => event.flag !== undefined)?.flag ?? 'N';
  const bloom = bloomOf(events.find(({ kind }) => kind === 'red-tide'), at);
  const spill = events.find(({ kind }) => kind === 'sea-discharge')?.ratio ?? 1;
  const tide = Math.sin((2 * Math.PI * hours) / tideHours);
  const slow = drift(seed, point.number, hours / 40);
  const sun = Math.sin(((clockOf(at).hour - 9) / 12) * Math.PI);
  const temperature = Math.max(6, weather.temperature * 0.45 + 9);
  const nitrogen = quiet[zone].nitrogen * (0.8 + 0.35 * slow - 0.06 * tide) * spill * (1 - 0.6 * bloom);
  const wave = (0.25 + 0.16 * weather.windSpeed * (0.35 + 0.65 * openness)) * (0.85 + 0.3 * drift(seed, point.number + 7, hours / 6));
  // Means alone: with Min and Max the record would not fit the 1,024 bytes of a data area (HJ 212-2017).
  const mean = (factor: string, value: number, decimals: number): HourItem => ({ factor, flag, fields: [['Avg', value.toFixed(decimals)]] });
  return [
    mean('w01001', 8.02 + 0.08 * slow + 0.03 * sun + 0.55 * bloom, 2), mean('w01010', temperature, 1),
    mean('w01009', Math.max(1.2, 14.2 - 0.27 * temperature - 0.9 + 0.25 * sun - (spill - 1) * 0.4 + bloom * (1.5 + 4 * sun)), 2),
    mean('h01001', 25 + 7 * openness + 0.8 * tide - 0.4 * weather.rain, 2), mean('w01016', 1.6 + 1.8 * slow + 46 * bloom, 1),
    mean('w01003', 4 + 9 * (1 - openness) + 3 * Math.abs(tide) + 6 * bloom, 1),
    mean('w21007', nitrogen * 0.82, 3), mean('w21006', nitrogen * 0.05, 3), mean('w21003', nitrogen * 0.13, 3),
    mean('h01010', quiet[zone].phosphate * (0.8 + 0.35 * slow) * spill * (1 - 0.55 * bloom), 4),
    mean('w01018', 0.7 + 0.5 * (1 - openness) + 0.3 * slow + 1.6 * bloom + 0.3 * (spill - 1), 2),
    mean('h01002', wave, 2), mean('h01004', 3.2 + 1.6 * Math.sqrt(wave), 1), mean('a01007', weather.windSpeed * (1.1 + 0.4 * openness), 1),
    mean('a01001', weather.temperature, 1), mean('h01009', 2.4 + 1.7 * tide + 0.1 * chance(seed, 88, point.number, hours), 2),
  ];
}

/** 0 none … 1 in full bloom: it grows and dies over a quarter of its time. */
function bloomOf(event: TruthEvent | undefined, at: number): number {
  if (event === undefined) return 0;
  const share = (at - event.from) / (event.to - event.from);
  return Math.min(1, share * 4, (1 - share) * 4);
}
