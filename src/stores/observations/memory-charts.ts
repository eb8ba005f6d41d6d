import { fractionOf, fractionText, sumOf } from '../../basis/fraction.ts';
import { exact } from '../../basis/decimal.ts';
import type { ChartBucket, ChartQuery } from '../../flow/ports/observations.ts';
import type { Reading } from '../../model/reading.ts';
import { pieceMs } from './chart.ts';

/** The chart of the model: readings one by one. */
export function chartOf(readings: readonly Reading[], query: ChartQuery): readonly ChartBucket[] {
  const { point, factor, period, field, window } = query;
  const own = readings.filter((each) => each.point === point && each.factor === factor && each.period === period && each.field === field && each.at >= window.from && each.at < window.to);
  const width = pieceMs(query);
  const pieces = Map.groupBy(own, ({ at }) => Math.floor((at - window.from) / width));
  return [...pieces].sort(([a], [b]) => a - b).map(([piece, rows]) => ({ from: window.from + piece * width, present: rows.length, ...validOf(rows.filter(({ flag }) => flag === 'N')) }));
}

function validOf(rows: readonly Reading[]): Omit<ChartBucket, 'from' | 'present'> {
  if (rows.length === 0) return { valid: 0 };
  const values = rows.map(({ value }) => exact(value)).sort((a, b) => a.comparedTo(b));
  const sum = exact(fractionText(sumOf(rows.map(({ value }) => fractionOf(value))), 6));
  return { valid: rows.length, min: values[0]?.toFixed() ?? '', max: values.at(-1)?.toFixed() ?? '', sum: sum.toFixed() };
}

/** The newest of each series, in the order of point, factor number and field. */
export function latestOf(readings: readonly Reading[], order: (a: Reading, b: Reading) => number): readonly Reading[] {
  const newest = new Map<string, Reading>();
  for (const each of readings) {
    const key = `${each.point}|${each.factor}|${each.field}`;
    const before = newest.get(key);
    if (before === undefined || each.at > before.at) newest.set(key, each);
  }
  return [...newest.values()].sort(order);
}
