import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import type { CompensationRow, GapRow, ServiceRow } from '../../rulebook/air-noise-rows.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import { holdsOn, ruleNeeded } from '../../rulebook/edition.ts';
import { asNumber, confidenceOf, decimalOf, type Step } from '../verdict.ts';
import { concentrationReader } from './air-period.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type Kind } from './request.ts';

/**
 * `air-compensation`: money for one region, Σ weight × (previous − current) × coefficient, from means of the same quarter of two
 * years. A region whose rule was looked for and not found: undeterminable.
 */
export const airCompensation: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['air-compensation']);
  if (!chosen.ok) return chosen;
  const { input } = request;
  const region = textOf(input, 'region') ?? '';
  const gap = gapOf(chosen.value, `compensation.${region}`);
  if (gap !== undefined) return ok(verdictOf(chosen.value, gap, gap.confidence, [{ name: 'not-found', of: region, row: gap.id }], { undeterminable: 'parameter-unknown' }));
  const row = chosen.value.edition.rows.find((one): one is CompensationRow => one.kind === 'compensation' && one.region === region && holdsOn(one, chosen.value.day));
  if (row === undefined) return fail('standard.no-row', region);
  const { previous, current } = input;
  if (!isObject(previous) || !isObject(current)) return badInput('previous, current');
  const [readBefore, readNow] = [concentrationReader(input, previous), concentrationReader(input, current)];
  const steps: Step[] = [];
  let sum = exact(0);
  let missing = false;
  for (const [pollutant, weight] of Object.entries(row.weights)) {
    const [before, now] = [readBefore([pollutant], 'µg/m³'), readNow([pollutant], 'µg/m³')];
    if (!before.ok) return before;
    if (!now.ok) return now;
    if (before.value === undefined || now.value === undefined) { steps.push({ name: 'missing', of: pollutant }); missing = true; continue; }
    const part = before.value.minus(now.value).times(weight).times(row.coefficient);
    steps.push({ name: 'amount', of: pollutant, value: part.toString(), row: row.id });
    sum = sum.plus(part);
  }
  if (missing) return ok(verdictOf(chosen.value, row, row.confidence, steps, { undeterminable: 'missing-pollutant' }));
  return ok(verdictOf(chosen.value, row, row.confidence, steps, { amount: asNumber(sum), unit: row.unit.split(' per ')[0] ?? row.unit }));
};

/**
 * `gep`: quantity × price of every service of the account, then their sum. Prices are not held: a service without both in the
 * line leaves the account undeterminable; `/` says that a service does not occur there.
 */
export const grossEcosystemProduct: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['ecosystem-account']);
  if (!chosen.ok) return chosen;
  const given = request.input['services'];
  if (!isObject(given)) return badInput('services');
  const rows = chosen.value.edition.rows.filter((row): row is ServiceRow => row.kind === 'service' && holdsOn(row, chosen.value.day));
  const names = new Set(rows.flatMap(({ service, name }) => [service, name.zh]));
  const unknown = Object.keys(given).find((name) => !names.has(name));
  if (unknown !== undefined) return fail('standard.no-row', unknown);
  const total = ruleNeeded(chosen.value.edition, 'total');
  const steps: Step[] = [];
  let [sum, complete] = [exact(0), true];
  for (const row of rows) {
    const said = given[row.service] ?? given[row.name.zh];
    if (said === '/') { steps.push({ name: 'not-monitored', of: row.service, row: row.id }); continue; }
    const [quantity, price] = isObject(said) ? [said['quantity'], said['price']] : [undefined, undefined];
    if (isAbsent(quantity) || isAbsent(price)) { steps.push({ name: 'not-found', of: row.service, row: row.id }); complete = false; continue; }
    const [amount, money]: readonly (Exact | undefined)[] = [decimalOf(quantity), decimalOf(price)];
    if (amount === undefined || money === undefined) return fail('value.not-a-number', row.service);
    if (money.isNegative() || amount.isNegative()) return fail('value.out-of-range', row.service);
    sum = sum.plus(amount.times(money));
    steps.push({ name: 'amount', of: row.service, value: amount.times(money).toString(), row: row.id });
  }
  const gap = gapOf(chosen.value, 'prices');
  const confidence = confidenceOf([total, ...rows]);
  if (!complete) return ok(verdictOf(chosen.value, gap ?? total, confidence, steps, { undeterminable: 'parameter-unknown' }));
  return ok(verdictOf(chosen.value, total, confidence, steps, { gep: asNumber(sum) }));
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const gapOf = ({ edition, day }: Chosen, subject: string): GapRow | undefined =>
  edition.rows.find((row): row is GapRow => row.kind === 'gap' && row.subject === subject && holdsOn(row, day));
