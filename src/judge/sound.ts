import { exact, type Exact } from '../basis/decimal.ts';

const digitPowers = new Map<string, Exact>();

/** 10^(digit·10^−place): one logarithm a digit and place, ever. */
function digitPower(digit: string, place: number): Exact {
  const name = `${digit}e-${place}`;
  const known = digitPowers.get(name) ?? exact(10).pow(name);
  digitPowers.set(name, known);
  return known;
}

/** Digits of an exponent that can still move a power of forty digits. */
const exponentDigits = 40;

/** 10^(level/10), as a product over the decimal digits of the exponent: a level of many digits costs multiplications only. */
function power(one: Exact): Exact {
  const exponent = one.dividedBy(10);
  const whole = exponent.floor();
  const digits = exponent.minus(whole).toDecimalPlaces(exponentDigits).toFixed().slice(2);
  let product = exact(`1e${whole.toFixed()}`);
  for (const [at, digit] of [...digits].entries()) if (digit !== '0') product = product.times(digitPower(digit, at + 1));
  return product;
}

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
