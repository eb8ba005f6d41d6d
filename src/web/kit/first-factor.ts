type Factor = { readonly code: string; readonly unit: string };
type Row = { readonly factor: string; readonly verdict: string };

/** What a curve shows before anybody chooses: the factor most often above its limit, else the first that has a unit: pH says little of a load. */
export function firstFactor<F extends Factor>(factors: readonly F[], rows: readonly Row[]): F | undefined {
  const over = (code: string): number => rows.filter(({ factor, verdict }) => factor === code && verdict === 'exceeds').length;
  return factors.toSorted((a, b) => over(b.code) - over(a.code) || Number(b.unit !== '') - Number(a.unit !== ''))[0];
}
