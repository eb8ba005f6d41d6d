import { hourMs } from '../../src/basis/time.ts';
import { chance } from './chance.ts';
import { airDelay, plume, wayFrom } from './transport.ts';
import type { TruthEvent } from './truth.ts';
import type { Weather } from './weather.ts';

type Place = { readonly lon: number; readonly lat: number };

const kmEast = 97;
const kmNorth = 111;
/** Smoke of a field and air of elsewhere reach so far before they are nothing special. */
const smokeKm = 80;
const frontKm = 25;
const lostPerKm = 0.001;

/** µg/m³ of fine particles at a place from fields that burn: the same plume as of a stack, as it was when it left. */
export function smokeAt(place: Place, weather: Weather, at: number, happeningAt: (hour: number) => readonly TruthEvent[]): number {
  let sum = 0;
  for (let hours = 0; hours <= 6; hours += 1) {
    for (const event of happeningAt(at - hours * hourMs)) {
      if (event.kind !== 'straw-fire') continue;
      const way = wayFrom(event, place);
      if (way.km > smokeKm || airDelay(way, weather) !== hours * hourMs) continue;
      sum += (event.kgPerHour ?? 0) * plume(way, weather);
    }
  }
  return sum;
}

/** µg/m³ of PM2.5 that came over the border: it moves in with the wind, thins on its way, and stays at a place half as long as in the province. */
export function importedAt(place: Place, centre: Place, events: readonly TruthEvent[], at: number): number {
  return events.filter(({ kind }) => kind === 'import').reduce((sum, { from: begins, to, rise = 0, against = 0 }) => {
    const km = along(place, centre, against) + 250;
    const arrives = begins + (km / frontKm) * hourMs;
    const share = (edge: number): number => 1 / (1 + Math.exp(-(at - edge) / (1.5 * hourMs)));
    return sum + rise * Math.exp(-lostPerKm * km) * (share(arrives) - share(arrives + (to - begins) / 2));
  }, 0);
}

/** Toluene, µg/m³: what an industrial town has, and what a firm's tanks lose at the ground. */
export function tolueneAt(seed: number, place: Place & { readonly number: number }, weather: Weather, at: number, leaks: readonly (Place & { readonly kgPerHour: number })[]): number {
  const usual = 3 + 5 * weather.stagnation + 1.5 * chance(seed, 821, place.number, at / hourMs);
  return leaks.reduce((sum, leak) => {
    const way = wayFrom(leak, place);
    return way.km > smokeKm ? sum : sum + leak.kgPerHour * plume(way, weather);
  }, usual);
}

/** What the mast shows: speed m/s and the direction from which the wind comes, degrees from north. */
export function mastAt(seed: number, number: number, weather: Weather, at: number): { readonly speed: number; readonly from: number } {
  const hour = at / hourMs;
  const swing = (chance(seed, 822, number, hour) + chance(seed, 823, number, hour) - 1) * 24;
  const degrees = 270 - (weather.towards * 180) / Math.PI + swing;
  return { speed: weather.windSpeed * (0.8 + 0.4 * chance(seed, 824, number, hour)), from: ((degrees % 360) + 360) % 360 };
}

const along = (place: Place, centre: Place, towards: number): number =>
  (place.lon - centre.lon) * kmEast * Math.cos(towards) + (place.lat - centre.lat) * kmNorth * Math.sin(towards);
