import { canonical, type Json } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Case, Frozen } from './case.ts';
import type { CaseType } from './case-type.ts';

/**
 * What the leaders sign: everything that says what was wrong, what was promised, what was done and what proves it; fields
 * declared `beside` are not part of it. A notice that ran before the freezing belongs to it with its objections; one that
 * follows does not.
 */
export function frozenContent(type: CaseType, of: Case, withNotice = of.notice !== undefined): Json {
  const beside = new Set([...type.fields, ...type.steps.flatMap((rule) => rule.input)].filter((field) => field.beside).map((field) => field.id));
  const fields = Object.fromEntries(Object.entries(of.fields).filter(([id]) => !beside.has(id)));
  return {
    case: of.id, type: of.type, number: of.number, title: of.title, region: of.region, parties: of.parties,
    fields, points: of.points, measures: of.measures, checklist: of.checklist, evidence: of.evidence,
    rebounds: of.rebounds, ...(withNotice && of.notice !== undefined && { notice: of.notice }),
  };
}

export const contentHash = (content: Json): string => sha256Text(`qingshan frozen content 1\n${canonical(content)}`);

/** Whether the case still says what was frozen. */
export function stillFrozen(type: CaseType, of: Case, frozen: Frozen): boolean {
  const withNotice = (frozen.content as { readonly notice?: Json }).notice !== undefined;
  return contentHash(frozenContent(type, of, withNotice)) === frozen.hash;
}
