/** What a verdict rests on, in one line, and whether that row is of low confidence. */
export type Ground = { readonly says: string; readonly low: boolean };
/** By the id of the limit, which each determination names as its edition. */
export type Grounds = ReadonlyMap<string, Ground>;

type Cited = { readonly id: string; readonly standard: string; readonly clause: string; readonly confidence: 'high' | 'low' };

export const groundsOf = (limits: readonly Cited[]): Grounds =>
  new Map(limits.map(({ id, standard, clause, confidence }) => [id, { says: `${standard} ${clause}`.trim(), low: confidence === 'low' }]));

/** `≤ 50`, `6–9`, `≥ 2`: a limit as people write it, without its unit. */
export function boundOf({ min, max }: { readonly min?: string | undefined; readonly max?: string | undefined }): string {
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  return max === undefined ? (min === undefined ? '' : `≥ ${min}`) : `≤ ${max}`;
}
