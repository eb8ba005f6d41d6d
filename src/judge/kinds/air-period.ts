import type { Exact } from '../../basis/decimal.ts';
import { isDay } from '../../basis/time.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { chooseEdition, editionOn, type Chosen } from '../../rulebook/choose-edition.ts';
import { holdsOn, type Edition } from '../../rulebook/edition.ts';
import { plainName, type Rulebook } from '../../rulebook/rulebook.ts';
import { straddlingPolicy } from '../air-period/period-rules.ts';
import { periodOf, type Period } from '../period.ts';
import { decimalOf, type Step } from '../verdict.ts';
import { badInput, editionFor, textOf, type JsonObject, type JudgeRequest } from './request.ts';
import { inUnit, unitsOf } from './unit.ts';

/** `undecided`: the period lies under rows of two editions or steps, and neither the line nor the policy row says which. */
export type PeriodChoice = { readonly chosen: Chosen; readonly steps: readonly Step[]; readonly undecided: boolean };

/**
 * The edition for a line with a `period` (else for its `on`). `rowsOf` names the deciding rows of an edition on a day: where
 * they differ between the first and the last day the named standard decides, else the rule `straddling-period`.
 */
export function editionForPeriod(request: JudgeRequest, rulebook: Rulebook, family: string, rowsOf: (edition: Edition, day: string) => string): Result<PeriodChoice> {
  const said = request.input['period'];
  if (said === undefined || said === null) {
    const chosen = editionFor(request, rulebook, [family]);
    return chosen.ok ? ok({ chosen: chosen.value, steps: [], undecided: false }) : chosen;
  }
  const period = typeof said === 'string' ? periodOf(said) : undefined;
  if (period === undefined) return badInput(`period: ${String(said)}`);
  if (request.on !== undefined && !isDay(request.on)) return fail('assess.day-needed', request.on);
  const steps: Step[] = [{ name: 'period', value: `${period.first}..${period.last}` }];
  const named = request.standard === undefined ? undefined : rulebook.byName.get(plainName(request.standard));
  if (named?.family === family) return namedEdition(named, request, rulebook, period, steps);
  const [first, last] = [editionOn(rulebook, family, period.first), editionOn(rulebook, family, period.last)];
  if (first === undefined || last === undefined) return fail('standard.not-in-force', `${family} ${period.first}..${period.last}`);
  const whole = (edition: Edition, day: string): Result<PeriodChoice> => ok({ chosen: { edition, day, forced: false }, steps: [...steps, { name: 'edition', value: edition.standard }], undecided: false });
  if (rowsOf(first, period.first) === rowsOf(last, period.last)) return whole(last, period.last);
  const policy = straddlingPolicy(rulebook, period.last);
  if (policy?.value === 'first-day') return whole(first, period.first);
  if (policy?.value === 'last-day') return whole(last, period.last);
  return ok({
    chosen: { edition: last, day: period.last, forced: false }, undecided: true,
    steps: [...steps, { name: 'edition', value: first === last ? first.standard : `${first.standard} / ${last.standard}`, ...(policy === undefined ? {} : { row: policy.id }) }],
  });
}

function namedEdition(edition: Edition, request: JudgeRequest, rulebook: Rulebook, { first, last }: Period, steps: readonly Step[]): Result<PeriodChoice> {
  const day = [last, first].find((one) => holdsOn(edition, one)) ?? last;
  const chosen = chooseEdition(rulebook, [edition.family], day, edition.standard, request.force);
  return chosen.ok ? ok({ chosen: chosen.value, steps: [...steps, { name: 'edition', value: edition.standard }], undecided: false }) : chosen;
}

/** Reads concentrations by the names that rows give them, in the unit of the row. Undefined: not given. Faults: value.*. */
export function concentrationReader(input: JsonObject, values: JsonObject): (keys: readonly string[], unit: string) => Result<Exact | undefined> {
  const units = textOf(input, 'units');
  const unitOf = units === undefined ? undefined : unitsOf(units);
  return (keys, unit) => {
    const key = keys.find((name) => values[name] !== undefined && values[name] !== null && values[name] !== '');
    if (key === undefined) return ok(undefined);
    const given = unitOf?.(key) ?? unitOf?.(key.split('_')[0] ?? key) ?? unit;
    const converted = inUnit(values[key], given, unit);
    if (!converted.ok) return converted;
    const value = decimalOf(converted.value);
    if (value === undefined) return fail('value.not-a-number', key);
    return value.isNegative() && !value.isZero() ? fail('value.out-of-range', `${key} ${value.toString()}`) : ok(value);
  };
}
