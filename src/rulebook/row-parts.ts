import { Type } from 'typebox';

/** Civil day of a standard's own dates; the last day of validity is included. */
export const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const text = Type.String({ minLength: 1 });
/** Decimal text, so that no limit passes through a binary fraction. */
export const decimal = Type.String({ pattern: '^-?\\d+(\\.\\d+)?$' });
export const words = Type.Object({ zh: text, en: text }, { additionalProperties: false });

/** What every row says of itself: where it is written, when it holds, how sure we are and why. */
export const said = {
  id: text,
  clause: text,
  from: day,
  to: Type.Union([day, Type.Null()]),
  confidence: Type.Enum(['high', 'low']),
  basis: Type.Enum(['primary-text', 'two-sources', 'one-source', 'memory', 'inference', 'arithmetics', 'not-found']),
  note: Type.Optional(text),
};
export const closed = { additionalProperties: false } as const;
