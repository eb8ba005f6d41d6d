import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { holdsOn, inForce, ruleOn, type Edition } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { waterClasses } from '../rulebook/surface-water.ts';
import { basinStatusOf } from './basin-status.ts';
import { meansOverPoints, type ItemMeans } from './item-means.ts';
import { basinPollutants } from './section-pollutants.ts';
import { assessMeans, type PeriodTerms, type SectionPeriod } from './section-period.ts';
import { waterTrend, type WaterTrend } from './water-trend.ts';

type Words = { readonly zh: string; readonly en: string };
export type BasinPeriod = {
  /** Sections with a class, and without one. */
  readonly sections: number;
  readonly undetermined: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Share of I–III and of worse than V, %, in full. Absent when no section has a class. */
  readonly good?: Exact;
  readonly bad?: Exact;
  /** `shares` from five sections on; `mean` of each item over the sections below that. */
  readonly way: 'shares' | 'mean';
  readonly status?: Words;
  readonly meetingTarget?: number;
  readonly main: readonly { readonly item: string; readonly sections: number }[];
};

/** A river or basin over a period. Sections without a class are counted apart and have no share. Faults: standard.*. */
export function assessBasin(sections: readonly { readonly means: ItemMeans; readonly period: SectionPeriod }[], terms: PeriodTerms, rulebook: Rulebook): Result<BasinPeriod> {
  const evaluation = inForce(rulebook.families.get('surface-water-evaluation') ?? [], terms.day);
  if (evaluation === undefined) return fail('standard.not-in-force', `surface-water-evaluation ${terms.day}`);
  const least = ruleOn(evaluation, 'basin-least-sections', terms.day);
  if (!least.ok) return least;
  const classed = sections.filter(({ period }) => period.class !== undefined);
  const main = basinPollutants(classed.map(({ period }) => period.overThree), evaluation, terms.day);
  if (!main.ok) return main;
  const counts: Record<string, number> = Object.fromEntries(waterClasses.map((name) => [name, 0]));
  for (const { period } of classed) counts[period.waterClass ?? ''] = (counts[period.waterClass ?? ''] ?? 0) + 1;
  const targeted = classed.filter(({ period }) => period.meetsTarget !== undefined);
  const base = {
    sections: classed.length, undetermined: sections.length - classed.length, counts, main: main.value,
    ...(targeted.length === 0 ? {} : { meetingTarget: targeted.filter(({ period }) => period.meetsTarget === true).length }),
  };
  if (classed.length === 0) return ok({ ...base, way: 'mean' });
  const share = (names: readonly string[]): Exact => exact(names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)).times(100).dividedBy(classed.length);
  const shares = { good: share(['I', 'II', 'III']), bad: share(['>V']) };
  if (classed.length >= Number(least.value.value)) {
    const status = basinStatusOf(evaluation, terms.day, shares.good, shares.bad)?.name;
    return ok({ ...base, ...shares, way: 'shares', ...(status === undefined ? {} : { status }) });
  }
  const over = assessMeans(meansOverPoints(classed.map(({ means }) => means)), terms, rulebook);
  if (!over.ok) return over;
  const status = statusOfClass(evaluation, terms.day, over.value.waterClass);
  return ok({ ...base, ...shares, way: 'mean', ...(status === undefined ? {} : { status }) });
}

/** Status of one section by its class: I–II excellent … worse than V heavily polluted. */
export function statusOfClass(evaluation: Edition, day: string, waterClass: string | undefined): Words | undefined {
  for (const row of evaluation.rows) if (row.kind === 'class-status' && waterClass !== undefined && row.classes.includes(waterClass) && holdsOn(row, day)) return row.name;
  return undefined;
}

/** ΔG − ΔD between two periods of one basin, both judged under one edition. Undefined: a period has no shares. */
export function basinTrend(before: BasinPeriod, after: BasinPeriod, rulebook: Rulebook, day: string): WaterTrend | undefined {
  const evaluation = inForce(rulebook.families.get('surface-water-evaluation') ?? [], day);
  if (evaluation === undefined || before.good === undefined || before.bad === undefined || after.good === undefined || after.bad === undefined) return undefined;
  return waterTrend(evaluation, day, 'trend', after.good.minus(before.good).minus(after.bad.minus(before.bad)));
}
