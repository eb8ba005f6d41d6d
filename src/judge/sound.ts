import { exact, type Exact } from '../basis/decimal.ts';

const power = (level: Exact): Exact => exact(10).pow(level.dividedBy(10));
const level = (energy: Exact): Exact => energy.log(10).times(10);

/** Equivalent level of parts, dB: 10 lg(Σ t·10^(0.1 L) / Σ t), GB 3096-2008. Not empty; lengths above zero, all 1 where absent. */
export function energyMean(levels: readonly Exact[], lengths?: readonly Exact[]): Exact {
  const powers = new Map<string, Exact>();
  let [energy, time] = [exact(0), exact(0)];
  levels.forEach((one, at) => {
    const name = one.toString();
    const known = powers.get(name) ?? power(one);
    powers.set(name, known);
    const length = lengths?.[at] ?? exact(1);
    energy = energy.plus(known.times(length));
    time = time.plus(length);
  });
  return level(energy.dividedBy(time));
}

/** Day-night level: the energy of the day's hours and of the night's, raised by the penalty, over all of them. */
export const dayNightLevel = (day: Exact, night: Exact, hours: { readonly day: number; readonly night: number; readonly penalty: Exact }): Exact =>
  energyMean([day, night.plus(hours.penalty)], [exact(hours.day), exact(hours.night)]);

/** Level exceeded `percent` of the time: of n readings, highest first, the one at place n·percent/100 (upwards). Not empty. */
export function exceededLevel(levels: readonly Exact[], percent: number): Exact {
  const sorted = levels.toSorted((a, b) => b.comparedTo(a));
  const place = Math.max(1, exact(levels.length).times(percent).dividedBy(100).ceil().toNumber());
  const found = sorted[place - 1];
  if (found === undefined) throw new RangeError(`level exceeded ${percent} % of the time in ${levels.length} readings`);
  return found;
}
