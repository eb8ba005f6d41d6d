import { exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import { within } from '../../rulebook/bands.ts';
import { inForce } from '../../rulebook/edition.ts';
import type { CompensationRoundRow } from '../../rulebook/water-rows.ts';
import { asNumber, type Step } from '../verdict.ts';
import { readItems } from './items.ts';
import { badInput, editionFor, isObject, verdictOf, type JsonObject, type Kind } from './request.ts';

/**
 * `xinanjiang-p`: P = K0·Σ k·C/C0 of the year's round, and who pays whom (100 million CNY). `means` and `base` in mg/L; base
 * values were not found in the agreement, so they come with the input or the answer is undeterminable.
 */
export const xinanjiangP: Kind = (request, rulebook) => {
  if (request.on === undefined) return fail('assess.day-needed', 'xinanjiang-p');
  const chosen = editionFor(request, rulebook, ['xinanjiang-compensation']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const rounds = edition.rows.filter((row): row is CompensationRoundRow => row.kind === 'compensation-round');
  const row = inForce(rounds, day);
  const last = row ?? rounds.findLast((one) => one.from <= day) ?? rounds[0];
  if (last === undefined) return fail('standard.no-row', edition.standard);
  const weights = row?.weights ?? null;
  if (row === undefined || weights === null || row.stability === null) return ok(verdictOf(chosen.value, last, 'low', [], { undeterminable: 'terms-unknown' }));
  const { means, base } = request.input;
  if (!isObject(means)) return badInput('means');
  const wanted = Object.keys(weights).map((code) => ({ code, names: [], unit: 'mg/L' }));
  const measured = readItems({ values: means }, wanted);
  if (!measured.ok) return measured;
  const bases = readItems({ values: isObject(base) ? base : {} satisfies JsonObject }, wanted);
  if (!bases.ok) return bases;
  const steps: Step[] = [];
  // Over one common denominator, divided once: P at a step of the agreement is exactly that step.
  let [sum, common] = [exact(0), exact(1)];
  for (const { code } of wanted) {
    const [value, against] = [measured.value.get(code), bases.value.get(code)];
    const lacking = value === undefined ? 'missing-pollutant' : against === undefined ? 'missing-base' : undefined;
    if (value === undefined || against === undefined) return ok(verdictOf(chosen.value, row, row.confidence, [...steps, { name: 'missing', of: code }], { undeterminable: lacking ?? 'missing-pollutant' }));
    if (against.value.isZero()) return fail('value.out-of-range', `base ${code}`);
    const term = value.value.dividedBy(against.value).times(weights[code] ?? 0);
    steps.push({ name: 'term', of: code, value: term.toSignificantDigits(12).toString(), row: row.id });
    sum = sum.times(against.value).plus(value.value.times(weights[code] ?? 0).times(common));
    common = common.times(against.value);
  }
  const index = sum.times(row.stability).dividedBy(common);
  const payment = row.payments.find((one) => within(one, index));
  steps.push({ name: 'weighted', value: index.toSignificantDigits(12).toString(), row: row.id });
  return ok(verdictOf(chosen.value, row, row.confidence, steps, {
    P: asNumber(index.toSignificantDigits(15)), round: row.round,
    ...(payment === undefined ? {} : { payer: payment.payer, receiver: payment.receiver, amount: asNumber(exact(payment.amount)), unit: row.unit }),
  }));
};
