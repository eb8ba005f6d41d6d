import { exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import { ruleOn } from '../../rulebook/edition.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { waterTrend } from '../water-trend.ts';
import { asNumber, confidenceOf, type Step } from '../verdict.ts';
import { badInput, editionFor, isObject, verdictOf, type Kind } from './request.ts';
import { readShares } from './shares.ts';

/** `water-trend`: two periods of a basin by shares (ΔG − ΔD), or of one section by class. */
export const waterTrendOf: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['surface-water-evaluation']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const rule = ruleOn(edition, 'trend-compares', day);
  if (!rule.ok) return rule;
  const { before, after } = request.input;
  const steps: Step[] = [];
  let change = exact(0);
  if (isObject(before) && isObject(after)) {
    for (const [sign, period] of [[-1, before], [1, after]] as const) {
      const shares = readShares(period, waterClasses);
      if (!shares.ok) return shares;
      const [good, bad] = [shares.value.sum(0, 2), shares.value.sum(5, 5)];
      if (shares.value.total === 0) return ok(verdictOf(chosen.value, rule.value, rule.value.confidence, steps, { undeterminable: 'no-valid-value' }));
      if (good === undefined || bad === undefined) return ok(verdictOf(chosen.value, rule.value, rule.value.confidence, steps, { undeterminable: 'missing-share' }));
      steps.push({ name: 'share', of: 'I-III', value: good.toString() }, { name: 'share', of: '>V', value: bad.toString() });
      change = change.plus(good.minus(bad).times(sign));
    }
  } else {
    const [from, to] = [before, after].map((name) => waterClasses.findIndex((one) => one === name));
    if (from === undefined || to === undefined || from < 0 || to < 0) return badInput('before, after: shares or classes');
    change = exact(from - to);
  }
  const trend = waterTrend(edition, day, isObject(before) ? 'trend' : 'trend-of-section', change);
  if (trend.degree === undefined) return fail('standard.no-row', 'trend');
  steps.push({ name: 'difference', value: change.toString(), row: rule.value.id }, { name: 'graded', value: trend.degree.name.zh, row: trend.degree.id });
  return ok(verdictOf(chosen.value, trend.degree, confidenceOf([rule.value, trend.degree]), steps, { change: asNumber(change), direction: trend.direction, degree: trend.degree.grade }));
};
