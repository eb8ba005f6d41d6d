import { hourMs } from '../../src/basis/time.ts';
import type { Outlet } from './outlets.ts';
import type { Part } from './province.ts';
import type { Section, Station } from './stations.ts';
import type { Weather } from './weather.ts';

/** A water outlet above a section: hours on the way, and what share of its load arrives. */
export type Upstream = { readonly outlet: Outlet; readonly delay: number; readonly share: number };
/** A stack near a station, as seen from the stack. */
export type Nearby = { readonly outlet: Outlet; readonly km: number; readonly bearing: number };

type Degrees = { readonly lon: number; readonly lat: number };

const decayPerHour = 0.008;
const reachKm = 60;

/** Every outlet whose water passes the section. Load decays on the way; the order is that of the outlets. */
export function upstreamOf(part: Part, section: Section): readonly Upstream[] {
  const found: Upstream[] = [];
  for (const outlet of part.outlets) {
    if (outlet.medium !== 'water') continue;
    const delay = hoursBetween(part, outlet.county, section);
    if (delay !== undefined) found.push({ outlet, delay, share: Math.exp(-decayPerHour * delay) });
  }
  return found;
}

/** Whole hours from the head of one reach to the section; undefined when the water does not pass it. */
export function hoursBetween(part: Part, reach: number, section: Section): number | undefined {
  let hours = 0;
  for (let at: number | undefined = reach; at !== undefined; at = part.rivers.reaches[at]?.to) {
    const travel = part.rivers.reaches[at]?.travelHours ?? 0;
    if (at === section.reach) return Math.round(hours + travel * section.share);
    hours += travel;
  }
  return undefined;
}

export function nearbyOf(part: Part, station: Station): readonly Nearby[] {
  const here = station.point;
  return part.outlets.flatMap((outlet) => {
    if (outlet.medium !== 'air') return [];
    const way = wayFrom(outlet.point, here);
    return way.km > reachKm ? [] : [{ outlet, ...way }];
  });
}

/** From a source to a place: half a kilometre at least, and the direction in radians, 0 = east, anticlockwise. */
export function wayFrom(source: Partial<Degrees>, place: Partial<Degrees>): Pick<Nearby, 'km' | 'bearing'> {
  const east = ((place.lon ?? 0) - (source.lon ?? 0)) * 97;
  const north = ((place.lat ?? 0) - (source.lat ?? 0)) * 111;
  return { km: Math.max(0.5, Math.hypot(east, north)), bearing: Math.atan2(north, east) };
}

/**
 * µg/m³ at the station per kg/h from the stack: a ground-level Gaussian plume of neutral air, spread over the hour's
 * swing of the wind, mixed into a box of 300…1200 m. Zero outside a cone of 60°.
 */
export function plume({ km, bearing }: Pick<Nearby, 'km' | 'bearing'>, weather: Weather): number {
  const off = Math.atan2(Math.sin(bearing - weather.towards), Math.cos(bearing - weather.towards));
  if (Math.abs(off) > Math.PI / 3) return 0;
  const metres = km * 1000;
  const across = 0.25 * metres;
  const depth = Math.min(1200 - 900 * weather.stagnation, 20 + 0.06 * metres);
  const rate = 1e9 / 3600;
  return (rate / (Math.sqrt(2 * Math.PI) * across * depth * Math.max(1, weather.windSpeed))) * Math.exp(-0.5 * ((off * metres) / across) ** 2);
}

/** Hours that the wind needs from stack to station. */
export const airDelay = ({ km }: Pick<Nearby, 'km'>, weather: Weather): number => Math.min(6, Math.floor(km / (3.6 * Math.max(1, weather.windSpeed)))) * hourMs;
