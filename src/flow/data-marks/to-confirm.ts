import { ok, type Result } from '../../basis/result.ts';
import { addDays, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import { markDeadline, markRulesAt } from '../../judge/data-mark.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { Determination } from '../../model/determination.ts';
import type { DataMarkRules } from '../../rulebook/data-marks.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import { missingHoursOf } from '../device-health.ts';
import { waitedWindow } from '../due-hours.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';

/** Why an hour should be looked at: the logger's flag, no record, over a limit, or it could not be determined. */
export const confirmKinds = ['exceeds', 'undeterminable', 'flagged', 'missing'] as const;
export type ConfirmKind = (typeof confirmKinds)[number];

/** 标记待确认: hours in a row of one outlet that nobody marked, and until when the firm may. */
export type ToConfirm = {
  readonly point: number; readonly kind: ConfirmKind; readonly factors: readonly string[];
  /** Flags of the logger. */
  readonly flags: readonly string[];
  readonly from: number; readonly to: number; readonly deadline: number;
};

/**
 * Hours of these outlets whose deadline is still to come, and that a firm has reason to mark, the shortest time left first.
 * Fault standard.not-in-force.
 */
export async function toConfirm(house: House, points: readonly number[]): Promise<Result<{ readonly rules: DataMarkRules; readonly rows: readonly ToConfirm[] }>> {
  const now = house.clocks.world();
  const rules = markRulesAt(house.rulebook, now);
  if (!rules.ok) return rules;
  const outlets = points.filter((number) => isOutlet(house.directory.points.get(number)));
  const window = { from: openFrom(rules.value, now), to: Math.floor(now / hourMs) * hourMs };
  if (outlets.length === 0 || window.from >= window.to) return ok({ rules: rules.value, rows: [] });
  const [rows, missing, marks] = await Promise.all([
    house.observations.determinations({ points: outlets, period: 'hour', window }), missingHours(house, outlets, window),
    house.records.read(machineViewer).dataMarks({ points: outlets, window, makers: ['firm'], limit: 10_000 }),
  ]);
  const open = unmarked(marks);
  const found = [...rows.flatMap((row) => kindOf(row) ?? []), ...missing].filter(open);
  return ok({ rules: rules.value, rows: inRows(found, rules.value) });
}

type Hour = { readonly point: number; readonly at: number; readonly kind: ConfirmKind; readonly factor?: string; readonly flag?: string };

/** The first day of which the deadline has not passed. */
function openFrom(rules: DataMarkRules, now: number): number {
  const today = dayOf(instant(now));
  const yesterday = startOfDay(addDays(today, -1));
  return now < markDeadline(rules, yesterday) ? yesterday : startOfDay(today);
}

function kindOf({ point, at, factor, verdict, reason, flag }: Determination): Hour | undefined {
  const hour = { point, at, factor };
  if (verdict === 'exceeds' || verdict === 'undeterminable') return { ...hour, kind: verdict };
  return reason === 'flag-not-valid' || reason === 'flag-unknown' ? { ...hour, kind: 'flagged', flag } : undefined;
}

async function missingHours(house: House, points: readonly number[], window: Window): Promise<readonly Hour[]> {
  const devices = points.flatMap((point) => house.directory.deviceOf(point) ?? []);
  const waited = waitedWindow(window, house.clocks.world());
  if (waited.from >= waited.to) return [];
  const found = await missingHoursOf(house, devices, waited);
  return [...found].flatMap(([{ point }, { hours }]) => hours.map((at): Hour => ({ point, at, kind: 'missing' })));
}

/** Whether a firm has said nothing yet of an hour: of its factor, or of anything where no record came. */
function unmarked(marks: readonly DataMark[]): (hour: Hour) => boolean {
  const heard = Map.groupBy(marks.filter((mark) => markState(mark) !== 'withdrawn'), ({ point }) => point);
  return ({ point, at, factor }) => !(heard.get(point) ?? []).some((mark) =>
    mark.from <= at && mark.to > at && (factor === undefined || mark.factors.length === 0 || mark.factors.includes(factor)));
}

/** Hours of one outlet, kind and day that follow one another stand as one row. */
function inRows(hours: readonly Hour[], rules: DataMarkRules): readonly ToConfirm[] {
  const rows: ToConfirm[] = [];
  for (const of of Map.groupBy(hours, ({ point, kind, at }) => `${point} ${kind} ${dayOf(instant(at))}`).values()) {
    const byHour = [...Map.groupBy(of, ({ at }) => at)].sort(([a], [b]) => a - b);
    let run: Hour[] = [];
    for (const [at, own] of byHour) {
      if (run.length > 0 && Math.max(...run.map((hour) => hour.at)) + hourMs !== at) {
        rows.push(rowOf(run, rules));
        run = [];
      }
      run.push(...own);
    }
    if (run.length > 0) rows.push(rowOf(run, rules));
  }
  return rows.sort((a, b) => a.deadline - b.deadline || rank(a) - rank(b) || a.point - b.point || a.from - b.from);
}

const rank = ({ kind }: ToConfirm): number => confirmKinds.indexOf(kind);
const distinct = (all: readonly (string | undefined)[]): readonly string[] => [...new Set(all.filter((one) => one !== undefined))].sort();

function rowOf(run: readonly Hour[], rules: DataMarkRules): ToConfirm {
  const times = run.map(({ at }) => at);
  const [from, last] = [Math.min(...times), Math.max(...times)];
  const first = run[0];
  if (first === undefined) throw new RangeError('a row without an hour');
  return {
    point: first.point, kind: first.kind, factors: distinct(run.map(({ factor }) => factor)), flags: distinct(run.map(({ flag }) => flag)),
    from, to: last + hourMs, deadline: markDeadline(rules, from),
  };
}
