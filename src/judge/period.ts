import { addDays, day as asDay, isDay } from '../basis/time.ts';

/** Civil days of an evaluation, both included. */
export type Period = { readonly first: string; readonly last: string };

const shapes = /^(?:(?:year|month|quarter|days)\s+)?(?:(?<year>\d{4})|(?<month>\d{4}-\d{2})|(?<ofQuarter>\d{4})-Q(?<quarter>[1-4])|(?<first>\d{4}-\d{2}-\d{2})\.\.(?<last>\d{4}-\d{2}-\d{2}))$/;

/** `year 2024`, `month 2024-05`, `quarter 2024-Q2`, `days 2024-05-01..2024-05-20`, the leading word optional; undefined when it is none of them. */
export function periodOf(text: string): Period | undefined {
  const said = shapes.exec(text.trim())?.groups;
  if (said === undefined) return undefined;
  const { year, month, ofQuarter, quarter, first, last } = said;
  if (year !== undefined) return checked(`${year}-01-01`, `${year}-12-31`);
  if (month !== undefined) return months(month.slice(0, 4), Number(month.slice(5)), 1);
  if (ofQuarter !== undefined) return months(ofQuarter, Number(quarter) * 3 - 2, 3);
  return checked(first ?? '', last ?? '');
}

function months(year: string, from: number, count: number): Period | undefined {
  const first = `${year}-${String(from).padStart(2, '0')}-01`;
  const next = from + count;
  const after = next > 12 ? `${String(Number(year) + 1).padStart(4, '0')}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`;
  return isDay(first) && isDay(after) ? { first, last: addDays(asDay(after), -1) } : undefined;
}

const checked = (first: string, last: string): Period | undefined => (isDay(first) && isDay(last) && first <= last ? { first, last } : undefined);
