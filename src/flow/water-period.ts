import { addDays, dayOf, hourMs, instant, isDay, startOfDay, type Day } from '../basis/time.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { assessBasin, basinTrend, type BasinPeriod } from '../judge/basin-period.ts';
import { meansOverTime, type ItemMeans, type WaterSample } from '../judge/item-means.ts';
import { assessMeans, type Digits, type SectionPeriod } from '../judge/section-period.ts';
import { targetNumber } from '../judge/section-pollutants.ts';
import type { Step } from '../judge/verdict.ts';
import type { WaterTrend } from '../judge/water-trend.ts';
import { lakeItems, sectionItems } from '../model/ambient.ts';
import type { Point } from '../model/point.ts';
import { targetClassOn } from '../model/section-target.ts';
import { inForce } from '../rulebook/edition.ts';
import { marksBetween, usedFlag } from './determine/marked.ts';
import type { House } from './house.ts';
import { Heeded, type HeededMark } from './marked-hours/heeded.ts';

export type WaterOptions = {
  /** Default `rounded`: the class of a mean is taken as the statistics rule says. */
  readonly digits?: Digits;
  /** The day whose editions judge; default the last day of the period. */
  readonly edition?: Day;
  readonly explain?: boolean;
};
export type SectionOfPeriod = {
  readonly point: Point; readonly waterbodyAssumed: boolean; readonly period: SectionPeriod; readonly means: ItemMeans;
  readonly steps: readonly Step[];
  /** What data marks took out of its hours or brought into them. */
  readonly heeded: readonly HeededMark[];
};
export type WaterPeriod = {
  readonly from: Day; readonly to: Day; readonly edition: Day; readonly digits: Digits;
  readonly sections: readonly SectionOfPeriod[]; readonly basin: BasinPeriod;
};

/**
 * The sections over a period of days, both included: means of their valid hours, class of the mean, main pollutants, own
 * targets, and the whole as a basin. Sections stand as the register has them on the last day; where it does not say river or
 * lake they are judged as rivers and say so.
 * Faults: standard.*, value.*, assess.bad-input (a point that is no section).
 */
export async function waterPeriod(house: House, points: readonly number[], from: Day, to: Day, options: WaterOptions = {}): Promise<Result<WaterPeriod>> {
  const [digits, edition] = [options.digits ?? 'rounded', options.edition ?? to];
  const sections: SectionOfPeriod[] = [];
  const heeded = new Heeded();
  const samples = await samplesOf(house, points, from, to, () => heeded);
  for (const number of points) {
    const point = house.directory.pointOn(number, to);
    if (point?.kind !== 'water-section') return fail('assess.bad-input', `point ${number}`);
    const one = assess(house, point, samples.get(number) ?? [], { digits, edition, explain: options.explain === true });
    if (!one.ok) return one;
    sections.push({ ...one.value, heeded: heeded.of([number]) });
  }
  const basin = assessBasin(sections, { waterbody: 'river', digits, day: edition }, house.rulebook);
  return basin.ok ? ok({ from, to, edition, digits, sections, basin: basin.value }) : basin;
}

export type WaterCompared = { readonly now: WaterPeriod; readonly before: WaterPeriod; readonly trend: WaterTrend | undefined };

/** The period beside the same days of the year before, both under the editions of the later one. */
export async function waterPeriodCompared(house: House, points: readonly number[], from: Day, to: Day, options: WaterOptions = {}): Promise<Result<WaterCompared>> {
  const now = await waterPeriod(house, points, from, to, options);
  if (!now.ok) return now;
  const before = await waterPeriod(house, points, yearBefore(from), yearBefore(to), { ...options, edition: now.value.edition });
  if (!before.ok) return before;
  return ok({ now: now.value, before: before.value, trend: basinTrend(before.value.basin, now.value.basin, house.rulebook, now.value.edition) });
}

/** The same date a year earlier; 29 February becomes the 28th. */
export function yearBefore(day: Day): Day {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(earlier) ? earlier : addDays(day, -366);
}

export type PeriodUnit = 'day' | 'month' | 'year';
const labelLength: Readonly<Record<PeriodUnit, number>> = { day: 10, month: 7, year: 4 };

