import { fraction, meanOf, type Fraction } from '../../basis/fraction.ts';
import { ok, type Result } from '../../basis/result.ts';
import { airDayIndex, dayReasons, emptyIndexes } from './day-index.ts';
import { airPollutants, type AirRules } from './rules.ts';
import type { DayGrid } from './day-grid.ts';
import type { Step } from '../verdict.ts';
import { exactSeries, hoursIn, hoursInCommon } from './series.ts';
import type { AirPlace } from './period.ts';

/**
 * A city (or county, province) as one place: each day's concentrations are the mean over the sites that have a valid day, exact;
 * index, percentile and period mean come after (HJ 663, city value). `sites`: places of the grid; `steps` receives those of the last day.
 */
export function regionPlace(grid: DayGrid, sites: readonly number[], rulesOf: (day: number) => AirRules, steps?: Step[]): Result<AirPlace> {
  const values = airPollutants.map((_, pollutant) => meanOfSites(grid, sites, pollutant));
  const hourMax = meanOfHourMax(grid, sites);
  const indexes = emptyIndexes(grid.days);
  for (let day = 0; day < grid.days; day += 1) {
    const given = new Map(airPollutants.flatMap((pollutant, at) => {
      const value = values[at]?.[day];
      return value === undefined ? [] : [[pollutant, value] as const];
    }));
    const judged = airDayIndex(given, hourMax[day], rulesOf(grid.first + day), day === grid.days - 1 ? steps : undefined);
    if (!judged.ok) return judged;
    const { aqi, level, primary, reason } = judged.value;
    indexes.aqi[day] = aqi ?? 0;
    indexes.level[day] = level ?? 0;
    indexes.reason[day] = dayReasons.indexOf(reason);
    for (const name of primary) indexes.primary[day] = (indexes.primary[day] ?? 0) | (1 << airPollutants.findIndex((pollutant) => pollutant === name));
  }
  return ok({ series: values.map(exactSeries), indexes, offset: 0 });
}

/** Sums by number of hours stay whole numbers in doubles; what could pass 2^53 moves over to whole numbers without end. */
export function meanOfSites(grid: DayGrid, sites: readonly number[], pollutant: number): readonly (Fraction | undefined)[] {
  const hoursMost = 24;
  const sums = new Float64Array(hoursMost + 1);
  const carried: bigint[] = Array.from({ length: hoursMost + 1 }, () => 0n);
  const room = 2 ** 52;
  return Array.from({ length: grid.days }, (_, day) => {
    let count = 0;
    for (const site of sites) {
      const cell = (site * airPollutants.length + pollutant) * grid.days + day;
      const bottom = grid.bottom[cell] ?? 0;
      if (bottom === 0) continue;
      const sum = (sums[bottom] ?? 0) + (grid.top[cell] ?? 0);
      if (sum > room) carried[bottom] = (carried[bottom] ?? 0n) + BigInt(sum);
      sums[bottom] = sum > room ? 0 : sum;
      count += 1;
    }
    if (count === 0) return undefined;
    let top = 0n;
    for (let hours = 1; hours <= hoursMost; hours += 1) {
      if (sums[hours] === 0 && carried[hours] === 0n) continue;
      top += (BigInt(sums[hours] ?? 0) + (carried[hours] ?? 0n)) * hoursIn(hours);
      sums[hours] = 0;
      carried[hours] = 0n;
    }
    return fraction(top, hoursInCommon * BigInt(count) * 1_000_000n);
  });
}

function meanOfHourMax(grid: DayGrid, sites: readonly number[]): readonly (Fraction | undefined)[] {
  return Array.from({ length: grid.days }, (_, day) => {
    const found = sites.map((site) => grid.hourMax[site * grid.days + day] ?? -1).filter((most) => most >= 0);
    return found.length === 0 ? undefined : meanOf(found.map((most) => fraction(BigInt(most), 1_000_000n)));
  });
}
