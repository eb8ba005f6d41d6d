import { addDays, day, dayOf, instant, type Day } from '../../../basis/time.ts';

/** The month of a moment in Beijing, 「2026-03」. */
export const monthOf = (ms: number): string => dayOf(instant(ms)).slice(0, 7);

/** So many months later; negative: earlier. */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The weeks of a month, Monday first, with the days of its neighbours that fill the first and the last. */
export function weeksOf(month: string): readonly (readonly Day[])[] {
  const first = day(`${month}-01`);
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const next = day(`${addMonths(month, 1)}-01`);
  const weeks: Day[][] = [];
  for (let from = addDays(first, -before); from < next; from = addDays(from, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(from, at)));
  }
  return weeks;
}

type Due = {
  readonly case: { readonly id: string; readonly clock?: { readonly awaits?: string } }; readonly task: { readonly due?: number };
};
type Spread<Row> = {
  readonly byDay: ReadonlyMap<string, readonly Row[]>;
  readonly late: readonly Row[]; readonly awaits: readonly Row[]; readonly none: readonly Row[];
};

/** Each case once, by the day on which its most urgent task is due; apart: overdue now, without a day, without one yet (`awaits`). */
export function spread<Row extends Due>(rows: readonly Row[], now: number): Spread<Row> {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const held = first.get(row.case.id);
    if (held === undefined || (row.task.due ?? Infinity) < (held.task.due ?? Infinity)) first.set(row.case.id, row);
  }
  const all = [...first.values()];
  const timed = all.filter(({ task }) => task.due !== undefined).toSorted((a, b) => (a.task.due ?? 0) - (b.task.due ?? 0));
  const timeless = all.filter(({ task }) => task.due === undefined);
  const isAwaiting = ({ case: { clock } }: Row): boolean => clock?.awaits !== undefined;
  return {
    byDay: Map.groupBy(timed, ({ task }) => dayOf(instant(task.due ?? 0))), late: timed.filter(({ task }) => (task.due ?? 0) < now),
    awaits: timeless.filter(isAwaiting), none: timeless.filter((row) => !isAwaiting(row)),
  };
}
