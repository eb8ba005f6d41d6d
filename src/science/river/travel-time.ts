import { fail, ok, type Result } from '../../basis/result.ts';
import type { RiverReaches } from '../../model/river-reaches.ts';
import { peakVelocity } from './jobson.ts';

/** How the travel time of a reach is known; a number in `River.basis` is a place in this list. */
export const bases = ['unknown', 'measured', 'velocity', 'regression-slope', 'regression', 'assumed'] as const;
const [unknown, measured, byVelocity, bySlope, byArea, assumed] = bases.keys();

export type TravelTimes = { readonly hours: Float64Array; readonly basis: Uint8Array };

/**
 * Hours through each reach, by the best that is known of it: measured time, measured velocity, Jobson's regressions, then `assumedVelocity`
 * [m/s] where the caller gives one. NaN where nothing says it. Faults trace.bad-number (the reach) for a length, time or velocity that cannot be.
 */
export function travelTimes(reaches: RiverReaches, assumedVelocity = Number.NaN): Result<TravelTimes> {
  const count = reaches.ids.length;
  const [hours, basis] = [new Float64Array(count).fill(Number.NaN), new Uint8Array(count)];
  for (let at = 0; at < count; at += 1) {
    const wrong = wrongOf(reaches, at);
    if (wrong !== undefined) return fail('trace.bad-number', `${wrong} (reach ${reaches.ids[at]})`);
    const [time, by] = timeOf(reaches, at, assumedVelocity);
    hours[at] = time;
    basis[at] = Number.isNaN(time) ? unknown ?? 0 : by;
  }
  return ok({ hours, basis });
}

function timeOf(reaches: RiverReaches, at: number, assumedVelocity: number): readonly [number, number] {
  const given = reaches.travelHours[at] ?? Number.NaN;
  if (given >= 0) return [given, measured ?? 0];
  const length = reaches.length[at] ?? Number.NaN;
  const through = (velocity: number): number => length / velocity / 3600;
  const velocity = reaches.velocity[at] ?? Number.NaN;
  if (velocity > 0) return [through(velocity), byVelocity ?? 0];
  const slope = reaches.slope[at] ?? Number.NaN;
  const estimate = peakVelocity({ flow: reaches.flow[at] ?? Number.NaN, meanFlow: reaches.meanFlow[at] ?? Number.NaN, area: (reaches.area[at] ?? Number.NaN) * 1e6, slope });
  return estimate > 0 ? [through(estimate), (slope > 0 ? bySlope : byArea) ?? 0] : [through(assumedVelocity), assumed ?? 0];
}

function wrongOf({ length, travelHours, velocity, flow, share, decay }: RiverReaches, at: number): string | undefined {
  const negative = Object.entries({ length, travelHours, flow, share, decay }).find(([, values]) => (values[at] ?? Number.NaN) < 0);
  if (negative !== undefined) return `${negative[0]} ${negative[1][at]}`;
  const still = velocity[at] ?? Number.NaN;
  return still <= 0 ? `velocity ${still}` : undefined;
}
