import { dayOf, instant } from '../../basis/time.ts';
import type { Case, CaseTask } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';

export type HeldTask = { readonly task: CaseTask; readonly of: Case; readonly type: CaseType };

/**
 * The order of a work list: returned ones first, then by the day on which it is due; among those of one day what was handed down
 * (督察件) before leads of the machine, then the earlier hour, then the one that waits longest.
 */
export const byUrgency = (a: HeldTask, b: HeldTask): number =>
  Number(b.of.returned !== undefined) - Number(a.of.returned !== undefined)
  || inOrder(dueDay(a), dueDay(b))
  || Number(a.type.publication === undefined) - Number(b.type.publication === undefined)
  || dueOf(a) - dueOf(b)
  || a.task.since - b.task.since;

const dueOf = ({ task }: HeldTask): number => task.due ?? Number.MAX_SAFE_INTEGER;
/** Tasks without a term come after every day. */
const dueDay = ({ task }: HeldTask): string => (task.due === undefined ? '~' : dayOf(instant(task.due)));
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
