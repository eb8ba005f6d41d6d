import type { Static } from 'typebox';
import { dayMs, dayOf, instant, startOfDay, type Day } from '../../basis/time.ts';
import { reportedShare, verifiedShare } from '../../close/tree-share.ts';
import type { Countdown, TreeNode } from '../../contract/case.ts';
import { caseTypeOf, declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { branchOf, verifiedFrom, type Below } from './branch.ts';
import { caseRow } from './case-row.ts';
import { deadlineOf } from './family.ts';
import { unitName } from './names.ts';
import { colourOf } from './progress-colour.ts';

type Node = Static<typeof TreeNode>;

/** The type and every type that stands below it as a part of its work. */
export function typesBelow(house: House, type: CaseType): readonly string[] {
  const parts = (type.children ?? []).filter(({ part }) => part === true).flatMap((rule) => caseTypeOf(house.programmes, rule.type) ?? []);
  return [type.id, ...parts.flatMap((part) => typesBelow(house, part))];
}

/** Each line after its parent; what stands below something that the viewer may not see begins a tree of its own. */
export function treeOf(house: House, type: CaseType, cases: readonly Case[]): readonly Node[] {
  const seen = new Set(cases.map(({ id }) => id));
  const rooted = cases.filter((of) => of.type === type.id || of.parent !== undefined);
  const below = Map.groupBy(rooted.toSorted(byRegion), ({ parent }) => (parent !== undefined && seen.has(parent) ? parent : undefined));
  const walk = (parent: string | undefined, depth: number): Node[] => (below.get(parent) ?? []).flatMap((of) => [nodeOf(house, of, depth, below), ...walk(of.id, depth + 1)]);
  return walk(undefined, 0);
}

/** Regions by GB/T 2260; items of one region as they were opened. */
const byRegion = (a: Case, b: Case): number => (a.region === b.region ? a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1) : a.region < b.region ? -1 : 1);

function nodeOf(house: House, of: Case, depth: number, below: Below): Node {
  const branch = branchOf(house, of, below);
  const deadline = deadlineOf(house, of);
  const type = declaredType(house.programmes, of.type);
  const responsible = of.parties[type.ledger?.responsible ?? ''];
  const shares = { verified: verifiedShare(branch), reported: reportedShare(branch) };
  const colour = colourOf(house, type, of, deadline, { verified: shares.verified, from: verifiedFrom(house, of, below) });
  return {
    case: caseRow(house, of, undefined), depth, shares, ...(colour === undefined ? {} : { colour }),
    ...(depth === 0 || of.parent === undefined ? {} : { parent: of.parent }), ...(responsible === undefined ? {} : { unit: unitName(house, responsible) }),
    ...(deadline === undefined ? {} : { deadline, daysLeft: Math.round((startOfDay(deadline as Day) - startOfDay(today(house))) / dayMs) }),
    earlierDeadlines: (of.extensions ?? []).map(({ from }) => from), movedAt: Object.values(of.doneBy).reduce((last, { at }) => Math.max(last, at), of.openedAt),
  };
}

const today = (house: House): Day => dayOf(instant(house.clocks.world()));

export const sharesOf = (nodes: readonly Node[]): Node['shares'] => {
  const roots = nodes.filter(({ depth }) => depth === 0);
  const mean = (of: 'verified' | 'reported'): number => (roots.length === 0 ? 0 : Math.floor(roots.reduce((sum, { shares }) => sum + shares[of], 0) / roots.length * 10_000) / 10_000);
  return { verified: mean('verified'), reported: mean('reported') };
};

/** 倒计时墙: open items that have nothing below them count, so that a county's day is not counted three times. */
export function countdownOf(nodes: readonly Node[]): Static<typeof Countdown> {
  const counts = { overdue: 0, today: 0, seven: 0, fifteen: 0, thirty: 0, later: 0, none: 0 };
  const parents = new Set(nodes.map(({ parent }) => parent));
  for (const { case: of, daysLeft } of nodes) if (of.closedAt === undefined && !parents.has(of.id)) counts[spanOf(daysLeft)] += 1;
  return counts;
}

function spanOf(daysLeft: number | undefined): keyof Static<typeof Countdown> {
  if (daysLeft === undefined) return 'none';
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'today';
  return daysLeft <= 7 ? 'seven' : daysLeft <= 15 ? 'fifteen' : daysLeft <= 30 ? 'thirty' : 'later';
}
