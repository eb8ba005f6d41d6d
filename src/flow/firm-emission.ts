import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, hourMs, instant, isDay, startOfDay, startOfHour, type Day } from '../basis/time.ts';
import { substitutionLookBack } from '../judge/data-capture.ts';
import type { EmissionHours } from '../judge/year-emission/hour-mass.ts';
import { isMassFactor } from '../judge/year-emission/mass.ts';
import { permitOutlook, type PermitOutlook } from '../judge/year-emission/permit-outlook.ts';
import { yearEmission, type YearEmission } from '../judge/year-emission/year-emission.ts';
import type { PermittedAmount } from '../model/permitted-amount.ts';
import type { Point } from '../model/point.ts';
import { inForce } from '../rulebook/edition.ts';
import type { EmissionData } from '../rulebook/emission-data.ts';
import type { Dated } from './dated-register.ts';
import { emissionHours, mediumOf, type YearSpan } from './emission-hours.ts';
import type { House } from './house.ts';

/** One outlet, or the firm together, towards its permitted amount. `years`: one of each outlet that is added. */
export type Emission = { readonly permitted?: Dated<PermittedAmount>; readonly years: readonly YearEmission[]; readonly outlook: PermitOutlook };
export type FactorEmission = {
  readonly factor: string; readonly total: Emission; readonly outlets: readonly (Emission & { readonly point: Point })[];
};
export type FirmEmission = {
  readonly year: string; readonly span: YearSpan; readonly yearHours: number; readonly data: EmissionData; readonly factors: readonly FactorEmission[];
};

/**
 * 年排放量 of a firm's outlets against what its permit allows: the year asked for, as far as its whole hours have come. Permitted
 * amounts are those of the last day that counts. Faults: emission.bad-year, standard.*.
 */
export async function firmEmission(house: House, unit: string, points: readonly Point[], year: string): Promise<Result<FirmEmission>> {
  const spanned = spanOf(house, year);
  if (!spanned.ok) return spanned;
  const { span, yearHours, data, lastDay } = spanned.value;
  const permitted = house.directory.permittedAmounts.on(unit, lastDay);
  const factors = factorsOf(house, points, permitted, lastDay);
  const held = await emissionHours(house, points, factors, span, data);
  const found: FactorEmission[] = [];
  for (const factor of factors) {
    const outlets: (Emission & { readonly point: Point })[] = [];
    for (const point of points) {
      const hours = held(point, factor);
      const amount = permitted.find(({ body }) => body.point === point.number && body.factor === factor);
      if (hours === undefined && amount === undefined) continue;
      const of = yearEmission(hours ?? silent(point, span), data);
      if (!of.ok) return of;
      outlets.push({ point, ...emissionOf([of.value], amount, yearHours) });
    }
    const amount = permitted.find(({ body }) => body.point === undefined && body.factor === factor);
    if (outlets.length > 0 || amount !== undefined) found.push({ factor, total: emissionOf(outlets.flatMap(({ years }) => years), amount, yearHours), outlets });
  }
  return ok({ year, span, yearHours, data, factors: found });
}

/** An outlet whose permit names the factor and that never sent it. */
const silent = (point: Point, { from, to }: YearSpan): EmissionHours =>
  ({ medium: mediumOf(point), at: from, from: 0, first: undefined, over: new Set(), hours: Array.from({ length: (to - from) / hourMs }, () => undefined) });

const emissionOf = (years: readonly YearEmission[], permitted: Dated<PermittedAmount> | undefined, yearHours: number): Emission => ({
  years, outlook: permitOutlook(years, { yearHours, permitted: permitted?.body.amount }), ...(permitted === undefined ? {} : { permitted }),
});

type Spanned = { readonly span: YearSpan; readonly yearHours: number; readonly data: EmissionData; readonly lastDay: Day };

/** The whole hours of the year that are over, and so many before it as a substitution may reach back. */
function spanOf(house: House, year: string): Result<Spanned> {
  const [first, next] = [`${year}-01-01`, `${Number(year) + 1}-01-01`];
  if (!isDay(first) || !isDay(next)) return fail('emission.bad-year', year);
  const [from, end] = [startOfDay(first), startOfDay(next)];
  const to = Math.min(end, startOfHour(instant(house.clocks.world())));
  if (to <= from) return fail('emission.bad-year', year);
  const lastDay = dayOf(instant(to - 1));
  const data = inForce(house.rulebook.emissionData, lastDay);
  if (data === undefined) return fail('standard.not-in-force', `emission-data ${lastDay}`);
  const back = substitutionLookBack(data.edition, lastDay);
  if (!back.ok) return back;
  return ok({ span: { since: from - back.value * hourMs, from, to }, yearHours: (end - from) / hourMs, data, lastDay });
}

/** What has a limit or a permitted amount and can be weighed, in the order of codes. */
function factorsOf(house: House, points: readonly Point[], permitted: readonly Dated<PermittedAmount>[], day: Day): readonly string[] {
  const limited = points.flatMap(({ number }) => house.directory.limitsOn(number, day, house.clocks.machine()).map(({ factor }) => factor));
  const all = new Set([...limited, ...permitted.map(({ body }) => body.factor)]);
  return [...all].filter((code) => {
    const factor = house.factors.get(code);
    return factor !== undefined && isMassFactor(factor);
  }).toSorted();
}
