import { Type, type Static } from 'typebox';

/** One step of an explanation, in the order it was done. `name` is from a closed list; values are decimal text. */
export const ExplainStep = Type.Object({ name: Type.String(), zh: Type.String(), en: Type.String(), value: Type.Optional(Type.String()) });
export type ExplainStep = Static<typeof ExplainStep>;

/** The verdict of one rule edition on one series and window that people must hear of. One per (edition, point, factor, window). */
export const Finding = Type.Object({
  /** Derived: `F-` + 20 hex digits of SHA-256 over edition, point, factor, period and window. */
  id: Type.String({ pattern: '^F-[0-9a-f]{20}$' }),
  point: Type.Integer(),
  factor: Type.String(),
  period: Type.Enum(['hour', 'day']),
  at: Type.Integer(),
  value: Type.String(),
  measured: Type.Optional(Type.String()),
  limit: Type.String(),
  unit: Type.String(),
  /** (value − limit) / limit, two decimals; absent for pH and oxygen. */
  timesOver: Type.Optional(Type.String()),
  edition: Type.String(),
  standard: Type.String(),
  clause: Type.String(),
  confidence: Type.Enum(['high', 'low']),
  steps: Type.Array(ExplainStep),
  frame: Type.String(),
  method: Type.String(),
  foundAt: Type.Integer(),
  /** Set when a later correction or flag took the ground away; the row stays. */
  withdrawnAt: Type.Optional(Type.Integer()),
});
export type Finding = Static<typeof Finding>;
