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
import type { RecordReader, TaskQuery } from '../../flow/ports/records.ts';
import type { SignedIn } from '../caller.ts';
import { riskWords } from '../../model/task-weight.ts';
import { handle, type Handler } from '../handler.ts';
import { caseRows } from '../views/case-row.ts';
import { copiedRow, doneRow, sentRow, urgeRule } from '../views/handled.ts';

const handledMax = 300;
/** A tab of the screen, not a legal term: what falls due within three working days after today. */
const soon = { length: 3, unit: 'working-day' } as const;

type Tab = NonNullable<Input<typeof workList>['query']['tab']>;
type Lists = Pick<Static<(typeof workList)['reply']>, 'sent' | 'copied' | 'done'>;

export function workHandlers(house: House): readonly Handler[] {
  return [
    handle(workList, async ({ query }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const records = house.records.read(caller.viewer);
      const asked = tabs(house, caller);
      const [overdue = 0, today = 0, threeDays = 0, review = 0, todo = 0] =
        await records.taskCounts([asked.overdue, asked.today, asked['three-days'], asked.review, asked.todo]);
      const handled = query.tab === 'sent' || query.tab === 'copied' || query.tab === 'done' ? query.tab : undefined;
      return ok({
        counts: { overdue, today, threeDays, review, todo },
        rows: handled === undefined ? await taskRows(house, records, asked[shownTab(query.tab)], query.limit ?? 200) : [],
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

type TaskTab = Exclude<Tab, keyof Lists>;
const shownTab = (tab: Tab | undefined): TaskTab => (tab === undefined || tab === 'sent' || tab === 'copied' || tab === 'done' ? 'todo' : tab);

/** The tabs of what waits for this office: by what is due in world time; 待我审核 by the tone of the state. */
function tabs(house: House, { unit, acting }: SignedIn): Readonly<Record<TaskTab, TaskQuery>> {
  const now = instant(house.clocks.world());
  const tomorrow = startOfDay(addDays(dayOf(now), 1));
  const last = dueOf(now, soon, house.calendar);
  const later = startOfDay(addDays(last.ok ? dayOf(last.value.due) : addDays(dayOf(now), soon.length), 1));
  const todo = { units: [unit.id], role: acting.role };
  return {
    todo, overdue: { ...todo, dueBefore: now }, today: { ...todo, dueFrom: now, dueBefore: tomorrow }, 'three-days': { ...todo, dueFrom: tomorrow, dueBefore: later },
    review: { ...todo, standing: types(house).flatMap((type) => Object.keys(type.states).filter((state) => type.states[state]?.tone === 'review').map((state) => ({ type: type.id, state }))) },
  };
}

const types = (house: House) => house.programmes.flatMap(({ cases }) => cases);
/** Handed down (督察件) before leads of the machine. */
const handedDown = (house: House): readonly string[] => types(house).filter(({ publication }) => publication !== undefined).map(({ id }) => id);

async function taskRows(house: House, records: RecordReader, asked: TaskQuery, limit: number) {
  const tasks = await records.tasks({ ...asked, first: handedDown(house), limit });
  const heads = await records.caseHeads({ ids: [...new Set(tasks.map((task) => task.case))], limit: tasks.length });
  const rows = new Map((await caseRows(house, heads)).map((row) => [row.id, row]));
  const fields = new Map(heads.map((head) => [head.id, head.fields]));
  return tasks.flatMap((task) => {
    const row = rows.get(task.case);
    if (row === undefined) return [];
    const type = declaredType(house.programmes, row.type);
    const title = type.steps.find((rule) => rule.event === task.event)?.title ?? { zh: task.event, en: task.event };
    const risk = riskWords(type, fields.get(task.case) ?? {});
    return [{ task: { event: task.event, title, party: task.party, since: task.since, ...(task.due === undefined ? {} : { due: task.due }) }, case: row,
      ...(risk !== undefined && { risk }), ...(task.people !== undefined && { people: task.people }) }];
  });
}

/** What does not wait for this office: sent on, copied to it, or done. */
async function handledLists(house: House, caller: SignedIn, tab: keyof Lists): Promise<Partial<Lists>> {
  const { unit } = caller;
  const cases = await house.records.read(caller.viewer).caseHeads({ unit: unit.id, limit: handledMax, ...(tab === 'done' ? {} : { open: true }) });
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
