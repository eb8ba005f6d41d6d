import { Type, type Static } from 'typebox';

/**
 * A local rule row: the limit that one permit (or a provincial text for one outlet) sets.
 * Bitemporal: from/to say when it applies, enteredAt when it was entered. Values are decimal text.
 */
export const OutletLimit = Type.Object({
  id: Type.String(),
  point: Type.Integer(),
  factor: Type.String(),
  averaging: Type.Enum(['hour', 'day']),
  max: Type.Optional(Type.String()),
  min: Type.Optional(Type.String()),
  unit: Type.String(),
  /** Reference oxygen in % where the limit is for converted values. */
  referenceO2: Type.Optional(Type.String()),
  standard: Type.String(),
  clause: Type.String(),
  from: Type.String(),
  to: Type.Optional(Type.String()),
  enteredAt: Type.Integer(),
  confidence: Type.Enum(['high', 'low']),
});
export type OutletLimit = Static<typeof OutletLimit>;
