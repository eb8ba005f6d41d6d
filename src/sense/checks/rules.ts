import { fromMicro } from '../../basis/decimal.ts';
import { hourMs } from '../../basis/time.ts';
import type { CheckRule } from '../../model/check-row.ts';
import type { Check } from './check-book.ts';
import { robustDistance } from './robust-distance.ts';
import type { HourValue, Said, Series } from './series.ts';

type Rule = (series: Series, at: number, check: Check, flags: ReadonlySet<string>) => Said | undefined;

const one = 1_000_000n;
export const plain = (micro: bigint): string => fromMicro(micro).toString();
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Only what the logger calls valid is looked at; what it flags has its own rule. */
const validAt = ({ hours }: Series, at: number): HourValue | undefined => {
  const held = hours.get(at);
  return held?.flag === 'N' ? held : undefined;
};

const valueRule = (say: (value: bigint, series: Series, at: number, check: Check) => Said | undefined): Rule => (series, at, check) => {
  const held = validAt(series, at);
  return held === undefined ? undefined : say(held.micro, series, at, check);
};
const said = (at: number, values: Said['values'], rests: readonly number[] = [at]): Said => ({ values, rests });

/** Each looks at one hour and at so many around it as its figures say, never further: that makes any split of a series equal. */
export const rules: Readonly<Record<CheckRule, Rule>> = {
  flag: ({ hours }, at, { row: { flag } }, flags) => {
    const held = hours.get(at);
    if (held === undefined || held.flag === 'N' || (flag === undefined ? flags.has(held.flag) : held.flag !== flag)) return undefined;
    return { ...said(at, { flag: held.flag, value: plain(held.micro) }), same: held.flag };
  },
  negative: valueRule((value, _series, at) => (value < 0n ? said(at, { value: plain(value) }) : undefined)),
  detection: valueRule((value, _series, at, { figures: { min } }) =>
    (min !== undefined && value >= 0n && value < min ? said(at, { value: plain(value), least: plain(min) }) : undefined)),
  range: valueRule((value, _series, at, { figures: { min, max } }) => {
    if (min !== undefined && value < min) return said(at, { value: plain(value), bound: plain(min), side: 'below' });
    return max !== undefined && value > max ? said(at, { value: plain(value), bound: plain(max), side: 'above' }) : undefined;
  }),
  step: valueRule((value, series, at, { figures }) => {
    const before = validAt(series, at - hourMs)?.micro;
    if (before === undefined || !apart(value, before, figures)) return undefined;
    return said(at, { value: plain(value), before: plain(before) }, [at - hourMs, at]);
  }),
  spike: valueRule((value, series, at, { figures }) => {
    const [before, after] = [validAt(series, at - hourMs)?.micro, validAt(series, at + hourMs)?.micro];
    if (before === undefined || after === undefined || value > before !== value > after) return undefined;
    if (!apart(value, before, figures) || !apart(value, after, figures)) return undefined;
    return said(at, { value: plain(value), before: plain(before), after: plain(after) }, [at - hourMs, at, at + hourMs]);
  }),
  flat: valueRule((value, series, at, { figures }) => (value === 0n ? undefined : repeated(value, series, at, figures.hours))),
  zero: valueRule((value, series, at, { figures }) => (value === 0n ? repeated(value, series, at, figures.hours) : undefined)),
  neighbour: valueRule((value, { near }, at, { figures: { stations, times, by } }) => {
    const around = near.flatMap((hours) => {
      const held = hours.get(at);
      return held?.flag === 'N' ? [held.micro] : [];
    });
    if (around.length < stations || times === undefined || by === undefined) return undefined;
    const { median2, distance2, spread4 } = robustDistance(value, around);
    if (distance2 <= by * 2n || distance2 * 2n * one <= times * spread4) return undefined;
    return said(at, { value: plain(value), median: fromMicro(median2).dividedBy(2).toString(), stations: String(around.length) });
  }),
  extremes: (series, at) => {
    const held = validAt(series, at);
    if (held?.min === undefined || held.max === undefined || (held.micro >= held.min && held.micro <= held.max)) return undefined;
    return said(at, { value: plain(held.micro), least: plain(held.min), most: plain(held.max) });
  },
  maintenance: (series, at, { figures: { hours } }) => {
    const held = validAt(series, at);
    if (held === undefined) return undefined;
    const work = workBefore(series, at, hours);
    if (work !== undefined) return said(at, { value: plain(held.micro), after: work.flag }, [work.hour, at]);
    return series.periods.some(({ from, to }) => from < at + hourMs && at < to) ? said(at, { value: plain(held.micro) }) : undefined;
  },
};

/** Apart by `by` at least, and the larger `ratio` times the smaller, where asked. */
function apart(a: bigint, b: bigint, { by, ratio }: Check['figures']): boolean {
  const [less, more] = a < b ? [a, b] : [b, a];
  return (by === undefined || size(a - b) >= by) && (ratio === undefined || more * one >= ratio * (less > 0n ? less : 0n));
}

/** A value is part of a run when so many hours in a row around it say the same; a missing or flagged hour ends the run. */
function repeated(value: bigint, series: Series, at: number, least: number): Said | undefined {
  const same = (hour: number): boolean => validAt(series, hour)?.micro === value;
  const far = (least - 1) * hourMs;
  let [from, to] = [at, at];
  while (at - from < far && same(from - hourMs)) from -= hourMs;
  while (to - at < far && same(to + hourMs)) to += hourMs;
  if (to - from < far) return undefined;
  const rests = Array.from({ length: least }, (_, place) => from + place * hourMs);
  return { ...said(at, { value: plain(value), least: String(least) }, rests), same: plain(value) };
}

/** The nearest of so many hours before in which the analyser was worked on. */
function workBefore({ hours }: Series, at: number, count: number): { readonly hour: number; readonly flag: string } | undefined {
  for (let hour = at - hourMs; hour >= at - count * hourMs; hour -= hourMs) {
    const flag = hours.get(hour)?.flag;
    if (flag === 'C' || flag === 'M') return { hour, flag };
  }
  return undefined;
}
