import { nodeTerms, type Scale } from './likelihood.ts';
import type { LocateOutput } from './question.ts';

/**
 * What each station alone says for the place whose plumes were cast last: log10 of the likelihood with the source over that without. `heard` sums the
 * values above background and two of its scatters, `silent` the rest: a silent station under the plume speaks against a place.
 */
export function stationEvidence(scale: Scale, ids: readonly string[], rate: number): LocateOutput['stations'] {
  const { hours, noise } = scale;
  const sums = ids.map((id) => ({ id, hours: 0, heard: 0, silent: 0 }));
  const terms = new Float64Array(hours.nodes.length);
  for (let hour = 0; hour < hours.count; hour += 1) {
    const under = noise.background.subarray(hour, hour + 1);
    const floor = Math.sqrt(under[0] ?? 0) + 2 * noise.scatter;
    for (let value = hours.first[hour] ?? 0; value < (hours.first[hour + 1] ?? 0); value += 1) {
      const sum = sums[hours.station[value] ?? 0];
      if (sum === undefined) continue;
      const alone = { ...scale, noise: { ...noise, background: under }, hours: { ...hours, first: Int32Array.of(value, value + 1) } };
      const gain = Math.log10(Math.max(1e-300, nodeTerms(alone, 0, rate, terms)));
      sum.hours += 1;
      sum[(hours.root[value] ?? 0) > floor ? 'heard' : 'silent'] += gain;
    }
  }
  return sums;
}
