import { ok, fail } from '../../basis/result.ts';
import { dayOf, instant, startOfDay, addDays } from '../../basis/time.ts';
import { caseSummary, workList } from '../../contract/case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case, CaseTask } from '../../model/case.ts';
import type { SignedIn } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { caseRow } from '../views/case-row.ts';
import { caseRows } from '../views/case-row.ts';
import { regionName, unitName } from '../views/names.ts';

const tasksMax = 1_000;

export function workHandlers(house: House): readonly Handler[] {
  return [
    handle(workList, async ({ query }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const tasks = await house.records.read(caller.viewer).tasks({ units: [caller.unit.id], role: caller.acting.role, limit: tasksMax });
      const held = await casesOf(house, caller, tasks.map((task) => task.case));
      const sorted = [...tasks].sort((a, b) => order(held.get(a.case), a) - order(held.get(b.case), b));
      const ends = endsOf(house);
      const within = { overdue: (due: number) => due < ends.now, today: (due: number) => due >= ends.now && due < ends.today, threeDays: (due: number) => due >= ends.today && due < ends.threeDays };
      const has = (fits: (due: number) => boolean) => (task: CaseTask): boolean => task.due !== undefined && fits(task.due);
      const review = (task: CaseTask): boolean => toneOf(house, held.get(task.case)) === 'review';
      const chosen = { overdue: has(within.overdue), today: has(within.today), 'three-days': has(within.threeDays), review } as const;
      const wanted = query.tab !== undefined && query.tab in chosen ? sorted.filter(chosen[query.tab as keyof typeof chosen]) : sorted;
      const rows = await caseRows(house, wanted.slice(0, query.limit ?? 200).flatMap((task) => held.get(task.case) ?? []));
      const byCase = new Map(rows.map((row) => [row.id, row]));
      return ok({
        counts: { overdue: tasks.filter(chosen.overdue).length, today: tasks.filter(chosen.today).length, threeDays: tasks.filter(chosen['three-days']).length, review: tasks.filter(review).length, todo: tasks.length },
        rows: query.tab === 'sent' || query.tab === 'done' ? [] : wanted.slice(0, query.limit ?? 200).flatMap((task) => {
          const row = byCase.get(task.case);
          const of = held.get(task.case);
          if (row === undefined || of === undefined) return [];
          const title = declaredType(house.programmes, of.type).steps.find((rule) => rule.event === task.event)?.title ?? { zh: task.event, en: task.event };
          return [{ task: { event: task.event, title, party: task.party, since: task.since, ...(task.due === undefined ? {} : { due: task.due }) }, case: row }];
        }),
        sent: query.tab === 'sent' || query.tab === 'done' ? await sentDown(house, caller, query.tab) : [],
      });
    }),
    handle(caseSummary, async ({ query }, { caller }) => {
      const records = house.records.read(caller.viewer);
      const counts = await records.caseCounts({ types: [query.type] });
      const from = startOfDay(dayOf(instant(house.clocks.world())));
      const recent = await records.cases({ types: [query.type], limit: 1_000 });
      const doneToday = (events: readonly string[]) => recent.filter((of) => events.some((event) => (of.doneBy[event]?.at ?? 0) >= from)).length;
      const verified = recent.filter((of) => of.fields['result'] !== undefined);
      return ok({
        counts: counts.map(({ state, region, count }) => ({ state, region: regionName(house, region), count })),
        today: {
          opened: recent.filter((of) => of.openedAt >= from).length, reviewed: doneToday(['review-verify', 'review-lift', 'review-remind', 'review-transfer']), assigned: doneToday(['review-verify']),
          verified: verified.length, substantiated: verified.filter((of) => of.fields['result'] !== 'not-substantiated').length,
        },
      });
    }),
  ];
}

async function casesOf(house: House, caller: SignedIn, ids: readonly string[]): Promise<ReadonlyMap<string, Case>> {
  const records = house.records.read(caller.viewer);
  const found = await Promise.all([...new Set(ids)].map((id) => records.case(id)));
  return new Map(found.flatMap((of) => (of === undefined ? [] : [[of.id, of] as const])));
}

/** Returned ones first, then by what is due first, then by age. */
const order = (of: Case | undefined, task: CaseTask): number => (of?.returned === undefined ? 1e15 : 0) + (task.due ?? 9e14) / 1000;

const toneOf = (house: House, of: Case | undefined): string | undefined => (of === undefined ? undefined : declaredType(house.programmes, of.type).states[of.state]?.tone);

function endsOf(house: House): { now: number; today: number; threeDays: number } {
  const now = house.clocks.world();
  const today = dayOf(instant(now));
  return { now, today: startOfDay(addDays(today, 1)), threeDays: startOfDay(addDays(today, 4)) };
}

/** What this office sent on and somebody else now has, with when they acknowledged it; or what it has finished. */
async function sentDown(house: House, caller: SignedIn, tab: 'sent' | 'done') {
  const cases = await house.records.read(caller.viewer).cases({ unit: caller.unit.id, open: tab === 'sent', limit: 300 });
  return cases.filter((of) => Object.values(of.doneBy).some((doer) => doer.unit === caller.unit.id)).flatMap((of) => {
    const other = Object.values(of.parties).find((unit) => unit !== caller.unit.id) ?? caller.unit.id;
    const acknowledgedAt = of.doneBy['accept']?.at;
    return [{ case: caseRow(house, of, undefined), to: unitName(house, other), ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }) }];
  });
}
