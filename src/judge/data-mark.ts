import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, hourMs, instant, startOfDay } from '../basis/time.ts';
import type { DataMark, MarkMaker } from '../model/data-mark.ts';
import { markTypeOn, type DataMarkRules } from '../rulebook/data-marks.ts';
import { inForce } from '../rulebook/edition.ts';
import type { MarkTypeRow } from '../rulebook/mark-rows.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** A reviewer's word stands over a firm's, a firm's over a rule's; a logger's flag holds where nobody marked. */
const rank: Readonly<Record<MarkMaker, number>> = { reviewer: 3, firm: 2, rule: 1 };

/** Of standing marks the one that decides of a factor over this whole window: the highest maker's, of equals the latest made. */
export function decidingMark(marks: readonly DataMark[], factor: string, from: number, to: number): DataMark | undefined {
  let found: DataMark | undefined;
  for (const mark of marks) {
    const covers = mark.from <= from && mark.to >= to && (mark.factors.length === 0 || mark.factors.includes(factor));
    if (covers && (found === undefined || over(mark, found))) found = mark;
  }
  return found;
}

function over(one: DataMark, other: DataMark): boolean {
  if (rank[one.maker] !== rank[other.maker]) return rank[one.maker] > rank[other.maker];
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}

/** The rules of data marks on the day of a moment. Fault standard.not-in-force. */
export function markRulesAt(rulebook: Pick<Rulebook, 'dataMarks'>, at: number): Result<DataMarkRules> {
  const day = dayOf(instant(at));
  const rules = inForce(rulebook.dataMarks, day);
  return rules === undefined ? fail('standard.not-in-force', `data-mark ${day}`) : ok(rules);
}

/** The type that a maker names, on the day on which the mark begins. Faults mark.type-unknown, mark.type-unfit. */
export function offeredType(rules: DataMarkRules, code: string, maker: MarkMaker, at: number): Result<MarkTypeRow> {
  const row = markTypeOn(rules, code, dayOf(instant(at)));
  if (row === undefined) return fail('mark.type-unknown', code);
  return row.makers.includes(maker) ? ok(row) : fail('mark.type-unfit', `${code} ${maker}`);
}

/** Until when a firm may mark what was measured at this moment: the first moment that is too late. */
export const markDeadline = ({ deadline }: DataMarkRules, at: number): number =>
  startOfDay(addDays(dayOf(instant(at)), 1)) + deadline.hour * hourMs;
