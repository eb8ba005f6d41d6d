import type { Case, WorkStage } from '../model/case.ts';
import type { CaseType, WorkStageRule } from '../model/case-type.ts';

/** What is wrong with the days of the stages, and at which. */
export type StageFlaw = { readonly fault: 'case.stage-before-former' | 'case.stage-days-unsound' | 'case.stage-needed'; readonly stage: string };

export const withStage = (stages: readonly WorkStage[], stage: WorkStage): readonly WorkStage[] => [...stages.filter(({ id }) => id !== stage.id), stage];

/** Stages that still have to end, in their order. */
export const openStages = ({ workStages = [] }: CaseType, of: Case): readonly string[] =>
  workStages.map(({ id }) => inOrder(of.workStages ?? [], id)).filter(({ ended, notNeeded }) => ended === undefined && notNeeded === undefined).map(({ id }) => id);

const inOrder = (stages: readonly WorkStage[], id: string): WorkStage => stages.find((one) => one.id === id) ?? { id };

/**
 * 压茬推进: a stage may start before the former has ended and never ends before it, as planned and as it went; whatever has ended had a
 * start, and everything before it has ended. Stages that are not needed count for nothing.
 */
export function staggerFlaw(rules: readonly WorkStageRule[], stages: readonly WorkStage[], today: string): StageFlaw | undefined {
  let [plannedEnd, formerEnd, formerOpen] = ['', '', false];
  for (const { id, mayBeLeftOut } of rules) {
    const { plannedFrom, plannedTo, started, ended, notNeeded } = inOrder(stages, id);
    if (notNeeded !== undefined) {
      if (mayBeLeftOut !== true) return { fault: 'case.stage-needed', stage: id };
      continue;
    }
    if (isAfter(plannedFrom, plannedTo) || isAfter(started, ended) || isAfter(started, today) || isAfter(ended, today)) return { fault: 'case.stage-days-unsound', stage: id };
    if (ended !== undefined && started === undefined) return { fault: 'case.stage-days-unsound', stage: id };
    if (isAfter(plannedEnd, plannedTo) || (ended !== undefined && (formerOpen || formerEnd > ended))) return { fault: 'case.stage-before-former', stage: id };
    [plannedEnd, formerEnd, formerOpen] = [plannedTo ?? plannedEnd, ended ?? formerEnd, formerOpen || ended === undefined];
  }
  return undefined;
}

const isAfter = (day: string | undefined, other: string | undefined): boolean => day !== undefined && other !== undefined && day > other;
