import type { Static } from 'typebox';
import type { approvalSheet } from '../../../contract/case.ts';
import type { Case, Frozen, PaperScan, Signature } from '../../../model/case.ts';
import type { CaseType, Effect, FieldRule } from '../../../model/case-type.ts';
import type { Role } from '../../../model/role.ts';
import { fieldRules } from '../../casework/field-words.ts';

/** The answer of the approval endpoint with its records typed. */
export type Approval = Omit<Static<typeof approvalSheet.reply>, 'frozen' | 'signatures' | 'papers'> & {
  readonly frozen: Frozen | undefined; readonly signatures: readonly Signature[]; readonly papers: readonly PaperScan[];
};

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

/** Why a signature is void that came too long before the other. */
export const gapPassed = 'gap-passed';

export type Flag =
  | { readonly flag: 'rebound'; readonly count: number }
  | { readonly flag: 'unfit'; readonly item: string }
  | { readonly flag: 'objection'; readonly count: number }
  | { readonly flag: 'void' }
  | { readonly flag: 'lapsed' };

/** Red flags beyond the machine's own conclusion. */
export function flagsOf(of: Partial<Case>, signatures: readonly Signature[]): readonly Flag[] {
  const unfit = Object.entries(of.checklist ?? {}).filter(([, mark]) => mark.state === 'unfit');
  const open = (of.notice?.objections ?? []).filter(({ answer }) => answer === undefined).length;
  return [
    ...((of.rebounds ?? 0) > 0 ? [{ flag: 'rebound', count: of.rebounds ?? 0 } as const] : []),
    ...unfit.map(([item]) => ({ flag: 'unfit', item }) as const),
    ...(open > 0 ? [{ flag: 'objection', count: open } as const] : []),
    ...(signatures.some(({ voided }) => voided !== undefined && voided.reason !== gapPassed) ? [{ flag: 'void' } as const] : []),
    ...(signatures.some(({ voided }) => voided?.reason === gapPassed) ? [{ flag: 'lapsed' } as const] : []),
  ];
}

/** Whether the step of this name has the effect, as the type declares it. */
export const hasEffect = (type: CaseType, event: string, effect: Effect['effect']): boolean =>
  type.steps.some((rule) => rule.event === event && rule.effects.some((known) => known.effect === effect));

/** The last day on which the other leader can sign without this signature lapsing: shown where one signed and the other has not. */
export function lapsesAfter(signatures: readonly Signature[], gapDays: number): number | undefined {
  const standing = signatures.filter(({ voided }) => voided === undefined);
  return gapDays === 0 || standing.length !== 1 ? undefined : Math.min(...standing.map(({ at }) => at)) + gapDays * 86_400_000;
}
