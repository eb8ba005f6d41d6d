import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { NoiseGradeRow } from '../../rulebook/air-noise-rows.ts';
import { holdsOn, ruleNeeded } from '../../rulebook/edition.ts';
import { roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf, type Step } from '../verdict.ts';
import { levelOf, soundRange, type SoundRange } from './noise.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type Kind } from './request.ts';

/** `noise-city`: grade of a city by grid points (arithmetic mean) or roads (mean by length), HJ 640. Points `{"Leq":…,"length":…}`. */
export const noiseCity: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['noise-city']);
  if (!chosen.ok) return chosen;
  const sound = soundRange(request, rulebook);
  if (!sound.ok) return sound;
  const { edition, day } = chosen.value;
  const [subject, period] = [textOf(request.input, 'subject') ?? '', textOf(request.input, 'period') ?? ''];
  const grades = edition.rows.filter((row): row is NoiseGradeRow => row.kind === 'noise-grade' && row.subject === subject && row.period === period && holdsOn(row, day)).sort((a, b) => a.grade - b.grade);
  const best = grades[0];
  if (best === undefined) return fail('standard.no-row', `${subject} ${period}`);
  const points = pointsOf(request.input['points'], sound.value, subject === 'road');
  if (!points.ok) return points;
  const method = ruleNeeded(edition, `${subject}-mean`);
  const steps: Step[] = [{ name: 'valid', value: String(points.value.length) }];
  if (points.value.length === 0) return ok(verdictOf(chosen.value, best, best.confidence, steps, { undeterminable: 'no-valid-value' }));
  const sum = (parts: readonly Exact[]): Exact => parts.reduce((all, one) => all.plus(one), exact(0));
  const full = sum(points.value.map(({ level, length }) => level.times(length))).dividedBy(sum(points.value.map(({ length }) => length)));
  const digits = ruleNeeded(edition, 'level-decimals');
  const rounded = roundTo(full, Number(digits.value));
  const row = grades.find(({ upper }) => upper === undefined || rounded.lessThanOrEqualTo(upper)) ?? best;
  steps.push({ name: 'averaged', value: full.toString(), unit: row.unit, row: method.id },
    { name: 'rounded', value: rounded.toFixed(Number(digits.value)), unit: row.unit, row: digits.id },
    { name: 'compared', of: `${row.name.zh} ${row.name.en}`, value: `<= ${row.upper ?? '∞'}`, row: row.id });
  return ok(verdictOf(chosen.value, row, confidenceOf([row, method, digits]), steps, { mean: asNumber(rounded), grade: row.grade }));
};

const pointsMost = 100_000;

function pointsOf(given: unknown, sound: SoundRange, needsLength: boolean): Result<readonly { readonly level: Exact; readonly length: Exact }[]> {
  if (!Array.isArray(given) || given.length > pointsMost) return badInput('points');
  const points: { level: Exact; length: Exact }[] = [];
  for (const one of given as readonly unknown[]) {
    const point = isObject(one) ? one : { Leq: one };
    const level = levelOf(point['Leq'], sound, 'Leq');
    if (!level.ok) return level;
    const length = needsLength ? decimalOf(point['length']) : exact(1);
    if (length === undefined || !length.greaterThan(0)) return badInput('length');
    if (level.value !== undefined) points.push({ level: level.value, length });
  }
  return ok(points);
}