/** One section by day, month or year: each period from its own hours. */
export async function waterSeries(house: House, number: number, from: Day, to: Day, unit: PeriodUnit, options: WaterOptions = {}): Promise<Result<readonly { readonly label: string; readonly section: SectionOfPeriod }[]>> {
  if (house.directory.points.get(number)?.kind !== 'water-section') return fail('assess.bad-input', `point ${number}`);
  const labelOf = (at: number): string => dayOf(instant(at)).slice(0, labelLength[unit]);
  const heeded = new Map<string, Heeded>();
  const heededAt = (at: number): Heeded => {
    const held = heeded.get(labelOf(at)) ?? new Heeded();
    heeded.set(labelOf(at), held);
    return held;
  };
  const samples = (await samplesOf(house, [number], from, to, heededAt)).get(number) ?? [];
  const series: { label: string; section: SectionOfPeriod }[] = [];
  const byLabel = Map.groupBy(samples, ({ at }) => labelOf(at));
  // What marks have taken out whole is told as undetermined, not left away.
  const taken = [...heeded].flatMap(([label, held]) => (held.of().length === 0 ? [] : [label]));
  for (const label of [...new Set([...byLabel.keys(), ...taken])].sort()) {
    const own = byLabel.get(label) ?? [];
    const on = lastDayIn(label, own.at(-1)?.at, to);
    const point = house.directory.pointOn(number, on);
    if (point === undefined) return fail('assess.bad-input', `point ${number}`);
    const one = assess(house, point, own, { digits: options.digits ?? 'rounded', edition: options.edition ?? on, explain: options.explain === true });
    if (!one.ok) return one;
    series.push({ label, section: { ...one.value, heeded: heeded.get(label)?.of() ?? [] } });
  }
  return ok(series);
}

/** The day of the last sample; without one the first day of the label. */
function lastDayIn(label: string, last: number | undefined, to: Day): Day {
  const first = `${label}-01-01`.slice(0, 10);
  return last !== undefined ? dayOf(instant(last)) : isDay(first) && first <= to ? first : to;
}

type Terms = { readonly digits: Digits; readonly edition: Day; readonly explain: boolean };

function assess(house: House, point: Point, samples: readonly WaterSample[], { digits, edition, explain }: Terms): Result<Omit<SectionOfPeriod, 'heeded'>> {
  const statistics = inForce(house.rulebook.families.get('surface-water-statistics') ?? [], edition);
  if (statistics === undefined) return fail('standard.not-in-force', `surface-water-statistics ${edition}`);
  const means = meansOverTime(samples, statistics, edition);
  if (!means.ok) return means;
  const named = targetClassOn(point, edition);
  const target = named === undefined ? undefined : targetNumber(named);
  if (target?.ok === false) return target;
  const steps: Step[] = [];
  const period = assessMeans(means.value, { waterbody: point.waterbody ?? 'river', digits, day: edition, ...(target === undefined ? {} : { target: target.value }) }, house.rulebook, explain ? steps : undefined);
  return period.ok ? ok({ point, waterbodyAssumed: point.waterbody === undefined, period: period.value, means: means.value, steps }) : period;
}

/** Valid hours of sections from `from` 00:00 to the end of `to`, ascending, by point; what is flagged or marked takes no part. */
async function samplesOf(
  house: House, points: readonly number[], from: Day, to: Day, heededAt: (at: number) => Heeded,
): Promise<ReadonlyMap<number, readonly WaterSample[]>> {
  if (points.length === 0) return new Map();
  const window = { from: startOfDay(from), to: startOfDay(addDays(to, 1)) };
  const marked = await marksBetween(house, points, window.from, window.to);
  const rows = await house.observations.determinations({ points, factors: [...periodItems.keys()], period: 'hour', window, limit: ((window.to - window.from) / hourMs) * periodItems.size * points.length });
  const hours = new Map<number, Map<number, Record<string, string>>>();
  for (const { point, at, factor, value, flag } of rows) {
    const item = periodItems.get(factor);
    if (item === undefined || value === undefined) continue;
    const mark = marked(point, factor, at, at + hourMs);
    const used = usedFlag(flag, mark) === 'N';
    if (mark !== undefined) heededAt(at).hour(mark, flag === 'N', used);
    if (!used) continue;
    const own = hours.get(point) ?? new Map<number, Record<string, string>>();
    hours.set(point, own);
    const held = own.get(at) ?? {};
    own.set(at, held);
    held[item] = value;
  }
  return new Map([...hours].map(([point, own]) => [point, [...own].map(([at, values]) => ({ at, values })).sort((a, b) => a.at - b.at)]));
}

/** What has a class, and what only the trophic index of a lake takes. */
const periodItems: ReadonlyMap<string, string> = new Map([...sectionItems, ...lakeItems]);
