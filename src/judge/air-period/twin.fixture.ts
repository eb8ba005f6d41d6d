import fc from 'fast-check';
import type { DayHours } from './day.ts';
import { emptyGrid, hourPacking, type DayGrid, type DayRollUp } from './day-grid.ts';
import { airPollutants, byEightHours } from './rules.ts';

/** Hours with gaps, ties, exact halves and values at limits: what rounding and validity can go wrong on. */
const micro = fc.oneof(
  { weight: 3, arbitrary: fc.nat(4000).map((tenth) => BigInt(tenth) * 100_000n) },
  { weight: 2, arbitrary: fc.constantFrom(0n, 500_000n, 1_500_000n, 35_000_000n, 75_000_000n, 150_000_000n, 160_000_000n, 160_000_001n, 800_000_000n, 999_999_999_999n) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 999_999_999_999n }) },
);
export const dayHours = fc.integer({ min: 0, max: 100 }).chain((gaps) => fc.array(fc.tuple(micro, fc.nat(100)), { minLength: 24, maxLength: 24 })
  .map((hours): DayHours => hours.map(([value, roll]) => (roll < gaps / 3 ? undefined : value))));

/** hours[pollutant][day]. */
export type PlaceHours = readonly (readonly DayHours[])[];
export const placeHours = (days: number): fc.Arbitrary<PlaceHours> => fc.array(fc.array(dayHours, { minLength: days, maxLength: days }), { minLength: airPollutants.length, maxLength: airPollutants.length });

/** What a store would say of these hours: sums and counts made one by one. */
export function rollUpOf(points: readonly PlaceHours[], first: number): DayRollUp {
  const rows = points.flatMap((place, point) => place.flatMap((list, factor) => list.map((hours, day) => ({ point: point + 1, factor, day: first + day, hours }))));
  const packed = rows.map(({ factor, hours }) => (byEightHours(airPollutants[factor] ?? '') ? hours.flatMap((value, hour) => (value === undefined ? [] : [Number(value) * hourPacking + hour])).reverse() : []));
  let end = 0;
  return {
    count: rows.length, point: Uint32Array.from(rows, (row) => row.point), factor: Uint8Array.from(rows, (row) => row.factor), day: Uint16Array.from(rows, (row) => row.day),
    sum: Float64Array.from(rows, (row) => Number(row.hours.reduce((sum: bigint, hour) => sum + (hour ?? 0n), 0n))),
    valid: Uint8Array.from(rows, (row) => row.hours.filter((hour) => hour !== undefined).length), present: Uint8Array.from(rows, () => 24),
    hoursEnd: Uint32Array.from(packed, (hours) => (end += hours.length)), hours: Float64Array.from(packed.flat()),
  };
}

export const gridFor = (points: readonly PlaceHours[], first: number): DayGrid => emptyGrid(points.map((_, at) => at + 1), first, points[0]?.[0]?.length ?? 0);
