import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { ruleOn, type Edition } from '../rulebook/edition.ts';
import type { RuleRow } from '../rulebook/standard-file.ts';
import { cite, confidenceOf, type Step, type Undeterminable, type Verdict } from './verdict.ts';

type Judged<T> = Result<Verdict<T>>;

/** 传输有效率 in %: transmission rate (received/due) × validity rate (valid/received), exact until printed. */
export type Transmission = { readonly transmission: string; readonly validity: string; readonly effectiveness: string };

/** Counts of hour (or day) records: `due` ≥ `received` ≥ `valid`. Fault value.out-of-range otherwise. */
export function transmissionEffectiveness(edition: Edition, day: string, due: number, received: number, valid: number): Judged<Transmission> {
  const row = ruleOn(edition, 'transmission-targets', day);
  if (!row.ok) return row;
  if (![due, received, valid].every((count) => Number.isSafeInteger(count)) || valid < 0 || valid > received || received > due) return fail('value.out-of-range', `${due} ${received} ${valid}`);
  const steps: Step[] = [];
  if (due === 0) return undeterminable(edition, row.value, steps, 'nothing-due');
  const transmission = exact(received).times(100).dividedBy(due);
  const validity = received === 0 ? exact(0) : exact(valid).times(100).dividedBy(received);
  // received cancels out: one division of whole numbers.
  const effectiveness = exact(valid).times(100).dividedBy(due);
  steps.push({ name: 'received', value: transmission.toString() }, { name: 'valid-share', value: validity.toString() });
  return verdict(edition, row.value, [row.value], steps, { transmission: transmission.toString(), validity: validity.toString(), effectiveness: effectiveness.toString() });
}

/** 季度有效数据捕集率: (hours − invalid − stopped)/(hours − stopped), against the least that the rule asks. */
export type Capture = { readonly percent: string; readonly enough: boolean };

export function quarterCapture(edition: Edition, day: string, hours: number, invalid: number, stopped: number): Judged<Capture> {
  const row = ruleOn(edition, 'capture-quarter', day);
  if (!row.ok) return row;
  if (![hours, invalid, stopped].every((count) => Number.isSafeInteger(count) && count >= 0) || invalid + stopped > hours) return fail('value.out-of-range', `${hours} ${invalid} ${stopped}`);
  if (hours === stopped) return undeterminable(edition, row.value, [], 'nothing-due');
  const percent = exact(hours - invalid - stopped).times(100).dividedBy(hours - stopped);
  return verdict(edition, row.value, [row.value], [{ name: 'valid', value: String(hours - invalid - stopped) }, { name: 'compared', value: `>= ${row.value.value}` }],
    { percent: percent.toString(), enough: percent.greaterThanOrEqualTo(row.value.value) });
}

/** A value for mass totals only. Its type is no `OutletHour`, so that nothing can hold it against a limit. */
export type SubstitutedForTotals = { readonly substituted: string; readonly hours: number; readonly forTotalsOnly: true };

const substitutionKeys = [
  'substitution-capture-high', 'capture-quarter', 'substitution-gap-short', 'substitution-hours-short', 'substitution-hours-long',
  'substitution-hours-low-capture',
] as const;

/** `row` decides; `window`: of how many valid hours before the gap the largest stands for a missing one, undefined where capture is too low. */
export type SubstitutionWindow = { readonly row: RuleRow; readonly rows: readonly RuleRow[]; readonly window?: number };

/** The window by the quarter's capture in % and the whole hours of the gap. Faults: value.out-of-range, standard.no-row. */
export function substitutionWindow(edition: Edition, day: string, capturePercent: Exact, gapHours: number): Result<SubstitutionWindow> {
  const rows: RuleRow[] = [];
  for (const key of substitutionKeys) {
    const row = ruleOn(edition, key, day);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const [high, least, short, shortHours, longHours, lowHours] = rows;
  if (high === undefined || least === undefined || short === undefined || shortHours === undefined || longHours === undefined || lowHours === undefined) return fail('standard.no-row', 'substitution');
  if (gapHours < 1 || capturePercent.isNegative() || capturePercent.greaterThan(100)) return fail('value.out-of-range', `${gapHours} h, ${capturePercent.toString()} %`);
  if (capturePercent.lessThan(least.value)) return ok({ row: least, rows });
  const row = capturePercent.lessThan(high.value) ? lowHours : gapHours <= Number(short.value) ? shortHours : longHours;
  return ok({ row, rows, window: Number(row.value) });
}

/** So many hours back lie the valid hours of the longest window, at the lowest capture that is substituted at all. */
export function substitutionLookBack(edition: Edition, day: string): Result<number> {
  const least = ruleOn(edition, 'capture-quarter', day);
  if (!least.ok) return least;
  const lengths = ['substitution-hours-short', 'substitution-hours-long', 'substitution-hours-low-capture'].map((key) => ruleOn(edition, key, day));
  const longest = lengths.reduce((most, row) => (row.ok ? Math.max(most, Number(row.value.value)) : most), 0);
  return ok(Math.ceil((longest * 100) / Number(least.value.value)));
}

/**
 * What stands for a missing hour in a total: the largest of the last 180, 720 or 2160 valid hourly emissions, by the quarter's
 * capture and the length of the gap. `before`: valid hourly emissions before the gap, oldest first.
 */
export function substituteForTotals(edition: Edition, day: string, before: readonly Exact[], capturePercent: Exact, gapHours: number): Judged<SubstitutedForTotals> {
  const chosen = substitutionWindow(edition, day, capturePercent, gapHours);
  if (!chosen.ok) return chosen;
  const { row, rows, window: hours } = chosen.value;
  if (hours === undefined) return undeterminable(edition, row, [], 'capture-too-low');
  const window = before.slice(-hours);
  if (window.length < hours) return undeterminable(edition, row, [{ name: 'valid', value: String(window.length), row: row.id }], 'too-few-values');
  const most = window.reduce((best, one) => (one.greaterThan(best) ? one : best), exact(0));
  return verdict(edition, row, rows, [{ name: 'valid', value: String(window.length), row: row.id }, { name: 'substituted', value: most.toString() }], { substituted: most.toString(), hours: window.length, forTotalsOnly: true });
}

const verdict = <T>(edition: Edition, row: RuleRow, rows: readonly RuleRow[], steps: readonly Step[], result: T): Judged<T> =>
  ok({ result, cite: cite(edition.standard, row), confidence: confidenceOf(rows), steps });
const undeterminable = <T>(edition: Edition, row: RuleRow, steps: readonly Step[], reason: Undeterminable): Judged<T> =>
  ok({ result: { undeterminable: reason }, cite: cite(edition.standard, row), confidence: row.confidence, steps });
