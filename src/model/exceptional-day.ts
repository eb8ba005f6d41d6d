import { Type, type Static } from 'typebox';
import { RegionCode } from './region.ts';

/** A day that an authority has approved to be taken out of the statistics of some pollutants in one city: dust, or an exceptional event. */
export const ExceptionalDay = Type.Object({
  region: RegionCode,
  day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  kind: Type.Enum(['dust', 'event']),
  pollutants: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  reason: Type.String({ minLength: 1 }),
  /** Number of the approving document, or the hash of its file. */
  document: Type.String({ minLength: 1 }),
  approvedBy: Type.String({ minLength: 1 }),
  /** UTC ms. */
  approvedAt: Type.Integer(),
});
export type ExceptionalDay = Static<typeof ExceptionalDay>;
