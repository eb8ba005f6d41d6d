import { roundHalfEven } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import type { EmissionData } from '../../rulebook/emission-data.ts';
import type { AppliedLimit } from '../../rulebook/limits.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { convertOxygen, judgeOutletHour } from '../outlet-hour.ts';
import { asNumber, confidenceOf, decimalOf, inUnitOf, type Step } from '../verdict.ts';
import { isConcentration } from './unit.ts';
import { badInput, countOf, editionFor, isObject, textOf, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';

/** The unit that the key `measured_mg_m3` names. */
const asked = 'mg/m³';

/** `oxygen-conversion`: the formula alone; at the oxygen of air it has no value. */
export const oxygenConversion: Kind = (request, rulebook) => {
  const found = dataFor(request, rulebook);
  if (!found.ok) return found;
  const { data, chosen } = found.value;
  const { row, percent: air } = data.oxygenOfAir;
  const measured = decimalOf(request.input['measured_mg_m3']);
  const o2 = decimalOf(request.input['O2_measured']);
  const reference = decimalOf(request.input['O2_reference']);
  if (measured === undefined || o2 === undefined || reference === undefined) return fail('value.not-a-number', 'measured_mg_m3, O2_measured, O2_reference');
  if (measured.isNegative() || o2.isNegative() || reference.isNegative() || !reference.lessThan(air) || o2.greaterThan(100)) return fail('value.out-of-range', 'measured_mg_m3, O2_measured, O2_reference');
  if (!o2.lessThan(air)) return ok(
    verdictOf(chosen, row, row.confidence, [{ name: 'raw', of: 'O2', value: o2.toString(), ...inUnitOf(row.unit) }],
    { undeterminable: 'oxygen-near-air' }));
  const value = convertOxygen(measured, o2, reference, air);
  const near = !o2.lessThan(data.oxygenJudgedTo.percent);
  const rounded = roundHalfEven(value, data.convertedDecimals);
  const steps: Step[] = [
    { name: 'raw', value: measured.toString(), unit: asked },
      { name: 'oxygen-converted', value: value.toString(), unit: asked, row: row.id },
    { name: 'rounded', value: rounded.toFixed(data.convertedDecimals), unit: asked },
  ];
  return ok(verdictOf(chosen, row, near ? data.oxygenJudgedTo.row.confidence : row.confidence, steps, { converted: asNumber(rounded) }));
};

/** `outlet-hour`: one hour against the limit that the line gives. */
export const outletHour: Kind = (request, rulebook) => {
  const found = dataFor(request, rulebook);
  if (!found.ok) return found;
  const { data, chosen } = found.value;
  const limit = limitOf(request.input, data);
  if (!limit.ok) return limit;
  const { input } = request;
  const minutes = input['minutes'] === undefined ? undefined : countOf(input, 'minutes', 60);
  if (input['minutes'] !== undefined && minutes === undefined) return fail('value.out-of-range', 'minutes');
  const steps: Step[] = [];
  const flag = textOf(input, 'flag');
  const judged = judgeOutletHour({
    factor: textOf(input, 'factor') ?? '', value: input['measured'], o2: input['O2_measured'], converted: input['converted'],
    ...(flag === undefined ? {} : { flag }), ...(minutes === undefined ? {} : { minutes }),
  }, [limit.value], rulebook, chosen.day, steps);
  if (!judged.ok) return judged;
  const { verdict, reason, converted, timesOver, confidence } = judged.value;
  const row = reason === 'too-few-minutes' ? data.hourMinutes.row : reason === 'oxygen-near-air' ? data.oxygenJudgedTo.row : data.oxygenOfAir.row;
  if (reason !== '') return ok(verdictOf(chosen, row, confidence, steps, { undeterminable: reason }));
  const result: JsonObject = {
    ...(converted === undefined ? {} : { converted: Number(converted) }), exceeds: verdict === 'exceeds', ...(timesOver === undefined ? {} : { times_over: Number(timesOver) }),
  };
  return ok(verdictOf(chosen, row, confidenceOf([{ confidence }, row]), steps, result));
};

function limitOf(input: JsonObject, data: EmissionData): Result<AppliedLimit> {
  const given = input['limit'];
  const range = isObject(given) ? given : { max: given };
  const max = decimalOf(range['max'] ?? range['high']);
  const min = decimalOf(range['min'] ?? range['low']);
  if (max === undefined && min === undefined) return badInput('limit');
  const averaging = input['averaging'] ?? 'hour';
  if (averaging !== 'hour' && averaging !== 'day') return badInput('averaging');
  const unit = textOf(input, 'unit') ?? 'mg/m³';
  if (!isConcentration(unit)) return fail('value.unknown-unit', unit);
  const reference = input['O2_reference'];
  const referenceO2 = reference === undefined || reference === null ? undefined : decimalOf(reference);
  if (reference !== undefined && reference !== null && (referenceO2 === undefined || referenceO2.isNegative() || !referenceO2.lessThan(data.oxygenOfAir.percent))) return fail('value.out-of-range', 'O2_reference');
  return ok({
    id: 'input', averaging, unit, standard: 'input', clause: 'input', from: '0001-01-01', confidence: 'high',
    ...(max === undefined ? {} : { max: max.toString() }), ...(min === undefined ? {} : { min: min.toString() }),
    ...(referenceO2 === undefined ? {} : { referenceO2: referenceO2.toString() }),
  });
}

function dataFor(request: JudgeRequest, rulebook: Rulebook): Result<{ readonly data: EmissionData; readonly chosen: Chosen }> {
  const own = request.standard === undefined ? undefined : editionFor(request, rulebook, ['emission-data']);
  const chosen = own?.ok === true ? own : editionFor(withoutStandard(request, rulebook), rulebook, ['emission-data']);
  if (!chosen.ok) return own?.ok === false ? own : chosen;
  const data = rulebook.emissionData.find((one) => one.edition === chosen.value.edition);
  return data === undefined ? fail('standard.unknown', chosen.value.edition.standard) : ok({ data, chosen: chosen.value });
}

/** A line may name the limit's own standard (GB 13271…): it must be held, then the data rules judge. */
function withoutStandard(request: JudgeRequest, rulebook: Rulebook): JudgeRequest {
  const emission = [...rulebook.families.keys()].filter((family) => family.startsWith('emission'));
  return editionFor(request, rulebook, emission).ok ? { ...request, standard: undefined } : request;
}
