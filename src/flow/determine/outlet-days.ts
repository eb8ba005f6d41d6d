import { addDays, dayMs, dayOf, day as asDay, hourMs, instant, startOfDay } from '../../basis/time.ts';
import { judgeOutletDay, type DayHour, type OutletDay } from '../../judge/outlet-day.ts';
import type { Step } from '../../judge/verdict.ts';
import type { Determination } from '../../model/determination.ts';
import type { Finding } from '../../model/finding.ts';
import type { Point } from '../../model/point.ts';
import { inForce } from '../../rulebook/edition.ts';
import { explained } from '../explain.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { hourFields, hoursOf, minuteFields, type HourReadings } from './hour-readings.ts';
import type { Judged, JudgedWindow } from './judged.ts';
import type { LimitsOf } from './limits-look-up.ts';
import type { Marked } from './marked.ts';
import { findingId } from './outlet-finding.ts';
import { outletHour } from './outlet.ts';
import type { Terms } from './terms.ts';

/** Named in every finding of a day, raised when the way of determining changes. */
const dayMethod = 'outlet-day/1';
const hoursOfDay = dayMs / hourMs;

/**
 * 判定 of the outlet days that these hours touch, where a limit's averaging is the day. A day is judged once its hours are in:
 * all of them, or its outlet's data have gone on to a later day, or it has waited long enough (`ended-days.ts`). Late hours judge
 * it again, and so does the end of its limit.
 * `hourRows`: what was just judged of these hours and may not be stored yet.
 */
export async function judgeOutletDays(house: House, hours: readonly DirtyHour[], hourRows: readonly Determination[], terms: Terms, marked: Marked): Promise<Judged> {
  const days = await daysToJudge(house, hours, terms.limitsOf);
  if (days.length === 0) return { windows: [], rows: [], findings: [] };
  const every = days.flatMap(({ point, at }) => Array.from({ length: hoursOfDay }, (_one, hour) => ({ point, at: at + hour * hourMs })));
  const [hourly, byMinute] = await Promise.all([house.observations.readingsOfHours(every, 'hour', hourFields), house.observations.readingsOfHours(every, 'minute', minuteFields)]);
  const byDay = Map.groupBy(hoursOf(house.directory, hourly, byMinute, marked), (hour) => `${hour.point.number} ${startOf(hour.at)}`);
  const gone = await goneOn(house, days, hourRows);
  const rows: Determination[] = [];
  const findings: Finding[] = [];
  const windows: JudgedWindow[] = [];
  let openFrom: number | undefined;
  for (const window of days) {
    const held = byDay.get(`${window.point} ${window.at}`) ?? [];
    const point = house.directory.pointAt(window.point, window.at);
    // A day of which nothing at all came is no day of data: the silence of a logger is told elsewhere.
    if (point === undefined || held.length === 0) continue;
    if (held.length < hoursOfDay && terms.settled !== true && !window.judged && !gone(window)) {
      openFrom = Math.min(openFrom ?? window.at, window.at);
      continue;
    }
    windows.push({ point: window.point, at: window.at, period: 'day' });
    for (const one of determineDay(house, point, window.at, held, terms)) {
      rows.push(one.row);
      if (one.finding !== undefined) findings.push(one.finding);
    }
  }
  return { windows, rows, findings, ...(openFrom === undefined ? {} : { openFrom }) };
}

/** A day to be judged, and whether it was judged before. */
type DayWindow = DirtyHour & { readonly judged: boolean };

const startOf = (at: number): number => startOfDay(dayOf(instant(at)));

/**
 * Days of the touched hours that have a limit of the day or had one when they were judged, and the days before them that
 * nobody has judged: their last hours may never have come.
 */
async function daysToJudge(house: House, hours: readonly DirtyHour[], limitsOf: LimitsOf): Promise<readonly DayWindow[]> {
  const days = new Map<string, DirtyHour & { readonly touched: boolean }>();
  for (const { point, at } of hours) {
    if (!isOutlet(house.directory.points.get(point))) continue;
    const start = startOf(at);
    days.set(`${point} ${start}`, { point, at: start, touched: true });
    const before = startOfDay(addDays(dayOf(instant(start)), -1));
    if (!days.has(`${point} ${before}`)) days.set(`${point} ${before}`, { point, at: before, touched: false });
  }
  if (days.size === 0) return [];
  const judged = new Set((await house.observations.determinationsOf([...days.values()], 'day')).map((row) => `${row.point} ${row.at}`));
  const limited = ({ point, at }: DirtyHour): boolean => hasDayLimit(limitsOf, point, at);
  return [...days].filter(([key, of]) => (of.touched ? judged.has(key) || limited(of) : !judged.has(key) && limited(of)))
    .map(([key, { point, at }]) => ({ point, at, judged: judged.has(key) }));
}

