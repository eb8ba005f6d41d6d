import { dayOf, instant } from '../../../basis/time.ts';

/** What is chosen on the page; it stands in the address. */
export type EffectSearch = { readonly tab?: string; readonly period?: string; readonly region?: string; readonly factor?: string; readonly contractor?: string; readonly after?: string; readonly point?: number };
/** Undefined takes a choice back. */
export type Go = (change: { readonly [name in keyof EffectSearch]?: EffectSearch[name] | undefined }) => void;
export type PartProps = { readonly search: EffectSearch; readonly go: Go; readonly now: number };

const pattern = /^\d{4}-((0[1-9]|1[0-2])|Q[1-4])$/u;

/** The asked month or quarter, else the month that runs. */
export function periodOf({ period }: EffectSearch, now: number): string {
  return period !== undefined && pattern.test(period) ? period : dayOf(instant(Math.floor(now))).slice(0, 7);
}
export const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
/** The last month of a quarter that has begun. */
export function monthOf(quarter: string, now: number): string {
  const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`;
  const running = dayOf(instant(Math.floor(now))).slice(0, 7);
  return last < running ? last : running;
}
/** Quarters of this and the last two years that have begun, the newest first. */
export function quarters(now: number): readonly string[] {
  const running = quarterOf(dayOf(instant(Math.floor(now))).slice(0, 7));
  const year = Number(running.slice(0, 4));
  return [year, year - 1, year - 2].flatMap((of) => [4, 3, 2, 1].map((n) => `${of}-Q${n}`)).filter((quarter) => quarter <= running);
}
