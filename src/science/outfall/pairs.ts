import type { Method, OutfallQuestion } from './question.ts';
import { logLikelihood, type Series } from './residuals.ts';
import type { Explained } from './singles.ts';

/** Two outfalls together against the better of them alone, at the errors that each alone asks for; a tenth of evidence is lost to each half and double of the loads. */
export type Pair = { readonly outfalls: readonly [string, string]; readonly logBayesFactor: number };

const parts = [0.5, 1, 2];

/** The most likely outfall with each other one, the best five. `base`: log-likelihood of the background alone. */
export function pairsOf({ outfalls }: OutfallQuestion, method: Method, series: readonly Series[], explained: readonly Explained[], first: number, base: number): readonly Pair[] {
  const one = explained[first];
  if (one === undefined) return [];
  const fit = (other: Explained, own: number, more: number): number => series.reduce((sum, at, index) =>
    sum + at.hour.reduce((all, _, row) => all + logLikelihood(at, row, own * (one.added[index]?.[row] ?? 0) + more * (other.added[index]?.[row] ?? 0), method), 0), -base);
  return outfalls.map((outfall, at): Pair => {
    const other = explained[at];
    if (other === undefined || at === first) return { outfalls: [outfall.id, outfall.id], logBayesFactor: Number.NEGATIVE_INFINITY };
    const tried = parts.flatMap((own) => parts.map((more) => fit(other, own, more)));
    const alone = parts.map((own) => fit(other, own, 0));
    return { outfalls: [outfalls[first]?.id ?? '', outfall.id], logBayesFactor: logMean(tried) - logMean(alone) + Math.log(0.1) };
  }).filter(({ logBayesFactor }) => Number.isFinite(logBayesFactor)).sort((a, b) => b.logBayesFactor - a.logBayesFactor).slice(0, 5);
}

function logMean(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0) / logs.length);
}
