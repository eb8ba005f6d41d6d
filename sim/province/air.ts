import { hourMs } from '../../src/basis/time.ts';
import { drift } from './chance.ts';
import { flowOf, limitOf, trueRatio } from './emissions.ts';
import { importedAt, smokeAt } from './open-air.ts';
import type { Part } from './province.ts';
import type { Station } from './stations.ts';
import { airDelay, plume, type Nearby } from './transport.ts';
import type { TruthEvent } from './truth.ts';
import { clockOf, weatherAt, type Weather } from './weather.ts';

export type EventsAt = (point: number, hour: number) => readonly TruthEvent[];
/** Hour means: µg/m³, CO in mg/m³. */
export type AirHour = {
  readonly pm25: number; readonly pm10: number; readonly so2: number; readonly no2: number; readonly co: number;
  readonly o3: number;
};

/** Background by synoptic state and rhythm of the town, plus what the stacks upwind send. */
export function airAt(part: Part, station: Station, nearby: readonly Nearby[], at: number, events: EventsAt): AirHour {
  const weather = weatherAt(part.seed, station.point.lon ?? 120, at);
  const { hour, weekday } = clockOf(at);
  const traffic = (bump(hour, 8) + bump(hour, 19)) * (weekday > 4 ? 0.6 : 1) * station.urban;
  const local = 0.85 + 0.3 * drift(part.seed, station.point.number, at / hourMs / 7);
  const calm = 0.55 + 2.3 * weather.stagnation ** 1.6;
  const washed = weather.rain > 0 ? 0.6 : 1;
  const stacks = plumes(part, nearby, weather, at, events);
  const place = { lon: station.point.lon ?? 120, lat: station.point.lat ?? 30 };
  const smoke = smokeAt(place, weather, at, (then) => events(0, then));
  const imported = importedAt(place, part.land.province, events(0, at), at);
  const pm25 = (24 * calm * local * washed) * (1 + 0.18 * traffic) + stacks.pm + smoke + imported;
  const dust = 14 + 26 * Math.max(0, drift(part.seed, 501, at / hourMs / 40) - 0.6) * weather.windSpeed * washed;
  const no2 = (14 + 24 * traffic + 6 * station.urban) * calm + stacks.no2;
  return {
    pm25, pm10: pm25 * 1.15 + dust * local, so2: 5 + 4 * calm * local + stacks.so2, no2,
    co: 0.35 + 0.25 * calm + 0.2 * traffic + carbonMonoxideOfSmoke * smoke + 0.002 * imported, o3: ozone(part.seed, station, weather, at, no2),
  };
}

/** mg of CO a µg of fine particles, of a field that smoulders. */
const carbonMonoxideOfSmoke = 0.009;

/** Sun makes it through the day with a lag of an hour, fresh NO eats it in town at night. */
function ozone(seed: number, station: Station, weather: Weather, at: number, no2: number): number {
  const before = weatherAt(seed, station.point.lon ?? 120, at - 2 * hourMs);
  const strength = 60 + 80 * drift(seed, 502, at / hourMs / 70) + 2 * (weather.temperature - 12);
  const made = ((weather.sun + before.sun) / 2) * strength * (0.75 + 0.45 * weather.stagnation);
  return Math.max(4, 48 + made - 0.55 * no2 - (weather.rain > 0 ? 12 : 0));
}

function plumes(part: Part, nearby: readonly Nearby[], weather: Weather, at: number, events: EventsAt): { pm: number; so2: number; no2: number } {
  const sum = { pm: 0, so2: 0, no2: 0 };
  for (const near of nearby) {
    const share = plume(near, weather);
    if (share === 0) continue;
    const left = at - airDelay(near, weather);
    const happening = events(near.outlet.point.number, left);
    const flow = flowOf(part.seed, near.outlet, left);
    for (const factor of near.outlet.factors) {
      const kgPerHour = trueRatio(part.seed, near.outlet, factor.code, left, happening) * limitOf(factor) * flow * 0.0036;
      const added = share * kgPerHour;
      if (factor.code === 'a34013') sum.pm += 0.5 * added;
      else if (factor.code === 'a21026') sum.so2 += added * 0.35;
      else sum.no2 += added * 0.3;
    }
  }
  return { pm: Math.min(40, sum.pm), so2: Math.min(60, sum.so2), no2: Math.min(60, sum.no2) };
}

const bump = (hour: number, peak: number): number => Math.exp(-(((hour - peak) / 2.2) ** 2));
