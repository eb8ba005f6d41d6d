import { fail, ok, type Result } from '../../basis/result.ts';

/** Concentrations [g/m³] seen at places [m along the stream] and times [h] in a channel of one velocity [m/h], area [m²], dispersion [m²/h] and decay [1/h]. */
export type ReleaseQuestion = {
  readonly place: Float64Array; readonly time: Float64Array; readonly value: Float64Array;
  readonly velocity: number; readonly area: number; readonly dispersion: number; readonly decay: number;
  /** Where [m] and when [h] the release may have been. */
  readonly places: readonly [number, number]; readonly times: readonly [number, number];
};
export type Release = {
  readonly place: number; readonly time: number; /** Released mass [kg]. */ readonly mass: number;
  /** Root mean square of what is left, over the highest value. */
  readonly misfit: number;
  /** 'at-edge': the best place or time lies on the edge of what was allowed. */
  readonly reasons: readonly string[];
};

/** Concentration of 1 g let out at once: C = M/(A√(4πDt)) exp(−(x − ut)²/4Dt − kt). */
const unit = ({ velocity, area, dispersion, decay }: ReleaseQuestion, far: number, after: number): number =>
  (after <= 0 ? 0 : Math.exp(-((far - velocity * after) ** 2) / (4 * dispersion * after) - decay * after) / (area * Math.sqrt(4 * Math.PI * dispersion * after)));

/**
 * Place, time and mass of one instant release by least squares: the mass is linear and solved for, place and time on a grid that draws together 40 times.
 * Faults trace.too-few below six values above nought, trace.bad-parameter (which).
 */
export function findRelease(asked: ReleaseQuestion): Result<Release> {
  const { place, time, value, velocity, area, dispersion, decay, places, times } = asked;
  const wrong = Object.entries({ velocity, area, dispersion }).find(([, number]) => !(number > 0));
  if (wrong !== undefined || !(decay >= 0)) return fail('trace.bad-parameter', `${wrong?.join(' ') ?? `decay ${decay}`}`);
  if (!(places[0] < places[1] && times[0] < times[1]) || place.length !== value.length || time.length !== value.length) return fail('trace.bad-parameter', 'places, times, or columns of unequal length');
  if (value.filter((one) => one > 0).length < 6) return fail('trace.too-few', `${value.length} values`);
  if (value.some((one) => !(one >= 0))) return fail('trace.bad-number', 'a concentration');
  // Along what arrives at the same time place and time trade for each other: the second axis is the time at which the cloud passes the middle.
  const middle = place.reduce((sum, one) => sum + one, 0) / place.length;
  let best = { place: Number.NaN, passes: Number.NaN, mass: 0, left: Number.POSITIVE_INFINITY };
  let [from, to] = [places[0], places[1]];
  let [early, late] = [times[0] + (middle - places[1]) / velocity, times[1] + (middle - places[0]) / velocity];
  for (let round = 0; round < 40; round += 1) {
    for (let cell = 0; cell < 41 * 41; cell += 1) {
      const [at, passes] = [from + (to - from) * (cell % 41) / 40, early + (late - early) * Math.floor(cell / 41) / 40];
      const start = passes - (middle - at) / velocity;
      if (start < times[0] || start > times[1] || at < places[0] || at > places[1]) continue;
      const fitted = fit(asked, at, start);
      if (fitted.left < best.left) best = { place: at, passes, ...fitted };
    }
    if (!Number.isFinite(best.left)) return fail('trace.bad-parameter', 'no release within places and times passes the stations');
    const [wide, long] = [(to - from) * 0.35, (late - early) * 0.35];
    [from, to, early, late] = [best.place - wide, best.place + wide, best.passes - long, best.passes + long];
  }
  const start = best.passes - (middle - best.place) / velocity;
  const edge = Math.min(best.place - places[0], places[1] - best.place) < 1e-3 * (places[1] - places[0]) || Math.min(start - times[0], times[1] - start) < 1e-3 * (times[1] - times[0]);
  return ok({ place: best.place, time: start, mass: best.mass / 1000, misfit: Math.sqrt(best.left / value.length) / Math.max(...value), reasons: edge ? ['at-edge'] : [] });
}

function fit(asked: ReleaseQuestion, at: number, start: number): { readonly mass: number; readonly left: number } {
  const { place, time, value } = asked;
  let [cross, square, all] = [0, 0, 0];
  for (let row = 0; row < value.length; row += 1) {
    const one = unit(asked, (place[row] ?? 0) - at, (time[row] ?? 0) - start);
    const seen = value[row] ?? 0;
    cross += one * seen;
    square += one * one;
    all += seen * seen;
  }
  const mass = square > 0 ? Math.max(0, cross / square) : 0;
  return { mass, left: all - 2 * mass * cross + mass * mass * square };
}
