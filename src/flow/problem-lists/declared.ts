import { fail, ok, type Result } from '../../basis/result.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { ProblemListsRule } from '../../model/problem-lists.ts';
import { declaredType } from '../cases/case-types.ts';
import type { House } from '../house.ts';

export type DeclaredLists = { readonly rule: ProblemListsRule; readonly type: CaseType };

/** The lists of this installation, in whichever programme they are declared. Fault case.unknown-type where none declares any. */
export function declaredLists(house: Pick<House, 'programmes'>): Result<DeclaredLists> {
  const rule = house.programmes.flatMap(({ problemLists }) => problemLists ?? [])[0];
  return rule === undefined ? fail('case.unknown-type', 'problem-lists') : ok({ rule, type: declaredType(house.programmes, rule.type) });
}
