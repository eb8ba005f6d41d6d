import type { Static } from 'typebox';
import { dueOf } from '../../act/clock.ts';
import { faultSays } from '../../basis/fault.ts';
import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { addDays, dayOf, instant, startOfDay } from '../../basis/time.ts';
import { urgeCases, workList } from '../../contract/case.ts';
import type { Input } from '../../contract/endpoint.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { takeStep } from '../../flow/cases/take-step.ts';
import type { House } from '../../flow/house.ts';
import type { SignedIn } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { caseRows } from '../views/case-row.ts';
import { copiedRow, doneRow, sentRow, urgeRule } from '../views/handled.ts';
import { byUrgency, type HeldTask } from '../views/task-order.ts';

const tasksMax = 1_000;
const handledMax = 300;
/** A tab of the screen, not a legal term: what falls due within three working days after today. */
const soon = { length: 3, unit: 'working-day' } as const;

type Tab = NonNullable<Input<typeof workList>['query']['tab']>;
type Lists = Pick<Static<(typeof workList)['reply']>, 'sent' | 'copied' | 'done'>;

export function workHandlers(house: House): readonly Handler[] {
  return [
    handle(workList, async ({ query }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const held = await heldTasks(house, caller);
      const { overdue, today, threeDays, review } = tabs(house);
      const count = (fits: (held: HeldTask) => boolean): number => held.filter(fits).length;
      const handled = query.tab === 'sent' || query.tab === 'copied' || query.tab === 'done' ? query.tab : undefined;
      return ok({
        counts: { overdue: count(overdue), today: count(today), threeDays: count(threeDays), review: count(review), todo: held.length },
        rows: handled === undefined ? await taskRows(house, held.filter(fitting(house, query.tab)).slice(0, query.limit ?? 200)) : [],
        sent: [], copied: [], done: [], ...(handled === undefined ? {} : await handledLists(house, caller, handled)),
      });
    }),
    handle(urgeCases, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const answers: (readonly [string, Result<unknown>])[] = [];
      for (const id of new Set(body.cases)) answers.push([id, await urge(house, caller, id)]);
      return ok({
        urged: answers.flatMap(([id, { ok: taken }]) => (taken ? [id] : [])),
        refused: answers.flatMap(([id, answer]) => (answer.ok ? [] : [refusal(id, answer)])),
      });
    }),
  ];
}

/** What waits for this office, most urgent first. */
async function heldTasks(house: House, caller: SignedIn): Promise<readonly HeldTask[]> {
  const records = house.records.read(caller.viewer);
  const tasks = await records.tasks({ units: [caller.unit.id], role: caller.acting.role, limit: tasksMax });
  const cases = new Map((await Promise.all([...new Set(tasks.map((task) => task.case))].map((id) => records.case(id)))).map((of) => [of?.id, of]));
  return tasks.flatMap((task) => {
    const of = cases.get(task.case);
    return of === undefined ? [] : [{ task, of, type: declaredType(house.programmes, of.type) }];
  }).sort(byUrgency);
}

/** The tabs by what is due in world time; 研判 by the tone of the state. */
function tabs(house: House) {
  const now = instant(house.clocks.world());
  const tomorrow = startOfDay(addDays(dayOf(now), 1));
  const last = dueOf(now, soon, house.calendar);
  const later = startOfDay(addDays(last.ok ? dayOf(last.value.due) : addDays(dayOf(now), soon.length), 1));
  const due = (from: number, to: number) => ({ task }: HeldTask): boolean => task.due !== undefined && task.due >= from && task.due < to;
  return {
    overdue: due(-Infinity, now), today: due(now, tomorrow), threeDays: due(tomorrow, later),
    review: ({ type, of }: HeldTask): boolean => type.states[of.state]?.tone === 'review',
  };
}

function fitting(house: House, tab: Tab | undefined): (held: HeldTask) => boolean {
  const { overdue, today, threeDays, review } = tabs(house);
  const byTab: Partial<Record<Tab, (held: HeldTask) => boolean>> = { overdue, today, 'three-days': threeDays, review };
  return byTab[tab ?? 'todo'] ?? (() => true);
}

async function taskRows(house: House, held: readonly HeldTask[]) {
  const rows = await caseRows(house, held.map(({ of }) => of));
  return held.flatMap(({ task, type }, index) => {
    const row = rows[index];
    const title = type.steps.find((rule) => rule.event === task.event)?.title ?? { zh: task.event, en: task.event };
    return row === undefined ? [] : [{ task: { event: task.event, title, party: task.party, since: task.since, ...(task.due === undefined ? {} : { due: task.due }) }, case: row }];
  });
}

/** What does not wait for this office: sent on, copied to it, or done. */
async function handledLists(house: House, caller: SignedIn, tab: keyof Lists): Promise<Partial<Lists>> {
  const { unit } = caller;
  const cases = await house.records.read(caller.viewer).cases({ unit: unit.id, limit: handledMax, ...(tab === 'done' ? {} : { open: true }) });
  if (tab === 'sent') return { sent: cases.flatMap((of) => sentRow(house, of, caller.actor)) };
  if (tab === 'copied') return { copied: cases.flatMap((of) => copiedRow(house, of, unit.id)) };
  return { done: cases.flatMap((of) => doneRow(house, of, unit.id)).sort((a, b) => b.at - a.at) };
}

async function urge(house: House, caller: SignedIn, id: string): Promise<Result<unknown>> {
  const of = await house.records.read(caller.viewer).case(id);
  if (of === undefined) return fail('request.not-found', id);
  const rule = urgeRule(declaredType(house.programmes, of.type), of, caller.actor);
  if (rule === undefined) return fail('case.step-refused', of.state);
  return takeStep(house, caller.viewer, { case: id, event: rule.event, actor: caller.actor, seenSeq: of.seq, data: {} });
}

function refusal(id: string, { fault, detail }: Failure) {
  const { zh, en } = faultSays(fault, detail);
  return { id, fault, message: { zh, en } };
}
