import { dayOf, instant, type Day } from '../../basis/time.ts';
import { numberParameter } from '../../act/parameters.ts';
import type { Case, CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { declaredType } from '../cases/case-types.ts';
import { parametersOf } from '../cases/parameters-of.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import type { DeclaredLists } from './declared.ts';
import { listedProblems, type Listed } from './listed-problems.ts';

/** A cause with the problems behind which it stands, of those that the viewer may see. */
export type CauseStanding = {
  readonly cause: Case;
  readonly problems: readonly Listed[];
  readonly beside: readonly CaseHead[];
  /** When its system fix was verified last. */
  readonly fixed?: Day;
  readonly recurred: readonly Listed[];
  readonly standsOut: boolean;
};
export type CauseRegister = {
  readonly type: CaseType; readonly causes: readonly CauseStanding[]; readonly standsOutFrom: number;
  /** Problems of the lists without any cause. */
  readonly unlinked: number;
};

const causesMax = 2_000;
const linkedMax = 50_000;

/** 原因登记册: shared by all offices, so read whole; the problems are those that the viewer may see. */
export async function causeRegister(house: House, viewer: Viewer, declared: DeclaredLists): Promise<CauseRegister> {
  const { causes, sweeps, references } = declared.rule;
  const type = declaredType(house.programmes, causes.type);
  const held = await house.records.read(machineViewer).cases({ types: [type.id], limit: causesMax });
  const problems = await listedProblems(house, viewer, declared);
  const counted = new Set(problems.map(({ of }) => of.id));
  const others = await house.records.read(viewer).caseHeads({ types: [sweeps.type, ...references.map((one) => one.type)], limit: linkedMax });
  const standsOutFrom = numberParameter(type, causes.standsOut, parametersOf(house, type.id));
  const standing = held.map((cause): CauseStanding => {
    const own = problems.filter(({ of }) => isLinked(of, cause.id));
    const fixed = fixedOn(cause, causes.fixedBy);
    const recurred = fixed === undefined ? [] : own.filter((one) => cameAfter(one, fixed));
    const open = own.filter(({ solved }) => !solved).length;
    return {
      cause, problems: own, beside: others.filter((of) => !counted.has(of.id) && isLinked(of, cause.id)), recurred,
      ...(fixed === undefined ? {} : { fixed: fixed.day }), standsOut: open >= standsOutFrom && causes.linkable.includes(cause.state) && type.states[cause.state]?.end !== true,
    };
  });
  return { type, causes: standing, standsOutFrom, unlinked: problems.filter(({ of }) => (of.causes ?? []).length === 0).length };
}

const isLinked = ({ causes = [] }: CaseHead, id: string): boolean => causes.some((link) => link.id === id);

/** Also where it has failed since: what came after it tells so. */
function fixedOn({ doneBy }: Case, event: string): { readonly day: Day; readonly at: number } | undefined {
  const done = Object.hasOwn(doneBy, event) ? doneBy[event] : undefined;
  return done === undefined ? undefined : { day: dayOf(instant(done.at)), at: done.at };
}

/** Found after the fix was verified, or come back after it. */
const cameAfter = ({ of, reboundedAt }: Listed, fixed: { readonly at: number }): boolean => of.openedAt > fixed.at || (reboundedAt ?? 0) > fixed.at;
