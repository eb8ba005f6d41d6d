import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import { inForce, ruleOn } from '../../rulebook/edition.ts';
import { limitRows } from '../../rulebook/limits.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';
import { eightHourMeans, mean, roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf, inUnitOf, type Step } from '../verdict.ts';
import { badInput, editionFor, textOf, verdictOf, type Kind } from './request.ts';

/** `day-mean`: 24 hours of one pollutant, null where there is none. */
export const dayMean: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['ambient-air']);
  if (!chosen.ok) return chosen;
  const pollutant = textOf(request.input, 'pollutant') ?? '';
  const row = ruleOn(chosen.value.edition, 'day-hours', chosen.value.day);
  if (!row.ok) return row;
  if (row.value.pollutants?.includes(pollutant) !== true) return fail('standard.no-row', `${pollutant} day`);
  const hours = hoursOf(request.input['hours']);
  if (!hours.ok) return hours;
  const valid = hours.value.filter((hour) => hour !== undefined);
  const counted = { name: 'valid', value: String(valid.length), row: row.value.id } as const;
  if (valid.length < Number(row.value.value)) return ok(verdictOf(chosen.value, row.value, row.value.confidence, [counted], { undeterminable: 'too-few-values' }));
  const decimals = decimalsOn(rulebook, chosen.value, pollutant);
  if (!decimals.ok) return decimals;
  const full = mean(valid);
  const rounded = roundTo(full, Number(decimals.value.row.value));
  return ok(verdictOf(chosen.value, row.value, confidenceOf([row.value, decimals.value.row]), [
    counted, { name: 'averaged', value: full.toString(), ...decimals.value.unit },
    { name: 'rounded', value: rounded.toFixed(Number(decimals.value.row.value)), ...decimals.value.unit, row: decimals.value.row.id },
  ], { mean: asNumber(rounded), valid: valid.length }));
};

/** `mda8`: the largest valid 8 h mean of ozone of the day; too few windows count only when it is above the grade-2 limit. */
export const mda8: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['air-evaluation']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const needed = ruleOn(edition, 'mda8-windows', day);
  const first = ruleOn(edition, 'mda8-first-window-ends', day);
  const ambient = inForce(rulebook.families.get('ambient-air') ?? [], day);
  if (!needed.ok) return needed;
  if (!first.ok) return first;
  if (ambient === undefined) return fail('standard.not-in-force', `ambient-air ${day}`);
  const inWindow = ruleOn(ambient, 'eight-hours', day);
  const decimals = decimalsOn(rulebook, chosen.value, 'O3');
  const limit = limitRows(ambient, day, 'O3', 'mda8', { grade: '2' })[0];
  if (!inWindow.ok) return inWindow;
  if (!decimals.ok) return decimals;
  if (limit?.value === undefined) return fail('standard.no-row', 'O3 mda8');
  const hours = hoursOf(request.input['hours']);
  if (!hours.ok) return hours;
  const means = eightHourMeans(hours.value, Number(first.value.value), Number(inWindow.value.value));
  const rows = [needed.value, first.value, inWindow.value, decimals.value.row];
  const counted = { name: 'valid', value: String(means.length), row: needed.value.id } as const;
  const largest = means.reduce((most: Exact, one) => (one.greaterThan(most) ? one : most), exact(-1));
  const enough = means.length >= Number(needed.value.value) || largest.greaterThan(limit.value);
  if (!enough) return ok(verdictOf(chosen.value, needed.value, confidenceOf(rows), [counted], { undeterminable: 'too-few-values' }));
  const rounded = roundTo(largest, Number(decimals.value.row.value));
  return ok(verdictOf(chosen.value, needed.value, confidenceOf(rows), [
    counted, { name: 'maximum', value: largest.toString(), ...decimals.value.unit },
    { name: 'rounded', value: rounded.toString(), ...decimals.value.unit, row: decimals.value.row.id },
  ], { mda8: asNumber(rounded), windows: means.length }));
};

type Digits = { readonly row: RuleRow; readonly unit: Pick<Step, 'unit'> };

/** The digits of a concentration belong to the index regulation of the same day, its unit to the table of the index. */
function decimalsOn(rulebook: Rulebook, chosen: Chosen, pollutant: string): Result<Digits> {
  const index = inForce(rulebook.airIndexes, chosen.day);
  if (index === undefined) return fail('standard.not-in-force', `air-index ${chosen.day}`);
  const row = ruleOn(index.edition, 'concentration-decimals', chosen.day, pollutant);
  return row.ok ? ok({ row: row.value, unit: inUnitOf(index.tables.get(`${pollutant} hour`)?.row.unit) }) : row;
}

function hoursOf(given: unknown): Result<readonly (Exact | undefined)[]> {
  if (!Array.isArray(given) || given.length !== 24) return badInput('hours: 24 numbers or null');
  const hours: (Exact | undefined)[] = [];
  for (const one of given as readonly unknown[]) {
    if (one === null) { hours.push(undefined); continue; }
    const value = decimalOf(one);
    if (value === undefined) return fail('value.not-a-number', String(one));
    if (value.isNegative() && !value.isZero()) return fail('value.out-of-range', value.toString());
    hours.push(value);
  }
  return ok(hours);
}
