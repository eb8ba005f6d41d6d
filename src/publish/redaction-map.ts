import type { RedactionRule } from '../model/public-table.ts';
import { redactionMark } from './redaction.ts';

export type TakenOut = { readonly rule: string; readonly text: string };

/** The rule under which what is known of the reporter is taken out wherever it stands. */
export const reporterRule = 'reporter';

/**
 * A text without what the rules find, in their order, and without what is known of the reporter; and what was taken out by which rule,
 * for the reviewer. A group `private` of a pattern says which part; the words around it stay.
 */
export function redactByRules(
  text: string,
  rules: readonly RedactionRule[],
  known: readonly string[],
): { readonly text: string; readonly out: readonly TakenOut[] } {
  const out: TakenOut[] = [];
  let rest = text;
  for (const one of known.filter(({ length }) => length >= 2)) {
    if (rest.includes(one)) out.push({ rule: reporterRule, text: one });
    rest = rest.replaceAll(one, redactionMark);
  }
  for (const { id, pattern } of rules) {
    rest = rest.replace(new RegExp(pattern, 'gu'), (...found: unknown[]) => {
      const [whole, groups] = [String(found[0]), found.at(-1)];
      const part = typeof groups === 'object' && groups !== null ? (groups as { readonly private?: string }).private : undefined;
      out.push({ rule: id, text: part ?? whole });
      return part === undefined ? redactionMark : whole.replace(part, redactionMark);
    });
  }
  return { text: rest, out };
}
