import { seededRandom } from '../src/basis/random.ts';
import type { Detections } from '../src/science/fire/detections.ts';

/** A year over a box as wide as Zhejiang: works that burn most nights (a tenth of all), fields that burn for hours, single pixels. */
export function madeSeason(count: number, seed: number): Detections {
  const random = seededRandom(seed);
  const [lat, lon, at, frp, night] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count), new Uint8Array(count)];
  const works = Array.from({ length: Math.ceil(count / 2000) }, () => [27 + 4.3 * random(), 118 + 5 * random()] as const);
  const year = 365 * 24 * 3_600_000;
  for (let one = 0; one < count;) {
    const steady = random() < 0.4 ? works[Math.floor(random() * works.length)] : undefined;
    const [y, x] = steady ?? [27 + 4.3 * random(), 118 + 5 * random()];
    const [start, members] = [Date.UTC(2024, 0, 1) + year * random(), steady === undefined ? 1 + Math.floor(random() * 14) : 1];
    for (let member = 0; member < members && one < count; member += 1, one += 1) {
      const spread = steady === undefined ? 0.02 : 0.003;
      lat[one] = y + spread * (random() - 0.5);
      lon[one] = x + spread * (random() - 0.5);
      at[one] = start + Math.floor(random() * 600) * 60_000 * Number(steady === undefined);
      frp[one] = 1 + 20 * random();
      night[one] = Number(random() < 0.5);
    }
  }
  return { lat, lon, at, frp, night };
}
