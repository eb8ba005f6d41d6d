import { hourMs } from '../../basis/time.ts';
import type { LeftOutWhy, LostWhy } from '../../model/hour-fate.ts';
import { transmissionEffectiveness } from '../data-capture.ts';
import type { Fate } from './hour-fates.ts';
import type { TransmissionRules } from './rules.ts';

/** 应传, 实传, 有效, and by reason the hours that count against and those that are not due. */
export type HourCounts = {
  readonly due: number; readonly received: number; readonly valid: number;
  readonly lost: Readonly<Partial<Record<LostWhy, number>>>; readonly leftOut: Readonly<Partial<Record<LeftOutWhy, number>>>;
};

export const nothingCounted: HourCounts = { due: 0, received: 0, valid: 0, lost: {}, leftOut: {} };

export function countHours(fates: readonly Fate[]): HourCounts {
  let [due, received, valid] = [0, 0, 0];
  const lost: Partial<Record<LostWhy, number>> = {};
  const leftOut: Partial<Record<LeftOutWhy, number>> = {};
  for (const fate of fates) {
    if (fate.use === 'left-out') {
      leftOut[fate.why] = (leftOut[fate.why] ?? 0) + 1;
      continue;
    }
    due += 1;
    if (fate.came) received += 1;
    if (fate.use === 'valid') valid += 1;
    else lost[fate.why] = (lost[fate.why] ?? 0) + 1;
  }
  return { due, received, valid, lost, leftOut };
}

/** Of several series together: hours are added, rates are not averaged. */
export const addCounts = (all: readonly HourCounts[]): HourCounts => all.reduce((sum, one) => ({
  due: sum.due + one.due, received: sum.received + one.received, valid: sum.valid + one.valid, lost: added(sum.lost, one.lost),
  leftOut: added(sum.leftOut, one.leftOut),
}), nothingCounted);

function added<K extends string>(a: Readonly<Partial<Record<K, number>>>, b: Readonly<Partial<Record<K, number>>>): Partial<Record<K,
  number>> {
  const sum: Partial<Record<K, number>> = { ...a };
  for (const [key, count] of Object.entries(b) as [K, number][]) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

/** 传输率, 有效率, 传输有效率 in %, exact until printed; absent where nothing was due. */
export type Rates = { readonly transmission: string; readonly validity: string; readonly effectiveness: string };

export function ratesOf({ due, received, valid }: HourCounts, { edition, day }: TransmissionRules): Rates | undefined {
  const judged = transmissionEffectiveness(edition, day, due, received, valid);
  return !judged.ok || 'undeterminable' in judged.value.result ? undefined : judged.value.result;
}

/** Hours in a row that count for the same (UTC ms, `to` outside). */
export type FateRun = { readonly from: number; readonly to: number; readonly fate: Fate };

/** Those that count against or are not due, in the order of time. */
export function fateRuns(fates: readonly Fate[], from: number): readonly FateRun[] {
  const runs: FateRun[] = [];
  for (const [place, fate] of fates.entries()) {
    if (fate.use === 'valid') continue;
    const at = from + place * hourMs;
    const last = runs.at(-1);
    if (last !== undefined && last.to === at && last.fate.why === fate.why && last.fate.of === fate.of) runs[runs.length - 1] = { ...last,
      to: at + hourMs };
    else runs.push({ from: at, to: at + hourMs, fate });
  }
  return runs;
}
