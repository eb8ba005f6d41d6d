import type { Static } from 'typebox';
import type { Json } from '../../../basis/canonical.ts';
import type { approvalSheet } from '../../../contract/case.ts';
import type { Case, Frozen, Signature } from '../../../model/case.ts';
import type { CaseType, FieldRule } from '../../../model/case-type.ts';
import type { Role } from '../../../model/role.ts';
import { fieldRules } from '../../casework/field-words.ts';

/** The answer of the approval endpoint with its records typed. */
export type Approval = Omit<Static<typeof approvalSheet.reply>, 'frozen' | 'signatures'> & { readonly frozen: Frozen | undefined; readonly signatures: readonly Signature[] };

/** Rows of the sheet as the type declares them, those not said yet left blank: the document, problem, target, completion, self-check, opinions. */
export function sheetRules(type: CaseType): readonly FieldRule[] {
  const { sheet } = type;
  if (sheet === undefined) return [];
  const rules = new Map(fieldRules(type).map((rule) => [rule.id, rule]));
  return [...(type.documentField === undefined ? [] : [type.documentField]), sheet.problem, sheet.target, sheet.completion, sheet.selfCheck, ...sheet.opinions].flatMap((id) => rules.get(id) ?? []);
}

/** Offices whose signature this kind of item needs, in the declaration's order. */
export const signingOffices = (type: CaseType): readonly Role[] =>
  [...new Set(type.steps.flatMap(({ effects }) => effects.flatMap((effect) => (effect.effect === 'sign' ? [effect.office] : []))))];

/** The newest signature of an office: one that holds before one that is void. */
export function signatureOf(office: Role, signatures: readonly Signature[]): Signature | undefined {
  const own = signatures.filter((signature) => signature.office === office).toSorted((a, b) => b.at - a.at);
  return own.find(({ voided }) => voided === undefined) ?? own[0];
}

export type Flag =
  | { readonly flag: 'rebound'; readonly count: number }
  | { readonly flag: 'unfit'; readonly item: string }
  | { readonly flag: 'objection'; readonly count: number }
  | { readonly flag: 'void' };

/** Red flags beyond the machine's own conclusion. */
export function flagsOf(of: Partial<Case>, signatures: readonly Signature[]): readonly Flag[] {
  const unfit = Object.entries(of.checklist ?? {}).filter(([, mark]) => mark.state === 'unfit');
  const open = (of.notice?.objections ?? []).filter(({ answer }) => answer === undefined).length;
  return [
    ...((of.rebounds ?? 0) > 0 ? [{ flag: 'rebound', count: of.rebounds ?? 0 } as const] : []),
    ...unfit.map(([item]) => ({ flag: 'unfit', item }) as const),
    ...(open > 0 ? [{ flag: 'objection', count: open } as const] : []),
    ...(signatures.some(({ voided }) => voided !== undefined) ? [{ flag: 'void' } as const] : []),
  ];
}

/** What a signing step is given besides the password: the digest on this page, and how presence is proved here. */
export function signingData(fields: readonly FieldRule[], hash: string): Readonly<Record<string, Json>> {
  const given: Record<string, Json> = {};
  for (const { id } of fields) {
    if (id === 'hash') given[id] = hash;
    if (id === 'method') given[id] = 'password';
  }
  return given;
}
