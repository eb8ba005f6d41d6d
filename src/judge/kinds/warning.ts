import { fail, ok, type Result } from '../../basis/result.ts';
import type { GapRow, WarningRow } from '../../rulebook/air-noise-rows.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import { holdsOn, inForce, ruleOn } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { decimalOf, type Step } from '../verdict.ts';
import { warningMet } from '../warning-level.ts';
import { badInput, editionFor, textOf, verdictOf, type Kind } from './request.ts';

const nation = 'CN';
const causesWithoutColour: readonly string[] = ['O3', 'dust'];

/**
 * `warning-level`: the colour that a forecast of natural days calls for, by the plan of the region (administrative code), else
 * by the national scheme. A day that is null is unknown: where it could change the level, the level is undeterminable.
 */
export const warningLevel: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['heavy-pollution']);
  if (!chosen.ok) return chosen;
  const steps: Step[] = [];
  const rows = planOf(chosen.value, textOf(request.input, 'region') ?? nation, steps);
  const first = rows[0];
  if (first === undefined) return fail('standard.no-row', `${chosen.value.edition.standard} warning`);
  const forecast = forecastOf(request.input['daily_aqi_forecast'], rulebook, chosen.value.day);
  if (!forecast.ok) return forecast;
  const days = forecast.value;
  const known = days.filter((day) => day !== undefined).length;
  steps.push({ name: 'valid', value: `${known}/${days.length}` });
  if (known === 0) return ok(verdictOf(chosen.value, first, first.confidence, steps, { undeterminable: 'no-valid-value' }));
  const withoutColour = ruleOn(chosen.value.edition, 'no-colour', chosen.value.day);
  if (withoutColour.ok && causesWithoutColour.includes(textOf(request.input, 'cause') ?? '')) {
    return ok(verdictOf(chosen.value, withoutColour.value, withoutColour.value.confidence, steps, { level: 'none' }));
  }
  const [surely, possibly] = [warningMet(rows, days, 0), warningMet(rows, days, Number.MAX_SAFE_INTEGER)];
  const row = surely ?? first;
  if (surely?.level !== possibly?.level) return ok(verdictOf(chosen.value, row, row.confidence, steps, { undeterminable: 'too-few-values' }));
  if (surely !== undefined) steps.push({ name: 'condition', of: `${surely.name.zh} ${surely.name.en}`, value: `${surely.op} ${surely.index}, ${surely.days} d`, row: surely.id });
  return ok(verdictOf(chosen.value, row, row.confidence, steps, { level: surely?.level ?? 'none' }));
};

function planOf({ edition, day }: Chosen, region: string, steps: Step[]): readonly WarningRow[] {
  const warnings = edition.rows.filter((row): row is WarningRow => row.kind === 'warning' && holdsOn(row, day));
  const own = [region, region.slice(0, 4), region.slice(0, 2)].map((code) => warnings.filter((row) => row.region === code)).find((rows) => rows.length > 0);
  if (own !== undefined) return own;
  const gap = edition.rows.find((row): row is GapRow => row.kind === 'gap' && row.subject === `warning.${region.slice(0, 2)}` && holdsOn(row, day));
  steps.push({ name: 'national-scheme', of: region, ...(gap === undefined ? {} : { row: gap.id }) });
  return warnings.filter((row) => row.region === nation);
}

const daysMost = 366;

function forecastOf(given: unknown, rulebook: Rulebook, day: string): Result<readonly (number | undefined)[]> {
  if (!Array.isArray(given) || given.length === 0 || given.length > daysMost) return badInput('daily_aqi_forecast');
  const top = inForce(rulebook.airIndexes, day)?.levels.at(-1)?.highest ?? Number.MAX_SAFE_INTEGER;
  const days: (number | undefined)[] = [];
  for (const one of given as readonly unknown[]) {
    const value = one === null || one === 'NA' ? undefined : decimalOf(one);
    if (one !== null && one !== 'NA' && value === undefined) return fail('value.not-a-number', String(one));
    if (value !== undefined && (value.isNegative() || value.greaterThan(top))) return fail('value.out-of-range', value.toString());
    days.push(value?.toNumber());
  }
  return ok(days);
}
