import { dayMs, hourMs } from '../src/basis/time.ts';
import { fields, periods } from '../src/model/reading.ts';
import type { SqlEngine } from '../src/stores/observations/engine.ts';

/** Civil year 2025 of Beijing: one edition all the way. */
export const yearStart = Date.UTC(2024, 11, 31, 16);
export const factorCodes = ['a34004', 'a34002', 'a21026', 'a21004', 'a21005', 'a05024'];

/**
 * Hour means of a province, made in the engine from a seed: every point has its level, every hour its own tenth; 1 % is missing and
 * 0.5 % is flagged. Month by month, as they would have come. CO is in mg/m³ with two decimals.
 */
export async function makeHours(engine: SqlEngine, { stations, days, seed }: { readonly stations: number; readonly days: number; readonly seed: number }): Promise<void> {
  const factors = factorCodes.length;
  for (let from = 0; from < days; from += 31) {
    const hours = Math.min(31, days - from) * 24;
    await engine.command(`INSERT INTO ${engine.database}.readings SELECT point, factor, ${periods.hour}, ${fields.Avg},
      fromUnixTimestamp64Milli(toInt64(${yearStart + from * dayMs}) + hour * ${hourMs}, 'UTC'),
      reinterpret(toInt64(if(factor = 5, 10000 * (20 + roll % 160), 100000 * (50 + level + roll % 900 + 20 * abs(hour % 24 - 12)))), 'Decimal(18, 6)'),
      if(chance % 200 = 0, 68, 78), toUInt64(1 + hour)
      FROM (SELECT toUInt32(1 + intDiv(number, ${factors * hours})) AS point, toUInt16(1 + intDiv(number, ${hours}) % ${factors}) AS factor, toInt64(number % ${hours}) AS hour,
        cityHash64(${seed}, point, factor, hour + ${from * 24}) AS roll, intDiv(roll, 1000003) AS chance, cityHash64(${seed}, point, factor) % 300 AS level
        FROM numbers(${stations * factors * hours}))
      WHERE chance % 100 != 1 SETTINGS max_insert_block_size = 1048576`);
  }
  await engine.command(`OPTIMIZE TABLE ${engine.database}.readings FINAL`);
}
