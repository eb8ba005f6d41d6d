import type { Case } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { isBrokenDown } from '../model/child-rule.ts';
import { measureLack } from '../model/measure-share.ts';

/**
 * Measures that stand and are not verified in their whole quantity, each as `id:lack`. An item that was broken down is not asked again:
 * what was promised is measured below, and everything below must be closed (guard children-closed).
 */
export const unverifiedMeasures = (type: CaseType, of: Case): readonly string[] => (isBrokenDown(type, of) ? [] : of.measures.flatMap((measure) => {
  const lack = measureLack(measure);
  return lack === undefined ? [] : [`${measure.id}:${lack}`];
}));
