import known from './ratios.json' with { type: 'json' };

export type SpeciesRatio = {
  readonly ratio: string; readonly value: number;
  /** What was measured elsewhere, nearest first by the logarithm; empty where no digits could be read at their source. */
  readonly references: readonly { readonly says: string; readonly low: number; readonly high: number; readonly source: string; readonly confidence: string; readonly holds: boolean }[];
};

/** Ratios of mixing ratios whose two species are there and above 0. Xylenes written apart are summed where the mixture is asked for. */
export function ratiosOf(ppb: ReadonlyMap<string, number>): readonly SpeciesRatio[] {
  const of = (cas: string): number => ppb.get(cas) ?? (cas === '179601-23-1' ? (ppb.get('108-38-3') ?? Number.NaN) + (ppb.get('106-42-3') ?? Number.NaN) : Number.NaN);
  return known.rows.flatMap(({ ratio, over, under, references }) => {
    const value = of(over) / of(under);
    if (!(value > 0 && Number.isFinite(value))) return [];
    const off = ({ low, high }: { readonly low: number; readonly high: number }): number => Math.max(0, Math.log(low / value), Math.log(value / high));
    const near = [...references].sort((a, b) => off(a) - off(b));
    return [{ ratio, value, references: near.map((reference) => ({ ...reference, holds: off(reference) === 0 })) }];
  });
}
