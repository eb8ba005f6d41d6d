import { fail, ok, type Result } from '../basis/result.ts';
import type { Json } from '../basis/canonical.ts';
import type { Case, Objection, Signature } from '../model/case.ts';
import type { SheetRule } from '../model/case-type.ts';

/** 销号审批表 as a page: what the leader reads before signing. Times in ms. */
export type ApprovalSheet = {
  readonly number: string;
  readonly problem: string;
  readonly target: string;
  /** 完成情况, 300 characters at most. */
  readonly completion: string;
  readonly selfCheck: string;
  /** 部门核查意见 as given so far, in the order of the line of assignment. */
  readonly opinions: readonly { readonly field: string; readonly text: string }[];
  readonly notice?: { readonly from: number; readonly to: number; readonly objections: readonly Objection[] };
  readonly signatures: readonly Signature[];
  readonly version: number;
  readonly hash: string;
  readonly algorithm: string;
};

/** The province's form has room for this many characters. */
export const completionLengthMax = 300;

/** The sheet of a frozen case. Faults: signature.not-frozen; case.not-approvable, naming the field that is empty or too long. */
export function approvalSheet(of: Case, fields: SheetRule): Result<ApprovalSheet> {
  if (of.frozen === undefined) return fail('signature.not-frozen');
  const [problem, target, completion, selfCheck] = [fields.problem, fields.target, fields.completion, fields.selfCheck].map((id) => textOf(of, id)) as [string, string, string, string];
  const empty = [fields.problem, fields.target, fields.completion, fields.selfCheck].find((id) => textOf(of, id) === '');
  if (empty !== undefined) return fail('case.not-approvable', empty);
  if ([...completion].length > completionLengthMax) return fail('case.not-approvable', fields.completion);
  return ok({
    number: of.number, problem, target, completion, selfCheck,
    opinions: fields.opinions.map((field) => ({ field, text: textOf(of, field) })).filter((opinion) => opinion.text !== ''),
    ...(of.notice !== undefined && { notice: of.notice }),
    signatures: of.signatures, version: of.frozen.version, hash: of.frozen.hash, algorithm: of.frozen.algorithm,
  });
}

const textOf = (of: Case, id: string): string => {
  const value: Json | undefined = Object.hasOwn(of.fields, id) ? of.fields[id] : undefined;
  return typeof value === 'string' ? value : '';
};
