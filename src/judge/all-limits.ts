import type { Exact } from '../basis/decimal.ts';
import { ok, type Result } from '../basis/result.ts';
import type { EmissionData } from '../rulebook/emission-data.ts';
import { strictest, type AppliedLimit } from '../rulebook/limits.ts';
import type { OutletVerdict } from './outlet-verdict.ts';
import { confidenceOf, type Step } from './verdict.ts';

/** Limits that surely hold, and those whose condition nobody knows. */
export type Applicable = { readonly sure: readonly AppliedLimit[]; readonly open: readonly AppliedLimit[] };

/** A known water temperature settles the bands; without it they stay open, as do narrowings that were not declared. */
export function applicable(limits: readonly AppliedLimit[], waterTemperature: Exact | undefined): Applicable {
  const held = limits.filter((limit) => limit.waterTemperature === undefined || waterTemperature === undefined || inBand(limit.waterTemperature, waterTemperature));
  const isOpen = (limit: AppliedLimit): boolean => limit.condition !== undefined || (limit.waterTemperature !== undefined && waterTemperature === undefined);
  return { sure: held.filter((limit) => !isOpen(limit)), open: held.filter(isOpen) };
}

/** `<=12` or `>12`, °C. */
export function inBand(band: string, value: Exact): boolean {
  const bound = band.replace(/^[<>]=?/, '');
  if (band.startsWith('<=')) return value.lessThanOrEqualTo(bound);
  if (band.startsWith('>=')) return value.greaterThanOrEqualTo(bound);
  return band.startsWith('<') ? value.lessThan(bound) : value.greaterThan(bound);
}

/**
 * One value against every limit: exceeding one that surely holds exceeds, and the strictest of those exceeded is told. Where a
 * limit's condition is open it meets only what meets that one too; it exceeds when it breaks every band of the temperature,
 * one of which must hold. Everything between is undeterminable, never a guess.
 */
export function judgeAll({ sure, open }: Applicable, data: EmissionData, one: (limit: AppliedLimit, steps?: Step[]) => Result<OutletVerdict>, steps: Step[] | undefined): Result<OutletVerdict> {
  const only = sure.length === 1 && open.length === 0 ? sure[0] : undefined;
  if (only !== undefined) return one(only, steps);
  const judged: { readonly limit: AppliedLimit; readonly verdict: OutletVerdict }[] = [];
  for (const limit of [...sure, ...open]) {
    const verdict = one(limit);
    if (!verdict.ok) return verdict;
    judged.push({ limit, verdict: verdict.value });
  }
  const air = data.oxygenOfAir.percent;
  const exceeded = (among: readonly AppliedLimit[]): readonly AppliedLimit[] => judged.filter((of) => among.includes(of.limit) && of.verdict.verdict === 'exceeds').map((of) => of.limit);
  const broken = strictest(exceeded(sure), air);
  if (broken !== undefined) return one(broken, steps);
  const bands = open.filter((limit) => limit.waterTemperature !== undefined && limit.condition === undefined);
  const brokenOpen = exceeded(open);
  const brokenBands = exceeded(bands);
  // One band holds whatever the temperature is: with all broken the value exceeds, told against the laxest.
  if (bands.length > 1 && brokenBands.length === bands.length) return one(laxest(brokenBands, air), steps);
  const limit = strictest(brokenOpen.length > 0 ? brokenOpen : [...sure, ...open], air);
  if (limit === undefined) throw new TypeError('judgeAll needs a limit');
  if (brokenOpen.length === 0) return one(limit, steps);
  steps?.push({ name: 'condition-open', value: limit.waterTemperature ?? limit.condition ?? '', row: limit.id });
  const { compared } = judged.find((of) => of.limit === limit)?.verdict ?? {};
  return ok({ verdict: 'undeterminable', reason: 'condition-not-known', ...(compared === undefined ? {} : { compared }), limit, confidence: confidenceOf([limit]), edition: data.edition.standard });
}

const laxest = (limits: readonly AppliedLimit[], air: Exact): AppliedLimit => {
  let rest = [...limits];
  for (;;) {
    const best = strictest(rest, air);
    if (best === undefined) throw new TypeError('laxest of no limit');
    if (rest.length === 1) return best;
    rest = rest.filter((limit) => limit !== best);
  }
};
