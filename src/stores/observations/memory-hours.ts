import { exact, toMicro } from '../../basis/decimal.ts';
import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import type { HourColumns, HourColumnsQuery } from '../../flow/ports/observations.ts';
import { fields, type Reading } from '../../model/reading.ts';

/** The model of the columns that the engines are held against. */
export function columnsOfHours(readings: readonly Reading[], { points, factors, fields: names, window, days }: HourColumnsQuery): HourColumns {
  const among = days === undefined ? undefined : new Set(days.map(({ point, day }) => `${point} ${day}`));
  const rows = readings.filter((row) => row.period === 'hour' && points.includes(row.point) && factors.includes(row.factor)
    && names.includes(row.field) && row.at >= window.from && row.at < window.to && row.at % hourMs === 0
    && (among?.has(`${row.point} ${Math.floor((row.at + civilOffsetMs) / dayMs)}`) ?? true));
  return {
    count: rows.length, point: Uint32Array.from(rows, ({ point }) => point), factor: Uint8Array.from(rows, ({ factor }) => factors.indexOf(factor)),
    field: Uint8Array.from(rows, ({ field }) => fields[field]), at: Float64Array.from(rows, ({ at }) => at),
    value: BigInt64Array.from(rows, ({ value }) => toMicro(exact(value)) ?? 0n), flag: Uint8Array.from(rows, ({ flag }) => flag.charCodeAt(0)),
  };
}
