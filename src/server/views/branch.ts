import type { VerifiedFrom } from '../../close/progress-colour.ts';
import type { Branch } from '../../close/tree-share.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import { isBrokenDown } from '../../model/child-rule.ts';
import { measuresShare } from '../../model/measure-share.ts';

/** Cases by their parent. */
export type Below = ReadonlyMap<string | undefined, readonly Case[]>;

/** What the verified share of an item is computed from: its parts, or where it was not broken down its own measures. */
export function branchOf(house: House, of: Case, below: Below): Branch {
  const type = declaredType(house.programmes, of.type);
  const weights = new Map(of.children?.map(({ id, weight }) => [id, weight]));
  return {
    closed: of.closedAt !== undefined, reported: type.ledger?.stages[of.state] === 'reported',
    ...(!isBrokenDown(type, of) && { own: measuresShare(of.measures) }),
    parts: (below.get(of.id) ?? []).map((child) => ({ weight: weights.get(child.id) ?? 1, of: branchOf(house, child, below) })),
  };
}

/** The same in a sentence. */
export const verifiedFrom = (house: House, of: Case, below: Below): VerifiedFrom => (isBrokenDown(declaredType(house.programmes, of.type), of)
  ? { tasks: below.get(of.id)?.length ?? 0 } : { measures: measuresShare(of.measures).standing });
