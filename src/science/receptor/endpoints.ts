import { fail, ok, type Result } from '../../basis/result.ts';

/** n points of t trajectories that end at a receptor, degrees; `of[i]` is the trajectory of point i, its points in order of age. */
export type EndpointSet = {
  readonly lat: Float64Array; readonly lon: Float64Array; readonly of: Int32Array;
  /** What the receptor measured when each trajectory arrived (NaN: nothing), and the civil day of arrival, any whole number. */
  readonly values: Float64Array; readonly days: Int32Array;
};

/** Points whose trajectory has a value and whose place is one. Faults trace.too-few, trace.bad-number (a latitude beyond the poles). */
export function heldPoints({ lat, lon, of, values }: EndpointSet): Result<Int32Array> {
  const wrong = lat.findIndex((value) => Math.abs(value) > 90);
  if (wrong >= 0) return fail('trace.bad-number', `point ${wrong + 1}: latitude ${lat[wrong]}`);
  const held = Int32Array.from(of, (_, at) => at).filter((at) => !Number.isNaN((lat[at] ?? Number.NaN) + (lon[at] ?? Number.NaN) + (values[of[at] ?? -1] ?? Number.NaN)));
  return held.length === 0 ? fail('trace.too-few', 'no trajectory with a value') : ok(held);
}
