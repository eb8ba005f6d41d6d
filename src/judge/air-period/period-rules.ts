import { ok, type Result } from '../../basis/result.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { ruleOn } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';
import { airRulesOn, type AirRules } from './rules.ts';

/**
 * The rules of a period, both days included: those of its last day. Where limits or denominators of two editions meet in it, the policy
 * row `straddling-period` says which hold; where it does not, they are those of the last day and `undecided`. Faults: standard.*.
 */
export function rulesOfPeriod(rulebook: Rulebook, first: string, last: string): Result<AirRules> {
  const [before, rules] = [airRulesOn(rulebook, first), airRulesOn(rulebook, last)];
  if (!before.ok || !rules.ok) return before.ok ? rules : before;
  if (heldAgainst(before.value) === heldAgainst(rules.value)) return rules;
  const policy = straddlingPolicy(rulebook, last)?.value;
  if (policy === 'first-day') return before;
  return policy === 'last-day' ? rules : ok({ ...rules.value, undecided: true });
}

/** Which edition a period over two of them is judged by: `first-day`, `last-day`, or `undetermined`; undefined: no row says. */
export function straddlingPolicy(rulebook: Rulebook, day: string): RuleRow | undefined {
  const evaluation = editionOn(rulebook, 'air-evaluation', day);
  const rule = evaluation === undefined ? undefined : ruleOn(evaluation, 'straddling-period', day);
  return rule?.ok === true ? rule.value : undefined;
}

/** What figures of a period are compared with and divided by, as one text. */
const heldAgainst = ({ means, percentiles, limits, terms }: AirRules): string => [
  ...[...means.values(), ...percentiles.values()].map(({ pollutant, statistic, id }) => `${pollutant} ${statistic} ${limits.get(id) ?? ''}`),
  ...terms.map(({ pollutant, denominator }) => `${pollutant} ${denominator}`),
].toSorted().join();
