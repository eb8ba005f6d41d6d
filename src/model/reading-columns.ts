import type { ReadingColumns } from './reading.ts';

/** Room for `size` rows, none of them taken yet. */
export const emptyColumns = (size: number): ReadingColumns => ({
  count: 0, point: new Uint32Array(size), factor: new Uint16Array(size), period: new Uint8Array(size), field: new Uint8Array(size),
  at: new BigInt64Array(size), value: new BigInt64Array(size), flag: new Uint8Array(size), frame: new BigInt64Array(size),
});

/** The same rows with twice the room. */
export function grownColumns(old: ReadingColumns): ReadingColumns {
  const next = { ...emptyColumns(old.point.length * 2), count: old.count };
  next.point.set(old.point);
  next.factor.set(old.factor);
  next.period.set(old.period);
  next.field.set(old.field);
  next.at.set(old.at);
  next.value.set(old.value);
  next.flag.set(old.flag);
  next.frame.set(old.frame);
  return next;
}

export function copyRow(from: ReadingColumns, row: number, to: ReadingColumns, place: number): void {
  to.point[place] = from.point[row] ?? 0;
  to.factor[place] = from.factor[row] ?? 0;
  to.period[place] = from.period[row] ?? 0;
  to.field[place] = from.field[row] ?? 0;
  to.at[place] = from.at[row] ?? 0n;
  to.value[place] = from.value[row] ?? 0n;
  to.flag[place] = from.flag[row] ?? 0;
  to.frame[place] = from.frame[row] ?? 0n;
}
