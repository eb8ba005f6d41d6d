import { canonical, type Json } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Case, Frozen } from './case.ts';

/**
 * What the leaders sign: everything that says what was wrong, what was promised, what was done and what proves it.
 * Fields that a later step adds (opinions of those above) are not part of it; a change of any field that was, is. A notice
 * that ran before the freezing belongs to it with its objections; one that follows does not.
 */
export function frozenContent(of: Case, fieldIds = Object.keys(of.fields), withNotice = of.notice !== undefined): Json {
  const fields: Record<string, Json> = {};
  for (const id of [...fieldIds].sort()) fields[id] = Object.hasOwn(of.fields, id) ? (of.fields[id] as Json) : null;
  return {
    case: of.id, type: of.type, number: of.number, title: of.title, region: of.region, parties: of.parties,
    fields, points: of.points, measures: of.measures, checklist: of.checklist, evidence: of.evidence,
    rebounds: of.rebounds, ...(withNotice && of.notice !== undefined && { notice: of.notice }),
  };
}

export const contentHash = (content: Json): string => sha256Text(`qingshan frozen content 1\n${canonical(content)}`);

/** Whether the case still says what was frozen. */
export function stillFrozen(of: Case, frozen: Frozen): boolean {
  const content = frozen.content as { readonly fields: Readonly<Record<string, Json>>; readonly notice?: Json };
  return contentHash(frozenContent(of, Object.keys(content.fields), content.notice !== undefined)) === frozen.hash;
}
