import { exact, toMicro } from '../../basis/decimal.ts';
import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import type { DayRollUpQuery } from '../../flow/ports/observations.ts';
import { hourPacking, impossibleFrom, type DayRollUp } from '../../judge/air-period/day-grid.ts';
import type { Reading } from '../../model/reading.ts';

/** The model of the roll-up that the engines are held against: one reading after the other, in whole numbers. */
export function rollUpDays(readings: readonly Reading[], { points, factors, withHours, window }: DayRollUpQuery): DayRollUp {
  const asked = readings.filter((row) => row.period === 'hour' && row.field === 'Avg' && points.includes(row.point) && factors.includes(row.factor) && row.at >= window.from && row.at < window.to);
  const groups = [...Map.groupBy(asked, (row) => `${row.point} ${row.factor} ${Math.floor((row.at + civilOffsetMs) / dayMs)}`).values()];
  const rows = groups.map((group) => {
    const valid = group.filter(isValid).map((row) => ({ micro: microOf(row), hour: Math.floor((row.at + civilOffsetMs) / hourMs) % 24 }));
    const { point, factor, at } = group[0] ?? { point: 0, factor: '', at: 0 };
    return {
      point, factor: factors.indexOf(factor), day: Math.floor((at + civilOffsetMs) / dayMs), present: group.length, valid: valid.length,
      sum: Number(valid.reduce((sum, { micro }) => sum + micro, 0n)),
      hours: withHours.includes(factor) ? valid.map(({ micro, hour }) => Number(micro) * hourPacking + hour) : [],
    };
  });
  let end = 0;
  return {
    count: rows.length, point: Uint32Array.from(rows, (row) => row.point), factor: Uint8Array.from(rows, (row) => row.factor), day: Uint16Array.from(rows, (row) => row.day),
    sum: Float64Array.from(rows, (row) => row.sum), valid: Uint8Array.from(rows, (row) => row.valid), present: Uint8Array.from(rows, (row) => row.present),
    hoursEnd: Uint32Array.from(rows, (row) => (end += row.hours.length)), hours: Float64Array.from(rows.flatMap((row) => row.hours)),
  };
}

const microOf = (row: Reading): bigint => toMicro(exact(row.value)) ?? -1n;
const isValid = (row: Reading): boolean => row.flag === 'N' && row.at % hourMs === 0 && microOf(row) >= 0n && microOf(row) < BigInt(impossibleFrom) * 1_000_000n;
