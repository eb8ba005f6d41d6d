import type { Static } from 'typebox';
import { fail, ok } from '../../basis/result.ts';
import { addDays, dayOf, instant, startOfDay } from '../../basis/time.ts';
import type { Input } from '../../contract/endpoint.ts';
import { workList } from '../../contract/case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { SignedIn } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { caseRow, caseRows } from '../views/case-row.ts';
import { unitName } from '../views/names.ts';
import { byUrgency, type HeldTask } from '../views/task-order.ts';

const tasksMax = 1_000;
const sentMax = 300;
/** A tab of the screen, not a legal term: what falls due on the three days after today. */
const soonDays = 3;

type Tab = NonNullable<Input<typeof workList>['query']['tab']>;

export function workHandlers(house: House): readonly Handler[] {
  return [
    handle(workList, async ({ query }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const held = await heldTasks(house, caller);
      const { overdue, today, threeDays, review } = tabs(house);
      const count = (fits: (held: HeldTask) => boolean): number => held.filter(fits).length;
      const sending = query.tab === 'sent' || query.tab === 'done' ? query.tab : undefined;
      return ok({
        counts: { overdue: count(overdue), today: count(today), threeDays: count(threeDays), review: count(review), todo: held.length },
        rows: sending === undefined ? await taskRows(house, held.filter(fitting(house, query.tab)).slice(0, query.limit ?? 200)) : [],
        sent: sending === undefined ? [] : await sentDown(house, caller, sending),
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
  const now = house.clocks.world();
  const day = dayOf(instant(now));
  const [tomorrow, later] = [startOfDay(addDays(day, 1)), startOfDay(addDays(day, soonDays + 1))];
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

type Sent = Static<(typeof workList)['reply']>['sent'];

/** What this office sent on and somebody else now has, with when they acknowledged it; or what it has finished. */
async function sentDown(house: House, caller: SignedIn, tab: 'sent' | 'done'): Promise<Sent> {
  const cases = await house.records.read(caller.viewer).cases({ unit: caller.unit.id, open: tab === 'sent', limit: sentMax });
  return cases.filter((of) => Object.values(of.doneBy).some((doer) => doer.unit === caller.unit.id)).map((of) => {
    const type = declaredType(house.programmes, of.type);
    const other = Object.values(of.parties).find((unit) => unit !== caller.unit.id) ?? caller.unit.id;
    const acknowledgedAt = type.steps.filter((rule) => rule.acknowledges === true).flatMap(({ event }) => of.doneBy[event]?.at ?? []).sort((a, b) => b - a)[0];
    return { case: caseRow(house, of, undefined), to: unitName(house, other), ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }) };
  });
}
