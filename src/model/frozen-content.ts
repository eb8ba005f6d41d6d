import { canonical, type Json } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Case, Frozen, Measure } from './case.ts';
import type { CaseType, StepRule } from './case-type.ts';

/**
 * What the leaders sign: everything that says what was wrong, what was promised, what was done and what proves it; fields
 * declared `beside` are not part of it. A notice that ran before the freezing belongs to it with its objections; one that
 * follows does not, nor one of an earlier round that was withdrawn.
 */
export function frozenContent(type: CaseType, of: Case, withNotice = noticeComesFirst(type)): Json {
  const beside = new Set([...type.fields, ...type.steps.flatMap((rule) => rule.input)].filter((field) => field.beside).map((field) => field.id));
  const fields = Object.fromEntries(Object.entries(of.fields).filter(([id]) => !beside.has(id)));
  return {
    case: of.id, type: of.type, number: of.number, title: of.title, region: of.region, parties: of.parties,
    fields, points: of.points, measures: of.measures.map(asPromised), checklist: of.checklist, evidence: of.evidence,
    rebounds: of.rebounds,
    ...(of.children !== undefined && { children: of.children.map(({ id, region, weight }) => ({ id, region, weight })) }),
    ...(withNotice && of.notice !== undefined && { notice: of.notice }),
  };
}

/** The check of a measure stands beside what is signed, as opinions of those above do. */
const asPromised = ({ verified: _verified, ...measure }: Measure): Omit<Measure, 'verified'> => measure;

export const contentHash = (content: Json): string => sha256Text(`qingshan frozen content 1\n${canonical(content)}`);

/** Whether the case still says what was frozen. */
export function stillFrozen(type: CaseType, of: Case, frozen: Frozen): boolean {
  const withNotice = (frozen.content as { readonly notice?: Json }).notice !== undefined;
  return contentHash(frozenContent(type, of, withNotice)) === frozen.hash;
}

/** Whether the content is frozen straight out of the state that a notice opens. */
function noticeComesFirst(type: CaseType): boolean {
  const statesOf = (effect: string, end: (rule: StepRule) => readonly string[]): readonly string[] =>
    type.steps.filter((rule) => rule.effects.some((known) => known.effect === effect)).flatMap(end);
  const noticed = new Set(statesOf('open-notice', (rule) => [rule.to]));
  return statesOf('freeze', (rule) => rule.from).some((state) => noticed.has(state));
}
