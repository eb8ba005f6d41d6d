import { fail, ok, type Result } from '../../basis/result.ts';
import { quantile } from '../numeric/quantile.ts';

/** Species of fewer are too noisy to be fitted, or to be fitted as they are (EPA PMF 5.0 user guide, 2014: S/N below 0.5 bad, below 1 weak). */
export type Strength = 'strong' | 'weak' | 'bad';
/** By how much the uncertainty of a weak species is widened, same guide. */
export const weakWidening = 3;

/** Signal to noise of one species: the mean of (x − s)/s where x is above s, else 0 (EPA PMF 5.0 user guide, 2014, eq. 3). */
export function signalToNoise(concentrations: ArrayLike<number>, uncertainties: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < concentrations.length; i += 1) {
    const [x, s] = [concentrations[i] ?? 0, uncertainties[i] ?? 1];
    if (x > s) sum += (x - s) / s;
  }
  return sum / concentrations.length;
}

export const strengthOf = (ratio: number): Strength => (ratio < 0.5 ? 'bad' : ratio < 1 ? 'weak' : 'strong');

/** One species as the laboratory gives it: NaN where nothing was measured; detection limit MDL in the unit of the values, error as a share. */
export type Measured = { readonly values: Float64Array; readonly detectionLimit: number; readonly errorShare: number };
export type Prepared = { readonly concentrations: Float64Array; readonly uncertainties: Float64Array; readonly below: number; readonly absent: number };

/**
 * Uncertainties from detection limits (Polissar et al. 1998; EPA PMF 5.0 user guide, 2014): x ≤ MDL becomes MDL/2 ± 5/6 MDL, else s =
 * √((error·x)² + (MDL/2)²); what was not measured becomes the species' median ± four times the median. Faults: trace.bad-uncertainty
 * (a detection limit or an error share that is not above zero), trace.too-few (nothing measured).
 */
export function prepare({ values, detectionLimit, errorShare }: Measured): Result<Prepared> {
  if (!(detectionLimit > 0) || !(errorShare >= 0)) return fail('trace.bad-uncertainty', `MDL ${detectionLimit}, error ${errorShare}`);
  const held = values.filter((value) => !Number.isNaN(value)).toSorted();
  if (held.length === 0) return fail('trace.too-few', 'nothing measured');
  const middle = quantile(held, 0.5);
  const counted = { below: 0, absent: 0 };
  const concentrations = new Float64Array(values.length);
  const uncertainties = values.map((value, at) => {
    if (Number.isNaN(value)) {
      counted.absent += 1;
      concentrations[at] = middle;
      return 4 * Math.max(middle, detectionLimit / 2);
    }
    if (value <= detectionLimit) {
      counted.below += 1;
      concentrations[at] = detectionLimit / 2;
      return (5 / 6) * detectionLimit;
    }
    concentrations[at] = value;
    return Math.hypot(errorShare * value, detectionLimit / 2);
  });
  return ok({ concentrations, uncertainties, ...counted });
}
