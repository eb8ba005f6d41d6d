import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { editionOn } from '../rulebook/choose-edition.ts';
import { ruleNeeded, type Edition } from '../rulebook/edition.ts';
import { limitRows } from '../rulebook/limits.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { LimitRow } from '../rulebook/standard-file.ts';
import { dayNightLevel, energyMean } from './sound.ts';
import { roundTo } from './statistics.ts';
import { decimalOf, inUnitOf, type Confidence, type Step, type Undeterminable } from './verdict.ts';

/** `day` 06–22, `night` 22–06 of one natural day, as the edition's rules say. */
export type NoisePeriod = 'day' | 'night';
export type NoiseVerdict = {
  readonly edition: string;
  readonly verdict: 'meets' | 'exceeds' | 'assessed' | 'undeterminable' | 'not-judged';
  readonly reason: Undeterminable | 'index-only' | '';
  /** dB(A), in full; absent where it is undeterminable. */
  readonly value?: Exact;
  readonly limit?: LimitRow;
  readonly confidence: Confidence;
};
export type NoiseDay = {
  readonly Ld: NoiseVerdict; readonly Ln: NoiseVerdict; readonly Ldn: NoiseVerdict;
  readonly valid: { readonly day: number; readonly night: number };
};

/** Which period the hour that begins at `hour` o'clock belongs to. */
export const noisePeriodOf = (edition: Edition, hour: number): NoisePeriod =>
  (hour >= Number(ruleNeeded(edition, 'day-from-hour').value) && hour < Number(ruleNeeded(edition, 'day-to-hour').value) ? 'day' : 'night');

/**
 * One level of one hour against its zone (GB 3096): `Leq` with the limit of the hour's period, `Lmax` with that of sudden noise,
 * which only the night has. Faults: standard.not-in-force, value.*.
 */
export function judgeNoiseHour(of: 'Leq' | 'Lmax', given: unknown, hour: number, zone: string, rulebook: Rulebook, day: string, steps?: Step[]): Result<NoiseVerdict> {
  const edition = editionOn(rulebook, 'noise-quality', day);
  if (edition === undefined) return fail('standard.not-in-force', `noise-quality ${day}`);
  const value = levelIn(edition, given, of);
  if (!value.ok) return value;
  const period = noisePeriodOf(edition, hour);
  return ok(heldAgainst(edition, value.value, limitRows(edition, day, of, of === 'Leq' ? period : 'instant', { zone, period })[0], of, steps));
}

/**
 * Ld, Ln and Ldn of a natural day from its 24 hourly Leq (the first begins at 00:00; undefined: no valid hour), energy means
 * of the hours of each period. How many hours are enough was not found in a text (gap `hours-of-a-day`): all are asked for.
 * Faults: standard.not-in-force, value.*.
 */
export function judgeNoiseDay(hours: readonly unknown[], zone: string, rulebook: Rulebook, day: string, steps?: Step[]): Result<NoiseDay> {
  const edition = editionOn(rulebook, 'noise-quality', day);
  if (edition === undefined) return fail('standard.not-in-force', `noise-quality ${day}`);
  const levels: Readonly<Record<NoisePeriod, Exact[]>> = { day: [], night: [] };
  const asked = { day: 0, night: 0 };
  for (let hour = 0; hour < 24; hour += 1) {
    const period = noisePeriodOf(edition, hour);
    asked[period] += 1;
    if (hours[hour] === undefined) continue;
    const level = levelIn(edition, hours[hour], 'Leq');
    if (!level.ok) return level;
    levels[period].push(level.value);
  }
  const mean = (period: NoisePeriod): Exact | undefined => {
    const name = period === 'day' ? 'Ld' : 'Ln';
    steps?.push({ name: 'valid', of: name, value: `${levels[period].length}/${asked[period]}` });
    if (levels[period].length < asked[period]) return undefined;
    const full = energyMean(levels[period]);
    steps?.push({ name: 'energy-mean', of: name, value: full.toSignificantDigits(12).toString(), ...unitOf(edition) });
    return full;
  };
  const [Ld, Ln] = [mean('day'), mean('night')];
  const judged = (value: Exact | undefined, period: NoisePeriod): NoiseVerdict =>
    (value === undefined ? tooFew(edition) : heldAgainst(edition, value, limitRows(edition, day, 'Leq', period, { zone, period })[0], period === 'day' ? 'Ld' : 'Ln', steps));
  return ok({ Ld: judged(Ld, 'day'), Ln: judged(Ln, 'night'), Ldn: dayNight(edition, Ld, Ln, asked, steps), valid: { day: levels.day.length, night: levels.night.length } });
}

function dayNight(edition: Edition, Ld: Exact | undefined, Ln: Exact | undefined, hours: { readonly day: number; readonly night: number }, steps?: Step[]): NoiseVerdict {
  if (Ld === undefined || Ln === undefined) return tooFew(edition);
  const rule = ruleNeeded(edition, 'ldn');
  const value = dayNightLevel(Ld, Ln, { ...hours, penalty: exact(ruleNeeded(edition, 'night-penalty').value) });
  steps?.push({ name: 'energy-mean', of: 'Ldn', value: value.toSignificantDigits(12).toString(), ...unitOf(edition), row: rule.id });
  return { edition: edition.standard, verdict: 'assessed', reason: '', value, confidence: rule.confidence };
}

const unitOf = (edition: Edition): Pick<Step, 'unit'> => inUnitOf(ruleNeeded(edition, 'level-least').unit);

const tooFew = (edition: Edition): NoiseVerdict => ({ edition: edition.standard, verdict: 'undeterminable', reason: 'too-few-values', confidence: 'low' });

/** Full value against the limit, equal meets; where whole decibels would say otherwise the verdict is of low confidence. */
function heldAgainst(edition: Edition, value: Exact, limit: LimitRow | undefined, of: string, steps?: Step[]): NoiseVerdict {
  const base = { edition: edition.standard, value };
  if (limit?.value === undefined) return { ...base, verdict: 'not-judged', reason: 'no-limit', confidence: 'high' };
  const over = value.greaterThan(limit.value);
  const roundingDecides = over !== roundTo(value, exact(limit.value).decimalPlaces()).greaterThan(limit.value);
  steps?.push(
    { name: 'limit', of, value: `..${limit.value} ${limit.unit}`, row: limit.id },
    { name: 'compared', of, value: `${value.toSignificantDigits(12).toString()} ${over ? '>' : '<='} ${limit.value} ${limit.unit}`,
      row: limit.id },
  );
  return { ...base, limit, verdict: over ? 'exceeds' : 'meets', reason: '', confidence: roundingDecides ? 'low' : limit.confidence };
}

function levelIn(edition: Edition, given: unknown, name: string): Result<Exact> {
  const value = decimalOf(given);
  if (value === undefined) return fail('value.not-a-number', name);
  const [least, most] = [ruleNeeded(edition, 'level-least').value, ruleNeeded(edition, 'level-most').value];
  return value.lessThan(least) || value.greaterThan(most) ? fail('value.out-of-range', `${name} ${value.toString()}`) : ok(value);
}