export const isOutlet = (point: Point | undefined): boolean => point?.kind === 'air-outlet' || point?.kind === 'water-outlet';
/** Whether a limit of the day holds for an outlet on the day that begins at `at`. */
export const hasDayLimit = (limitsOf: LimitsOf, point: number, at: number): boolean =>
  limitsOf.all(point, dayOf(instant(at))).some((limit) => limit.averaging === 'day');

/** Whether an outlet has judged hours after a day: its data have gone on, what is missing of the day is late or lost. */
async function goneOn(house: House, days: readonly DirtyHour[], hourRows: readonly Determination[]): Promise<(of: DirtyHour) => boolean> {
  const latest = new Map<number, number>();
  const rows = await house.observations.latestDeterminations([...new Set(days.map((of) => of.point))], Math.min(...days.map((of) => of.at)));
  for (const row of [...rows, ...hourRows]) if (row.period === 'hour') latest.set(row.point, Math.max(latest.get(row.point) ?? 0, row.at));
  return ({ point, at }) => (latest.get(point) ?? 0) >= at + dayMs;
}

/** Every factor of one outlet day that has a limit of the day. */
export function determineDay(house: House, point: Point, at: number, hours: readonly HourReadings[], { limitsOf, editionDay, decidedAt }: Terms): readonly { readonly row: Determination; readonly finding?: Finding; readonly steps: readonly Step[] }[] {
  const day = dayOf(instant(at));
  const rulesOn = editionDay('emission-data', day);
  const daily = limitsOf.all(point.number, day).filter((limit) => limit.averaging === 'day');
  return [...Map.groupBy(daily, (limit) => limit.factor)].map(([factor, limits]) => {
    const steps: Step[] = [];
    const frame = hours.toSorted((a, b) => b.at - a.at).find((hour) => hour.factors.has(factor))?.factors.get(factor)?.frame ?? '';
    const base = { point: point.number, factor, period: 'day' as const, at, flag: 'N', frame, decidedAt };
    const judged = judgeOutletDay(outletDay(house, point, factor, hours, rulesOn), limits, house.rulebook, rulesOn, steps);
    if (!judged.ok) return { row: { ...base, verdict: 'undeterminable', reason: judged.fault, edition: '' }, steps };
    const { verdict, reason, compared, limit, valid, timesOver, confidence, edition } = judged.value;
    const bound = limit?.max ?? limit?.min;
    const row: Determination = {
      ...base, verdict, reason, edition: limit?.id ?? edition, valid, ...(compared === undefined ? {} : { value: compared }), ...(bound === undefined ? {} : { limit: bound }),
    };
    if (verdict !== 'exceeds' || limit === undefined || compared === undefined) return { row, steps };
    const finding: Finding = {
      id: findingId(row), point: row.point, factor, period: 'day', at, value: compared, limit: bound ?? '', unit: limit.unit, ...(timesOver === undefined ? {} : { timesOver }),
      edition: row.edition, standard: limit.standard, clause: limit.clause, confidence, steps: explained(steps), frame, method: dayMethod, foundAt: decidedAt,
    };
    return { row, finding, steps };
  });
}

/** The hours of one factor as the judge takes them, each with the flow of its hour where a valid one came. */
function outletDay(house: House, point: Point, factor: string, hours: readonly HourReadings[], day: string): OutletDay {
  const flowFactors = inForce(house.rulebook.emissionData, asDay(day))?.flowFactors ?? new Set<string>();
  const given = hours.flatMap((hour): DayHour[] => {
    const held = hour.factors.get(factor);
    const one = held === undefined ? undefined : outletHour(hour, factor, held);
    if (one === undefined) return [];
    const flow = [...flowFactors].map((code) => hour.factors.get(code)).find((of) => of?.used === 'N');
    const mean = flow?.fields.Avg ?? flow?.fields.Rtd;
    return [{ ...one, ...(mean === undefined ? {} : { flow: mean.value }) }];
  });
  return { factor, medium: point.kind === 'water-outlet' ? 'water' : 'air', hours: given };
}
