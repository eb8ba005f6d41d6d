import { fail, ok, type Result } from '../../basis/result.ts';
import type { AirIndex, Report } from '../../rulebook/air-index.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { explainIndex, individualIndex, judgeReport, scaledHalfEven } from '../air-index.ts';
import { confidenceOf, type Step } from '../verdict.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';
import { inUnit, unitsOf } from './unit.ts';

/** Spellings of an averaging period, by what our tables call it. */
export const averagings: Readonly<Record<string, string>> = {
  hour: 'hour', '1h': 'hour', day: 'day', '24h': 'day', '8h': '8h', mda8: '8h', year: 'year', annual: 'year', month: 'month', quarter: 'quarter', week: 'week', sample: 'sample',
};

/** `aqi-iaqi`: the index of one concentration. */
export const airIndividualIndex: Kind = (request, rulebook) => {
  const found = indexFor(request, rulebook);
  if (!found.ok) return found;
  const { input } = request;
  const pollutant = textOf(input, 'pollutant') ?? '';
  const averaging = averagings[textOf(input, 'averaging') ?? ''] ?? '';
  const table = found.value.index.tables.get(`${pollutant} ${averaging}`);
  if (table === undefined) return fail('standard.no-row', `${pollutant} ${String(input['averaging'])}`);
  const value = inUnit(input['value'], textOf(input, 'unit') ?? table.row.unit, table.row.unit);
  if (!value.ok) return value;
  const scaled = scaledHalfEven(value.value, table.decimals);
  if (scaled === undefined) return fail('value.not-a-number', String(input['value']));
  if (scaled < 0) return fail('value.out-of-range', String(input['value']));
  const iaqi = individualIndex(table, scaled);
  const steps: Step[] = value.value === input['value'] ? [] : [{ name: 'unit', of: pollutant, value: `${String(value.value)} ${table.row.unit}` }];
  explainIndex(steps, table, pollutant, value.value, scaled, iaqi);
  return ok(verdictOf(found.value.chosen, table.row, table.row.confidence, steps, iaqi === null ? { undeterminable: 'no-index-here' } : { iaqi }));
};

/** `aqi`: the daily or real-time report. */
export const airQualityIndex: Kind = (request, rulebook) => {
  const found = indexFor(request, rulebook);
  if (!found.ok) return found;
  const { input } = request;
  const { index, chosen } = found.value;
  const name = textOf(input, 'report') ?? '';
  const report = name === 'daily' || name === 'realtime' ? index.reports.get(name) : undefined;
  if (report === undefined) return badInput('report');
  if (!isObject(input['values'])) return badInput('values');
  const steps: Step[] = [];
  const values = inTableUnits(input['values'], textOf(input, 'units'), report);
  if (!values.ok) return values;
  const judged = judgeReport(index, name, values.value, steps);
  if (!judged.ok) return judged;
  const { aqi, level, primary, reason } = judged.value;
  const confidence = confidenceOf([report.row, ...report.items.map((item) => item.table.row)]);
  if (aqi === undefined || level === undefined) return ok(verdictOf(chosen, report.row, confidence, steps, { undeterminable: reason === '' ? 'no-valid-value' : reason }));
  return ok(verdictOf(chosen, report.row, confidence, steps, { aqi, level, primary }));
};

function indexFor(request: JudgeRequest, rulebook: Rulebook): Result<{ readonly index: AirIndex; readonly chosen: Chosen }> {
  const chosen = editionFor(request, rulebook, ['air-index']);
  if (!chosen.ok) return chosen;
  const index = rulebook.airIndexes.find((one) => one.edition === chosen.value.edition);
  return index === undefined ? fail('standard.unknown', chosen.value.edition.standard) : ok({ index, chosen: chosen.value });
}

const defaultUnits = 'µg/m³; CO mg/m³';

function inTableUnits(values: JsonObject, units: string | undefined, report: Report): Result<JsonObject> {
  if (units === undefined || units === defaultUnits) return ok(values);
  const unitOf = unitsOf(units);
  const converted: Record<string, unknown> = { ...values };
  for (const item of report.items) {
    for (const key of item.keys) {
      const given = unitOf(key) ?? unitOf(item.pollutant);
      const value = values[key];
      if (given === undefined || value === undefined || value === null || value === '/' || value === 'NA' || value === '') continue;
      const one = inUnit(value, given, item.table.row.unit);
      if (!one.ok) return one;
      converted[key] = one.value;
    }
  }
  return ok(converted);
}
