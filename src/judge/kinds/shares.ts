import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { decimalOf } from '../verdict.ts';
import { badInput, countOf, isObject, type JsonObject } from './request.ts';

/** Shares of classes, %, by class; a group that spans classes is kept as the group. `total`: how many were counted, if counted. */
export type Shares = {
  readonly total: number | undefined;
  /** Share of the classes from `first` to `last` (places in the list of classes); undefined when the input does not say it. */
  sum(first: number, last: number): Exact | undefined;
};

type Group = { readonly first: number; readonly last: number; readonly share: Exact };
/** Published shares are rounded one by one: they may miss 100 by this much for each. */
const missPerShare = exact('0.5');

/** `counts` or `shares_percent` by class (`III`) or group of classes (`I-III`, `Ⅰ～Ⅲ类`, `劣Ⅴ`). Faults: assess.bad-input, value.*. */
export function readShares(input: JsonObject, classes: readonly string[]): Result<Shares> {
  const { counts, shares_percent: percents } = input;
  if (isObject(counts)) return fromCounts(counts, classes);
  return isObject(percents) ? fromPercents(percents, classes) : badInput('counts or shares_percent');
}

function fromCounts(counts: JsonObject, classes: readonly string[]): Result<Shares> {
  const groups: Group[] = [];
  for (const key of Object.keys(counts)) {
    const group = groupOf(key, classes);
    const count = countOf(counts, key, 1e9);
    if (group === undefined) return badInput(`counts.${key}`);
    if (count === undefined) return fail('value.out-of-range', `counts.${key}`);
    groups.push({ ...group, share: exact(count) });
  }
  const total = groups.reduce((sum, { share }) => sum + share.toNumber(), 0);
  if (overlap(groups)) return badInput('counts: a class is counted twice');
  const scaled = groups.map((group) => ({ ...group, share: total === 0 ? exact(0) : group.share.times(100).dividedBy(total) }));
  return ok({ total, sum: summing(scaled, true) });
}

function fromPercents(percents: JsonObject, classes: readonly string[]): Result<Shares> {
  const groups: Group[] = [];
  for (const [key, raw] of Object.entries(percents)) {
    const group = groupOf(key, classes);
    const share = decimalOf(raw);
    if (group === undefined) return badInput(`shares_percent.${key}`);
    if (share === undefined) return fail('value.not-a-number', `shares_percent.${key}`);
    if ((share.isNegative() && !share.isZero()) || share.greaterThan(100)) return fail('value.out-of-range', `shares_percent.${key}`);
    groups.push({ ...group, share });
  }
  if (overlap(groups)) return badInput('shares_percent: a class is named twice');
  const sum = groups.reduce((all, { share }) => all.plus(share), exact(0));
  const slack = missPerShare.times(groups.length);
  if (sum.minus(100).greaterThan(slack)) return fail('value.out-of-range', `shares_percent: ${sum.toString()}`);
  return ok({ total: undefined, sum: summing(groups, exact(100).minus(sum).lessThanOrEqualTo(slack)) });
}

const overlap = (groups: readonly Group[]): boolean => groups.some((a, at) => groups.some((b, other) => at < other && a.first <= b.last && b.first <= a.last));

/** `whole`: what is not named is not there. Undefined when a group reaches beyond the asked classes or a class is not named. */
const summing = (groups: readonly Group[], whole: boolean): Shares['sum'] => (first, last) => {
  const touching = groups.filter((group) => group.first <= last && group.last >= first);
  if (touching.some((group) => group.first < first || group.last > last)) return undefined;
  const named = touching.reduce((count, group) => count + group.last - group.first + 1, 0);
  if (!whole && named < last - first + 1) return undefined;
  return touching.reduce((sum, { share }) => sum.plus(share), exact(0));
};

const roman: Readonly<Record<string, string>> = { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV', Ⅴ: 'V', 一: '1', 二: '2', 三: '3', 四: '4' };

/** `I-III`, `Ⅰ～Ⅲ类`, `劣Ⅴ类`, `劣四类`: first and last place in the list of classes. */
export function groupOf(key: string, classes: readonly string[]): Omit<Group, 'share'> | undefined {
  const plain = key.replace(/[ⅠⅡⅢⅣⅤ一二三四]/g, (sign) => roman[sign] ?? sign).replace(/[类\s]/g, '').replace('劣', '>').toUpperCase();
  const [from = '', to = from] = plain.split(/[-~～—–－至]+/);
  const [first, last] = [classes.indexOf(from), classes.indexOf(to)];
  return first < 0 || last < first ? undefined : { first, last };
}
