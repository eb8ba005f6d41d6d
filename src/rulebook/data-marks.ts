import type { MarkMaker } from '../model/data-mark.ts';
import { inForce, ruleNeeded, type Edition } from './edition.ts';
import type { MarkTypeRow } from './mark-rows.ts';
import type { RuleRow } from './standard-file.ts';

/** The rules of data marks of one edition: types by code, until when a firm marks a day, and what becomes of a late mark. */
export type DataMarkRules = {
  readonly edition: Edition; readonly from: string; readonly to: string | null;
  readonly types: ReadonlyMap<string, readonly MarkTypeRow[]>;
  /** Hour of the next civil day. */
  readonly deadline: { readonly row: RuleRow; readonly hour: number };
  readonly late: { readonly row: RuleRow; readonly way: 'accepted-by-branch' | 'refused' };
  readonly unmarked: RuleRow;
  readonly notValid: RuleRow;
  /** The consequence of false marking. */
  readonly falseMark: RuleRow;
};

export function compileDataMarks(edition: Edition): DataMarkRules {
  const [deadline, late] = [ruleNeeded(edition, 'mark-deadline'), ruleNeeded(edition, 'mark-late')];
  return {
    edition, from: edition.from, to: edition.to,
    types: Map.groupBy(edition.rows.filter((row) => row.kind === 'mark-type'), ({ code }) => code),
    deadline: { row: deadline, hour: Number(deadline.value) },
    late: { row: late, way: late.value === 'refused' ? 'refused' : 'accepted-by-branch' },
    unmarked: ruleNeeded(edition, 'mark-unmarked'), notValid: ruleNeeded(edition, 'mark-not-valid'), falseMark: ruleNeeded(edition,
      'mark-false'),
  };
}

/** A type of mark on a day. */
export const markTypeOn = (rules: DataMarkRules, code: string,
  day: string): MarkTypeRow | undefined => inForce(rules.types.get(code) ?? [], day);
/** What this maker may say on a day, in the order of the table. */
export const markTypesFor = (rules: DataMarkRules, maker: MarkMaker, day: string): readonly MarkTypeRow[] =>
  [...rules.types.keys()].flatMap((code) => markTypeOn(rules, code, day) ?? []).filter(({ makers }) => makers.includes(maker));
