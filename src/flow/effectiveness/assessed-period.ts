import { startOfDay, type Day } from '../../basis/time.ts';
import { waitedWindow } from '../due-hours.ts';
import type { Window } from '../ports/observations.ts';

/** `2026-03` or `2026-Q1`. */
export const assessedPeriod = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/u;

/** Whole hours of a civil month or quarter that are over and were waited for. Throws on another text: contracts hold the pattern. */
export function periodWindow(period: string, now: number): Window {
  const [, year = '', month, quarter] = assessedPeriod.exec(period) ?? [];
  if (year === '') throw new TypeError(`a month or a quarter, got "${period}"`);
  const first = month === undefined ? Number(quarter) * 3 - 2 : Number(month);
  const from = startOfMonth(Number(year), first);
  const to = startOfMonth(Number(year), first + (month === undefined ? 3 : 1));
  return waitedWindow({ from, to }, now);
}

const startOfMonth = (year: number, month: number): number =>
  startOfDay(`${month > 12 ? year + 1 : year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-01` as Day);
