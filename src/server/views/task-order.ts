import type { Case, CaseTask } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';

export type HeldTask = { readonly task: CaseTask; readonly of: Case; readonly type: CaseType };

/**
 * The order of a work list: returned ones first, then by what is due first; among equals what was handed down (领导批示、督察件) before
 * leads of the machine, then the one that waits longest.
 */
export const byUrgency = (a: HeldTask, b: HeldTask): number =>
  Number(b.of.returned !== undefined) - Number(a.of.returned !== undefined)
  || (a.task.due ?? Number.MAX_SAFE_INTEGER) - (b.task.due ?? Number.MAX_SAFE_INTEGER)
  || Number(a.type.publication === undefined) - Number(b.type.publication === undefined)
  || a.task.since - b.task.since;
