import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { holdsOn, ruleNeeded, type Edition } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { dayNightLevel, energyMean, exceededLevel } from '../sound.ts';
import { roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf, inUnitOf, type Step } from '../verdict.ts';
import { badInput, editionFor, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';

const family = ['noise-quality'];

/** `noise-leq`: equivalent level of readings, weighted by `durations` where lengths differ. */
export const noiseLeq: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, family);
  if (!chosen.ok) return chosen;
  const { edition } = chosen.value;
  const levels = levelsOf(request.input['levels_dBA'], edition, 'levels_dBA');
  if (!levels.ok) return levels;
  const row = ruleNeeded(edition, 'leq');
  const lengths = lengthsOf(request.input['durations'], levels.value.length);
  if (!lengths.ok) return lengths;
  const known = levels.value.flatMap((level, at) => (level === undefined ? [] : [{ level, length: lengths.value?.[at] ?? exact(1) }]));
  const steps: Step[] = [{ name: 'valid', value: String(known.length) }];
  if (known.length === 0) return ok(verdictOf(chosen.value, row, row.confidence, steps, { undeterminable: 'no-valid-value' }));
  const full = energyMean(known.map(({ level }) => level), known.map(({ length }) => length));
  return ok(verdictOf(chosen.value, row, row.confidence, steps, { Leq: printed(full, edition, steps) }));
};

/** `noise-ldn`: from Ld and Ln, or from the 24 hours of a day (the first ends at 01:00), all of them. */
export const noiseLdn: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, family);
  if (!chosen.ok) return chosen;
  const { edition } = chosen.value;
  const row = ruleNeeded(edition, 'ldn');
  const [from, to] = [Number(ruleNeeded(edition, 'day-from-hour').value), Number(ruleNeeded(edition, 'day-to-hour').value)];
  const hours = { day: to - from, night: 24 - to + from, penalty: exact(ruleNeeded(edition, 'night-penalty').value) };
  const given = request.input['hours_dBA'];
  const levels = levelsOf(given ?? [request.input['Ld'], request.input['Ln']], edition, given === undefined ? 'Ld, Ln' : 'hours_dBA');
  if (!levels.ok) return levels;
  if (given !== undefined && levels.value.length !== 24) return badInput('hours_dBA: 24 numbers or null');
  const known = levels.value.filter((level) => level !== undefined);
  const steps: Step[] = [{ name: 'valid', value: String(known.length) }];
  const gap = edition.rows.find((one) => one.kind === 'gap' && one.subject === 'hours-of-a-day' && holdsOn(one, chosen.value.day));
  if (known.length < levels.value.length) return ok(verdictOf(chosen.value, gap ?? row, confidenceOf(gap === undefined ? [row] : [row, gap]), steps, { undeterminable: 'too-few-values' }));
  const [day, night] = given === undefined ? known : [energyMean(known.slice(from, to)), energyMean([...known.slice(0, from), ...known.slice(to)])];
  if (day === undefined || night === undefined) return badInput('Ld, Ln');
  if (given !== undefined) steps.push(
    { name: 'energy-mean', of: 'Ld', value: day.toSignificantDigits(20).toString(), ...soundUnit(edition) },
    { name: 'energy-mean', of: 'Ln', value: night.toSignificantDigits(20).toString(), ...soundUnit(edition) });
  return ok(verdictOf(chosen.value, row, row.confidence, steps, { Ldn: printed(dayNightLevel(day, night, hours), edition, steps) }));
};

/** `noise-percentiles`: L10, L50, L90 of readings of one length. */
export const noisePercentiles: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, family);
  if (!chosen.ok) return chosen;
  const { edition } = chosen.value;
  const levels = levelsOf(request.input['levels_dBA'], edition, 'levels_dBA');
  if (!levels.ok) return levels;
  const [row, percents] = [ruleNeeded(edition, 'exceeded-levels'), ruleNeeded(edition, 'exceeded-percents')];
  const known = levels.value.filter((level) => level !== undefined);
  const steps: Step[] = [{ name: 'valid', value: String(known.length) }];
  if (known.length === 0) return ok(verdictOf(chosen.value, row, row.confidence, steps, { undeterminable: 'no-valid-value' }));
  return ok(verdictOf(chosen.value, row, row.confidence, steps, Object.fromEntries(percents.value.split(',').map((percent) => [`L${percent}`, asNumber(exceededLevel(known, Number(percent)))]))));
};

/** One level in dB(A) inside the range of a sound level; undefined where it is null or absent. Faults: value.*. */
export function levelOf(given: unknown, { least, most }: SoundRange, name: string): Result<Exact | undefined> {
  if (given === null || given === undefined) return ok(undefined);
  const value = decimalOf(given);
  if (value === undefined) return fail('value.not-a-number', name);
  return value.lessThan(least) || value.greaterThan(most) ? fail('value.out-of-range', `${name} ${value.toString()}`) : ok(value);
}

/** Between which a number can be a sound level, dB(A). */
export type SoundRange = { readonly least: Exact; readonly most: Exact };

const rangeOf = (edition: Edition): SoundRange => ({ least: exact(ruleNeeded(edition, 'level-least').value), most: exact(ruleNeeded(edition, 'level-most').value) });

/** The range that the noise-quality edition of the day holds, whichever standard judges. */
export function soundRange(request: JudgeRequest, rulebook: Rulebook): Result<SoundRange> {
  const chosen = editionFor({ ...request, standard: undefined }, rulebook, family);
  return chosen.ok ? ok(rangeOf(chosen.value.edition)) : chosen;
}

/** The unit of levels, as the rule of their range writes it. */
const soundUnit = (edition: Edition): Pick<Step, 'unit'> => inUnitOf(ruleNeeded(edition, 'level-least').unit);

const readingsMost = 100_000;

function levelsOf(given: unknown, edition: Edition, name: string): Result<readonly (Exact | undefined)[]> {
  if (!Array.isArray(given) || given.length > readingsMost) return badInput(name);
  const levels: (Exact | undefined)[] = [];
  const range = rangeOf(edition);
  for (const one of given as readonly unknown[]) {
    const level = levelOf(one, range, name);
    if (!level.ok) return level;
    levels.push(level.value);
  }
  return ok(levels);
}

function lengthsOf(given: unknown, count: number): Result<readonly Exact[] | undefined> {
  if (given === undefined || given === null) return ok(undefined);
  if (!Array.isArray(given) || given.length !== count) return badInput('durations: one for each level');
  const lengths: Exact[] = [];
  for (const one of given as readonly unknown[]) {
    const length = decimalOf(one);
    if (length === undefined) return fail('value.not-a-number', 'durations');
    if (!length.greaterThan(0)) return fail('value.out-of-range', `durations ${length.toString()}`);
    lengths.push(length);
  }
  return ok(lengths);
}

function printed(full: Exact, edition: Edition, steps: Step[]): JsonObject[string] {
  const digits = ruleNeeded(edition, 'level-decimals');
  const rounded = roundTo(full, Number(digits.value));
  const unit = soundUnit(edition);
  steps.push({ name: 'energy-mean', value: full.toSignificantDigits(20).toString(), ...unit },
    { name: 'rounded', value: rounded.toFixed(Number(digits.value)), ...unit, row: digits.id });
  return asNumber(rounded);
}
