import { compareFractions, fractionOf, minus, type Fraction } from '../basis/fraction.ts';
import { addDays, dayMs, hourMs, startOfDay, type Day } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { rulesOfPeriod } from '../judge/air-period/period-rules.ts';
import { meanOfSites } from '../judge/air-period/region-days.ts';
import { airPollutants, type AirPollutant, type StatisticRow } from '../judge/air-period/rules.ts';
import { exactSeries, type DaySeries } from '../judge/air-period/series.ts';
import { ambientFactor } from '../model/ambient.ts';
import { determinationId } from '../model/identifier.ts';
import { airDays } from './air-days.ts';
import { marksBetween, usedFlag } from './determine/marked.ts';
import type { HeededMark } from './marked-hours/heeded.ts';
import type { RegisterHouse } from './air-period.ts';
import { airStationsIn } from './air-stations.ts';
import { approvedDays, daysOfRegion, excludedOf } from './exceptional-days.ts';

/** What one station does to the figure of its region: its own, the region's without it, and how much it adds (below zero: takes away). */
export type Contribution = { readonly point: number; readonly own?: Fraction; readonly without?: Fraction; readonly adds?: Fraction };
export type CostlyHour = { readonly at: number; readonly value: string; readonly why: string };
export type Contributions = {
  /** The statistic that bulletins print of this pollutant. */
  readonly row: StatisticRow;
  readonly decimals: number;
  readonly region?: Fraction;
  /** Approved days that are out of it. */
  readonly daysOut: number;
  /** Who adds most first; stations without a valid day last. */
  readonly stations: readonly Contribution[];
  /** The highest valid hours of the first, on days that are not taken out. */
  readonly hours: readonly CostlyHour[];
  readonly heeded: readonly HeededMark[];
};

const hoursTold = 10;
const hoursOfYear = 366 * 24;

/**
 * 站点贡献: the region's figure of one pollutant with all its stations and with each of them left out, exact, approved days taken out.
 * A table-4 count of days is not asked for: it compares stations and judges nothing. Faults: standard.*.
 */
export async function airContributions(house: RegisterHouse, region: string, pollutant: AirPollutant, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Result<Contributions>> {
  const points = airStationsIn(house, region).map(({ number }) => number);
  const days = await airDays(house, points, from, to);
  const rules = rulesOfPeriod(house.rulebook, from, to);
  if (!days.ok) return days;
  if (!rules.ok) return rules;
  const { grid } = days.value;
  const place = airPollutants.indexOf(pollutant);
  const row = rules.value.means.get(pollutant) ?? rules.value.percentiles.get(pollutant);
  if (row === undefined) throw new RangeError(`no statistic of ${pollutant}`);
  const without = excludedOf(daysOfRegion(await approvedDays(house), region), days.value)?.takenOut.get(pollutant);
  const figure = (sites: readonly number[]): Fraction | undefined => figureOf(exactSeries(meanOfSites(grid, sites, place)), row, without);
  const all = points.map((_, at) => at);
  const whole = figure(all);
  const stations = points.map((point, at): Contribution => {
    const [own, rest] = [figure([at]), figure(all.filter((other) => other !== at))];
    return {
      point, ...(own === undefined ? {} : { own }), ...(rest === undefined ? {} : { without: rest }),
      ...(own === undefined || rest === undefined || whole === undefined ? {} : { adds: minus(whole, rest) }),
    };
  }).toSorted(mostFirst);
  const [first] = stations;
  const hours = first?.adds === undefined ? [] : await costlyHours(house, first.point, pollutant, { from, to, without });
  return ok({ row, decimals: Number(rules.value.decimalsOf(pollutant).value), daysOut: without?.reduce((sum, out) => sum + out, 0) ?? 0, ...(whole === undefined ? {} : { region: whole }), stations, hours, heeded: days.value.heeded.of() });
}

const figureOf = (series: DaySeries, { percent }: StatisticRow, without: Uint8Array | undefined): Fraction | undefined =>
  (percent === undefined ? series.mean(0, series.days, without) : series.percentile(0, series.days, fractionOf(percent), without));

function mostFirst(a: Contribution, b: Contribution): number {
  if (a.adds === undefined || b.adds === undefined) return Number(a.adds === undefined) - Number(b.adds === undefined) || a.point - b.point;
  return compareFractions(b.adds, a.adds) || a.point - b.point;
}

type Days = { readonly from: Day; readonly to: Day; readonly without: Uint8Array | undefined };

async function costlyHours(house: RegisterHouse, point: number, pollutant: AirPollutant, { from, to, without }: Days): Promise<readonly CostlyHour[]> {
  const factor = ambientFactor(pollutant);
  const window = { from: startOfDay(from), to: startOfDay(addDays(to, 1)) };
  const found = await house.observations.series({ point, factors: [factor], period: 'hour', fields: ['Avg'], window, limit: hoursOfYear });
  const stays = (at: number): boolean => without?.[Math.floor((at - window.from) / dayMs)] !== 1;
  const marked = await marksBetween(house, [point], window.from, window.to);
  const used = (flag: string, at: number): boolean => usedFlag(flag, marked(point, factor, at, at + hourMs)) === 'N';
  return found.filter(({ flag, at }) => used(flag, at) && stays(at)).toSorted((a, b) => Number(b.value) - Number(a.value) || a.at - b.at).slice(0, hoursTold)
    .map(({ at, value }) => ({ at, value, why: determinationId({ point, factor, period: 'hour', at }) }));
}
