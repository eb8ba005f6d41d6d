import type { Method, OutfallQuestion } from './question.ts';
import type { Series } from './residuals.ts';
import { responsesOf, type Explained } from './singles.ts';

/** The sample that would tell the first two outfalls apart best: what each predicts [mg/L], and how far apart in standard deviations of a measurement. */
export type NextSample = { readonly station: string; readonly hour: number; readonly species: string; readonly predicted: readonly [number, number]; readonly sigmas: number };

/** Every second hour of the records at every station and species that was observed. */
export function nextSample(asked: OutfallQuestion, method: Method, candidates: readonly [number, number], explained: readonly [Explained, Explained], series: readonly Series[]): NextSample | null {
  const hours = Float64Array.from({ length: Math.ceil(asked.count * asked.step / 2) }, (_, at) => 2 * at);
  const asSeries = series.map((one): Series => ({ ...one, hour: hours, value: new Float64Array(hours.length), censored: new Uint8Array(hours.length) }));
  const [one = [], other = []] = candidates.map((candidate, at) => {
    const own = explained[at === 0 ? 0 : 1];
    const responses = responsesOf(asked, method, asSeries, { loads: asked.outfalls[candidate]?.loads ?? new Float64Array(0), candidate, routes: asked.routes });
    return asSeries.map(({ station, background }, index) => {
      const place = Math.round(((own.lag[station] ?? 0) + 3) * 2);
      return hours.map((_, row) => background + own.scale * (responses[index]?.[place]?.[row] ?? 0));
    });
  });
  let best: NextSample | null = null;
  for (const [index, { station, species, floor }] of asSeries.entries()) for (const [row, hour] of hours.entries()) {
    const predicted = [one[index]?.[row] ?? 0, other[index]?.[row] ?? 0] as const;
    const sigmas = Math.abs(Math.log((predicted[0] + floor) / (predicted[1] + floor))) / method.noise;
    if (best === null || sigmas > best.sigmas) best = { station: asked.stations[station]?.id ?? '', hour, species: asked.species[species]?.id ?? '', predicted, sigmas };
  }
  return best;
}
