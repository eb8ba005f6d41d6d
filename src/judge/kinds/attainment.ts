import type { Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { holdsOn, inForce, ruleOn, type Edition } from '../../rulebook/edition.ts';
import { limitRows } from '../../rulebook/limits.ts';
import { plainName, type Rulebook } from '../../rulebook/rulebook.ts';
import type { LimitRow, RuleRow, StatisticRow } from '../../rulebook/standard-file.ts';
import { roundTo } from '../statistics.ts';
import { confidenceOf, type Confidence, type Step } from '../verdict.ts';
import { concentrationReader, editionForPeriod } from './air-period.ts';
import { badInput, countOf, isObject, verdictOf, type JudgeRequest, type Kind } from './request.ts';

/**
 * `annual-attainment`: which pollutants are beyond their limits of a grade. Means are needed, so are the percentiles of
 * ozone and CO; the other percentiles count where given. A value is rounded as the evaluation rules say, then compared.
 */
export const annualAttainment: Kind = (request, rulebook) => {
  const { input } = request;
  const values = input['values'];
  if (!isObject(values)) return badInput('values');
  const grade = String(input['grade']);
  if (grade !== '1' && grade !== '2') return badInput('grade');
  const found = editionForPeriod(ambientNamed(request, rulebook), rulebook, 'ambient-air', (edition, day) => airLimits(edition, day, grade));
  if (!found.ok) return found;
  const { chosen, undecided } = found.value;
  const evaluation = editionOn(rulebook, 'air-evaluation', chosen.day);
  if (evaluation === undefined) return fail('standard.not-in-force', `air-evaluation ${chosen.day}`);
  const [method, enough] = [ruleOn(evaluation, 'attainment', chosen.day), ruleOn(chosen.edition, 'year-days', chosen.day)];
  if (!method.ok) return method;
  if (!enough.ok) return enough;
  const steps: Step[] = [...found.value.steps];
  const judge = { ...chosen, edition: evaluation };
  if (undecided) return ok(verdictOf(judge, method.value, 'low', steps, { undeterminable: 'period-over-editions' }));
  const days = countOf(input, 'days', 366);
  if (input['days'] !== undefined && days === undefined) return fail('value.out-of-range', 'days');
  if (days !== undefined) steps.push({ name: 'valid', value: String(days), row: enough.value.id });
  if (days !== undefined && days < Number(enough.value.value)) return ok(verdictOf(chosen, enough.value, enough.value.confidence, steps, { undeterminable: 'too-few-values' }));
  const compared = compareAll({ evaluation, ambient: chosen.edition, day: chosen.day, grade }, concentrationReader(input, values), steps);
  if (!compared.ok) return compared;
  const { exceed, missing, confidences } = compared.value;
  const confidence = confidenceOf([method.value, ...confidences.map((one) => ({ confidence: one }))]);
  if (missing) return ok(verdictOf(judge, method.value, confidence, steps, { undeterminable: 'missing-pollutant' }));
  const order = inForce(rulebook.airIndexes, chosen.day)?.reports.get('daily')?.pollutants ?? [...exceed];
  return ok(verdictOf(judge, method.value, confidence, steps, { exceed: order.filter((pollutant) => exceed.has(pollutant)) }));
};

type Basis = { readonly evaluation: Edition; readonly ambient: Edition; readonly day: string; readonly grade: string };
type Compared = { readonly exceed: ReadonlySet<string>; readonly missing: boolean; readonly confidences: readonly Confidence[] };

function compareAll(basis: Basis, read: ReturnType<typeof concentrationReader>, steps: Step[]): Result<Compared> {
  const statistics = basis.evaluation.rows.filter((row): row is StatisticRow => row.kind === 'statistic' && holdsOn(row, basis.day));
  const withMean = new Set(statistics.filter((row) => row.statistic === 'annual-mean').map((row) => row.pollutant));
  const exceed = new Set<string>();
  const confidences: Confidence[] = [];
  let missing = false;
  for (const row of statistics) {
    const value = read(row.keys, row.unit);
    if (!value.ok) return value;
    if (value.value === undefined) {
      const needed = row.statistic === 'annual-mean' || !withMean.has(row.pollutant);
      steps.push({ name: needed ? 'missing' : 'ignored', of: row.keys[0] ?? row.pollutant });
      missing ||= needed;
      continue;
    }
    const one = compare(basis, row, value.value, steps);
    if (!one.ok) return one;
    if (one.value.exceeds) exceed.add(row.pollutant);
    confidences.push(...one.value.confidences);
  }
  return ok({ exceed, missing, confidences });
}

function compare(basis: Basis, row: StatisticRow, value: Exact, steps: Step[]): Result<{ readonly exceeds: boolean; readonly confidences: readonly Confidence[] }> {
  const [limit, digits] = [limitOf(basis, row), ruleOn(basis.evaluation, 'statistic-decimals', basis.day, row.pollutant)];
  if (!limit.ok) return limit;
  if (!digits.ok) return digits;
  const decimals = Number(digits.value.value);
  const rounded = roundTo(value, decimals);
  const exceeds = rounded.greaterThan(limit.value.value ?? 0);
  const of = row.keys[0] ?? row.pollutant;
  steps.push({ name: 'rounded', of, value: rounded.toFixed(decimals), unit: row.unit, row: digits.value.id },
    { name: 'compared', of, value: `${rounded.toFixed(decimals)} ${exceeds ? '>' : '<='} ${limit.value.value ?? ''} ${limit.value.unit}`,
    row: limit.value.id });
  const roundingDecides = exceeds !== value.greaterThan(limit.value.value ?? 0);
  const rows: readonly (LimitRow | StatisticRow | RuleRow)[] = roundingDecides ? [row, limit.value, digits.value] : [row, limit.value];
  return ok({ exceeds, confidences: rows.map(({ confidence }) => confidence) });
}

/** What a statistic is held against, by the averaging of our limit rows. */
const averagingOf: Readonly<Record<string, string>> = { 'annual limit': 'year', 'day limit': 'day', 'MDA8 limit': 'mda8' };

function limitOf({ ambient, day, grade }: Basis, row: StatisticRow): Result<LimitRow> {
  const limit = limitRows(ambient, day, row.pollutant, averagingOf[row.against] ?? row.against, { grade })[0];
  return limit === undefined ? fail('standard.no-row', `${ambient.standard} ${row.pollutant} ${row.against}`) : ok(limit);
}

const airLimits = (edition: Edition, day: string, grade: string): string =>
  edition.rows.flatMap((row) => (row.kind === 'limit' && row.clause.startsWith('table 1') && row.applies['grade'] === grade && holdsOn(row, day) ? [`${row.pollutant} ${row.averaging} ${row.value ?? ''}`] : [])).sort().join();

/** A line may name the evaluation edition: the limits of its own days are meant. */
function ambientNamed(request: JudgeRequest, rulebook: Rulebook): JudgeRequest {
  const named = request.standard === undefined ? undefined : rulebook.byName.get(plainName(request.standard));
  if (named?.family !== 'air-evaluation') return request;
  const ambient = editionOn(rulebook, 'ambient-air', named.to ?? named.from);
  return ambient === undefined ? request : { ...request, standard: ambient.standard };
}
