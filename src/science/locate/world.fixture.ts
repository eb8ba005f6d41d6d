import { seededRandom } from '../../basis/random.ts';
import { normal } from '../numeric/normal.ts';
import type { Stability } from '../plume/dispersion.ts';
import { plumeConcentration } from '../plume/gaussian-plume.ts';
import type { LocateInput } from './question.ts';

export type WorldSizes = { readonly stations: number; readonly hours: number };
export type World = { readonly input: LocateInput; readonly x: number; readonly y: number; readonly rate: number };

const side = 6000;

/**
 * A park of 6 × 6 km with a source and stations at random. What is measured is not what the inverse assumes: winds err by 10° and 15 %, concentrations
 * by 0.5 of their logarithm, every third hour has the class beside the one told, the emission wavers by 0.3 from hour to hour with memory, and the
 * background drifts.
 */
export function madeWorld(seed: number, { stations, hours }: WorldSizes): World {
  const random = seededRandom(seed);
  const draw = (): number => normal(random);
  const within = (margin: number): number => margin + random() * (side - 2 * margin);
  const [x, y, rate] = [within(500), within(500), 10 ** (0.5 + 0.8 * random())];
  const places = Array.from({ length: stations }, () => ({ x: within(200), y: within(200) }));
  let [turn, gust, waver, drift] = [random() * 360, 0, 0, 0];
  const told = { speed: new Float64Array(hours), direction: new Float64Array(hours), stability: new Uint8Array(hours) };
  const seen = { station: new Int32Array(stations * hours), hour: new Int32Array(stations * hours), value: new Float64Array(stations * hours) };
  for (let hour = 0; hour < hours; hour += 1) {
    turn = (turn + 20 * draw() + 5 + 720) % 360;
    gust = 0.8 * gust + 0.3 * draw();
    waver = 0.7 * waver + 0.3 * Math.sqrt(1 - 0.49) * draw();
    drift = 0.8 * drift + 0.15 * draw();
    const speed = Math.max(0.8, 3 * Math.exp(gust));
    const stable = Math.cos(hour * Math.PI / 12) > 0.3 ? speed < 3 ? 4 : 3 : speed < 4 ? 2 : 3;
    const real = random() < 1 / 3 ? stable + (random() < 0.5 ? -1 : 1) : stable;
    told.speed[hour] = speed * Math.exp(0.15 * draw());
    told.direction[hour] = Math.round((turn + 10 * draw() + 720) % 360);
    told.stability[hour] = stable;
    const angle = (turn + 180) * Math.PI / 180;
    for (const [station, place] of places.entries()) {
      const [dx, dy] = [place.x - x, place.y - y];
      const plume = { rate: rate * Math.exp(waver), height: 10, wind: speed, stability: real as Stability, terrain: 'rural' as const, averagingMinutes: 60 };
      const cast = plumeConcentration(plume, dx * Math.sin(angle) + dy * Math.cos(angle), dx * Math.cos(angle) - dy * Math.sin(angle), 2);
      const at = hour * stations + station;
      seen.station[at] = station;
      seen.hour[at] = hour;
      seen.value[at] = cast * Math.exp(0.5 * draw()) + 8 * Math.exp(drift + 0.2 * draw());
    }
  }
  return {
    x, y, rate,
    input: {
      stations: { ids: places.map((_, at) => `s${at}`), x: Float64Array.from(places, (place) => place.x), y: Float64Array.from(places, (place) => place.y) },
      hours: told, seen, grid: { west: 0, south: 0, step: side / 61, columns: 61, rows: 61 },
      terrain: 'rural', releaseHeight: 10, stationHeight: 2, averagingMinutes: 60,
    },
  };
}
