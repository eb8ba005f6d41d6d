import type { Static } from 'typebox';
import { addDays, dayOf, hourMs, instant, startOfDay } from '../../../basis/time.ts';
import type { dataMarkRules } from '../../../contract/data-mark.ts';
import { beijingMoment, beijingText } from '../../app/civil-input.ts';

export type Rules = Static<typeof dataMarkRules.reply>;
export type Filled = { readonly point?: number; readonly since?: number; readonly until?: number; readonly factors?: string };
export type Given = {
  readonly point: number | undefined; readonly factors: readonly string[]; readonly type: string | undefined; readonly from: string; readonly to: string;
  readonly reason: string; readonly evidence?: Evidence | undefined;
};
type Evidence = { readonly hash: string; readonly name: string };
type Asked = {
  readonly point: number; readonly factors: string[]; readonly type: string; readonly from: number; readonly to: number;
  readonly reason: string; readonly evidence?: Evidence;
};

/** What a form begins with: what the address says, else the hour that ended last. */
export function begun({ point, since, until, factors }: Filled, outlets: readonly number[], now: number): Given {
  const hour = Math.floor(now / hourMs) * hourMs;
  const own = outlets.find((number) => number === point) ?? outlets[0];
  return {
    point: own, factors: factors === undefined ? [] : factors.split(','), type: undefined, reason: '',
    from: beijingText(since ?? hour - hourMs), to: beijingText(until ?? hour),
  };
}

/** The mark that a form asks for; undefined: something is missing. */
export function askedBy({ point, factors, type, from, to, reason, evidence }: Given): Asked | undefined {
  const [begin, end] = [beijingMoment(from), beijingMoment(to)];
  if (point === undefined || type === undefined || begin === undefined || end === undefined || reason.trim() === '') return undefined;
  return { point, factors: [...factors], type, from: begin, to: end, reason: reason.trim(),
    ...(evidence === undefined ? {} : { evidence }) };
}

/** Until when the first hour of a span may be marked, and whether that has passed. */
export function deadlineOf({ deadline }: Pick<Rules, 'deadline'>, from: string,
  now: number): { readonly at: number; readonly late: boolean } | undefined {
  const begin = beijingMoment(from);
  if (begin === undefined) return undefined;
  const at = startOfDay(addDays(dayOf(instant(begin)), 1)) + deadline.hour * hourMs;
  return { at, late: now >= at };
}
