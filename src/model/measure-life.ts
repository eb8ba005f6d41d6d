import type { Case, Measure } from './case.ts';
import type { CaseType } from './case-type.ts';
import type { measureStates } from './measure-list.ts';

/** 措施状态: 拟定 → 已审核 → 实施中 → 已完成(责任单位报) → 已核实(另一单位), or struck through. */
export type MeasureState = (typeof measureStates)[number];

/** How far one measure is, by what the case's events said. One that was written after the plan's approval waits for its own review. */
export function measureState({ measures: rule }: Pick<CaseType, 'measures'>, { doneBy }: Pick<Case, 'doneBy'>, measure: Measure): MeasureState {
  if (measure.dropped !== undefined) return 'dropped';
  if (measure.verified?.holds === true) return 'verified';
  if (measure.done) return 'done';
  const when = (event: string | undefined): number | undefined => (event !== undefined && Object.hasOwn(doneBy, event) ? doneBy[event]?.at : undefined);
  const reviewed = when(rule?.reviewedBy);
  if (reviewed === undefined || ((measure.at ?? 0) > reviewed && measure.reviewed === undefined)) return 'proposed';
  return (when(rule?.activeFrom) ?? -1) >= reviewed ? 'active' : 'reviewed';
}

/** 报告完成与核实完成: counts over the measures that stand; a share is said only with its two numbers. */
export function measureCounts(measures: readonly Measure[]): { readonly standing: number; readonly reported: number; readonly verified: number; readonly dropped: number } {
  const standing = measures.filter(({ dropped }) => dropped === undefined);
  return {
    standing: standing.length, reported: standing.filter(({ done }) => done).length,
    verified: standing.filter(({ verified }) => verified?.holds === true).length, dropped: measures.length - standing.length,
  };
}
