import { Type, type Static } from 'typebox';
import { twoHighStatuses } from './two-high-project.ts';
import { Words } from './words.ts';

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const paper = Type.Enum(['coal', 'offset']);

/**
 * What to ask of a record. none: the paper is not on record; late: its day lies after the day on which building began; unsaid: nobody
 * said whether it is required; open: required, and source or amount are not on record; blank: the figure is not on record; unchecked:
 * nobody looked, or longer ago than `days`.
 */
const Asks = Type.Union([
  Type.Object({ ask: Type.Enum(['none', 'late']), of: Type.Enum(['eia', 'energyReview']) }, { additionalProperties: false }),
  Type.Object({ ask: Type.Enum(['unsaid', 'open']), of: paper }, { additionalProperties: false }),
  Type.Object({ ask: Type.Literal('blank'), of: Type.Enum(['energy', 'carbon']) }, { additionalProperties: false }),
  Type.Object({ ask: Type.Literal('unchecked'), days: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
]);

/** One rule by which a project of the list is flagged for a check. Data: dated, cited, as sure as its source. */
export const TwoHighRule = Type.Object({
  id: Type.String(), asks: Asks,
  statuses: Type.Array(Type.Enum([...twoHighStatuses])),
  /** Beginnings of industry codes; without them every industry. */
  industries: Type.Optional(Type.Array(Type.String())),
  /** Only from so many tce a year; a project whose figure is not on record is asked too. */
  energyFrom: Type.Optional(Type.Number()),
  from: day, to: Type.Union([day, Type.Null()]),
  /** What the flag says: suspected, to be checked. */
  says: Words, clause: Words, confidence: Type.Enum(['high', 'low']), basis: Type.String(), note: Type.Optional(Type.String()),
}, { additionalProperties: false });
export type TwoHighRule = Static<typeof TwoHighRule>;

export const TwoHighRules = Type.Object({
  schema: Type.Literal('qingshan-two-high/1'), title: Words, note: Type.String(), rules: Type.Array(TwoHighRule),
  /** What divisions of GB/T 4754 are called. */
  industries: Type.Array(Type.Object({ code: Type.String(), name: Words }, { additionalProperties: false })),
}, { additionalProperties: false });
export type TwoHighRules = Static<typeof TwoHighRules>;
