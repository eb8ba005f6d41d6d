import { Type, type Static } from 'typebox';
import { closed, decimal, said, text, words } from './row-parts.ts';

/** Ends of a band: `least` and `most` belong to it, `above` and `below` do not. */
const edges = { least: Type.Optional(decimal), above: Type.Optional(decimal), most: Type.Optional(decimal), below: Type.Optional(decimal) };
const Edges = Type.Object(edges, closed);
export type Edges = Static<typeof Edges>;

/**
 * One band of a scale (trophic level, black and odorous, trend); the first in `order` that holds the value is its grade.
 */
export const BandRow = Type.Object({
  ...said, kind: Type.Literal('band'), scale: text, order: Type.Integer(), item: Type.Optional(text), unit: Type.Optional(text),
  ...edges, grade: text, name: words,
}, closed);
export type BandRow = Static<typeof BandRow>;

/** Status of an area by shares of classes, %: any of the lines, each of whose conditions hold. Tested in `order`. `of`: classes summed. */
export const ShareStatusRow = Type.Object({
  ...said, kind: Type.Literal('share-status'), order: Type.Integer(), name: words,
  anyOf: Type.Array(Type.Array(Type.Object({ of: Type.Array(text, { minItems: 1 }), ...edges }, closed), { minItems: 1 }), { minItems: 1 }),
}, closed);
export type ShareStatusRow = Static<typeof ShareStatusRow>;

/**
 * One item of an index over several. `log`: 10·(a + b·ln C); `over-limit`: C/S; `limit-over`: S/C; `distance`: how far from
 * `neutral` on the way to `low` or `high`. Without a pollutant: all other deciding items.
 */
export const IndexTermRow = Type.Object({
  ...said, kind: Type.Literal('index-term'), index: text, pollutant: Type.Optional(text), name: words, unit: text,
  form: Type.Enum(['log', 'over-limit', 'limit-over', 'distance']), keys: Type.Optional(Type.Array(text)),
  a: Type.Optional(decimal), b: Type.Optional(decimal), correlation: Type.Optional(decimal), weight: Type.Optional(decimal),
  neutral: Type.Optional(decimal), low: Type.Optional(decimal), high: Type.Optional(decimal),
}, closed);
export type IndexTermRow = Static<typeof IndexTermRow>;

/** One round of a compensation between two provinces. Null: looked for, not found. Amounts in 100 million CNY a year. */
export const CompensationRoundRow = Type.Object({
  ...said, kind: Type.Literal('compensation-round'), round: Type.Integer(), section: words, unit: text,
  stability: Type.Union([decimal, Type.Null()]), weights: Type.Union([Type.Record(Type.String(), decimal), Type.Null()]),
  base: Type.Union([text, Type.Null()]), baseValues: Type.Union([Type.Record(Type.String(), decimal), Type.Null()]),
  amountsConfidence: Type.Enum(['high', 'low']), yearly: Type.Record(Type.String(), text), rule: text,
  payments: Type.Array(Type.Object({ payer: text, receiver: text, amount: decimal, ...edges }, closed)),
}, closed);
export type CompensationRoundRow = Static<typeof CompensationRoundRow>;

export const waterRows = [BandRow, ShareStatusRow, IndexTermRow, CompensationRoundRow] as const;
