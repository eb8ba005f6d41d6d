type Bounds = { readonly min?: string | undefined; readonly max?: string | undefined };
/** What a verdict rests on, in one line, whether that row is of low confidence, and both its bounds (a determination names only one). */
export type Ground = Bounds & { readonly says: string; readonly low: boolean };
/** By the id of the limit, which each determination names as its edition. */
export type Grounds = ReadonlyMap<string, Ground>;

type Cited = Bounds & { readonly id: string; readonly standard: string; readonly clause: string; readonly confidence: 'high' | 'low' };

export const groundsOf = (limits: readonly Cited[]): Grounds =>
  new Map(limits.map(({ id, standard, clause, confidence, min, max }) => [id, { says: `${standard} ${clause}`.trim(), low: confidence === 'low', min, max }]));

/** The bounds that an hour was compared with: those of its ground, or the one that the determination names. */
export function boundsOf(row: { readonly edition: string; readonly limit?: string | undefined } | undefined, grounds: Grounds): Bounds {
  const ground = row === undefined ? undefined : grounds.get(row.edition);
  return ground?.min === undefined && ground?.max === undefined ? { max: row?.limit } : ground;
}

/** `≤ 50`, `6–9`, `≥ 2`: a limit as people write it, without its unit. */
export function boundOf({ min, max }: Bounds): string {
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  return max === undefined ? (min === undefined ? '' : `≥ ${min}`) : `≤ ${max}`;
}
