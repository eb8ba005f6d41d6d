import { fateRuns, type FateRun } from '../../judge/valid-transmission/rates.ts';
import { appealState, type DeductionAppeal } from '../../model/deduction-appeal.ts';
import type { Assessed, OutletFates } from './outlet-fates.ts';

/** Hours in a row that count against, or are not due, for one reason: of these factors together; and what was appealed of them. */
export type Deduction = FateRun & { readonly factors: readonly string[]; readonly appeal?: DeductionAppeal };

/** 扣减 of one outlet, of one factor where asked, in the order of time; runs that are alike in all but the factor stand as one. */
export function deductionsOf({ point, factors }: OutletFates, { appeals }: Pick<Assessed, 'appeals'>,
  factor?: string): readonly Deduction[] {
  const runs = factors.filter((one) => factor === undefined || one.factor === factor)
    .flatMap((one) => fateRuns(one.fates, one.from).map((run) => ({ ...run, factor: one.factor })));
  const alike = Map.groupBy(runs, ({ from, to, fate }) => `${from} ${to} ${fate.use} ${fate.why} ${fate.of}`);
  const own = appeals.filter((appeal) => appeal.point === point.number);
  return [...alike.values()].flatMap((same): Deduction[] => {
    const [first] = same;
    if (first === undefined) return [];
    const codes = same.map((run) => run.factor);
    const appeal = own.find((one) => overlaps(one, first) && (one.factors.length === 0 || one.factors.some((code) => codes.includes(code)))
      && (appealState(one) !== 'accepted' || first.fate.use === 'left-out'));
    return [{ from: first.from, to: first.to, fate: first.fate, factors: codes, ...(appeal === undefined ? {} : { appeal }) }];
  }).sort((a, b) => a.from - b.from || a.to - b.to || (a.fate.why < b.fate.why ? -1 : 1));
}

export const overlaps = (a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number }): boolean => a.from < b.to && b.from < a.to;
