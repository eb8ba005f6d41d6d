import { nodeTerms, type Scale } from './likelihood.ts';

export type Tempering = {
  /** How many hours count as one: the inflation of the variance of a mean by what residuals share from hour to hour and within an hour, times the misfit. */
  readonly kappa: number;
  readonly fromHourToHour: number; readonly withinHour: number; readonly misfit: number;
};

/** Median of |t| with four degrees of freedom. */
const medianOfStudent = 0.7407;

/**
 * Residuals of the place whose plumes were cast last, at that emission, where those plumes reach. Treating hours as independent gives regions too small by far; the likelihood is
 * flattened by the effective sample size (1 + r)/(1 − r) of a first-order autoregression (Bartlett 1946), by the design effect of hours (Kish 1965),
 * and by the square of how much wider the residuals are than was assumed.
 */
export function temperingOf(scale: Scale, rate: number): Tempering {
  const residuals = residualsAt(scale, rate);
  const { hours, touched } = scale;
  const last = new Map<number, readonly [hour: number, residual: number]>();
  let [products, squares, pairs, together, partners, all, perHour] = [0, 0, 0, 0, 0, 0, 0];
  for (let hour = 0; hour < hours.count; hour += 1) {
    let [sum, own, count] = [0, 0, 0];
    for (let value = hours.first[hour] ?? 0; value < (hours.first[hour + 1] ?? 0); value += 1) {
      if (touched[value] === 0) continue;
      const [station, residual] = [hours.station[value] ?? 0, residuals[value] ?? 0];
      const before = last.get(station);
      if (before !== undefined && before[0] === (hours.hour[hour] ?? 0) - 1) {
        products += before[1] * residual;
        squares += (before[1] ** 2 + residual ** 2) / 2;
        pairs += 1;
      }
      last.set(station, [hours.hour[hour] ?? 0, residual]);
      sum += residual;
      own += residual ** 2;
      count += 1;
    }
    if (count === 0) continue;
    together += sum ** 2 - own;
    partners += own * (count - 1);
    all += 1;
    perHour += count;
  }
  const fromHourToHour = pairs < 10 || squares === 0 ? 0 : Math.min(0.9, Math.max(0, products / squares));
  const withinHour = partners === 0 ? 0 : Math.min(1, Math.max(0, together / partners));
  const sizes = [...residuals].filter((_, value) => touched[value] === 1).map(Math.abs).sort((a, b) => a - b);
  const misfit = sizes.length < 10 ? 1 : Math.max(1, (sizes[sizes.length >> 1] ?? 0) / medianOfStudent);
  const kappa = (1 + fromHourToHour) / (1 - fromHourToHour) * (1 + withinHour * Math.max(0, perHour / Math.max(1, all) - 1)) * misfit ** 2;
  return { kappa, fromHourToHour, withinHour, misfit };
}

/** Standardised, against the mean over nodes as the hour itself weighs them; held within five so that one hour does not rule. */
function residualsAt(scale: Scale, rate: number): Float64Array {
  const { hours, noise, unit, touched } = scale;
  const count = hours.nodes.length;
  const terms = new Float64Array(count);
  const residuals = new Float64Array(hours.root.length);
  for (let hour = 0; hour < hours.count; hour += 1) {
    const sum = nodeTerms(scale, hour, rate, terms);
    for (let value = hours.first[hour] ?? 0; value < (hours.first[hour + 1] ?? 0); value += 1) {
      let made = 0;
      for (let node = 0; node < count; node += 1) made += (terms[node] ?? 0) / sum * Math.sqrt((noise.background[hour] ?? 0) + rate * (touched[value] === 0 ? 0 : unit[value * count + node] ?? 0));
      const spread = Math.sqrt(noise.scatter ** 2 + noise.relative ** 2 * made ** 2);
      residuals[value] = Math.max(-5, Math.min(5, ((hours.root[value] ?? 0) - made) / spread));
    }
  }
  return residuals;
}
