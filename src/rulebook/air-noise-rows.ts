import { Type, type Static } from 'typebox';
import { closed, decimal, said, text, words } from './row-parts.ts';

/** One term C/S of the composite air index. The first key that the input holds feeds it; the unit is that of the denominator. */
export const CompositeTermRow = Type.Object({
  ...said, kind: Type.Literal('composite-term'), pollutant: text, keys: Type.Array(text, { minItems: 1 }), statistic: text, denominator: decimal, unit: text,
}, closed);
export type CompositeTermRow = Static<typeof CompositeTermRow>;

/** Temperature and pressure that concentrations are given for; without them: actual conditions. */
export const ReferenceStateRow = Type.Object({
  ...said, kind: Type.Literal('reference-state'), pollutants: Type.Array(text), temperatureK: Type.Optional(decimal), pressureHPa: Type.Optional(decimal),
}, closed);

/** Background correction of a sound level, dB, for rounded differences from `least` to `most`. */
export const BackgroundRow = Type.Object({ ...said, kind: Type.Literal('background'), least: decimal, most: decimal, correction: decimal, unit: text }, closed);
export type BackgroundRow = Static<typeof BackgroundRow>;

/** Grade of a city's noise: the best whose upper end, dB(A), holds the mean; the last has none. */
export const NoiseGradeRow = Type.Object({
  ...said, kind: Type.Literal('noise-grade'), subject: Type.Enum(['regional', 'road']), period: Type.Enum(['day', 'night']),
  grade: Type.Integer(), upper: Type.Optional(decimal), unit: text, name: words,
}, closed);
export type NoiseGradeRow = Static<typeof NoiseGradeRow>;

const stretch = { op: Type.Enum(['>', '>=']), index: Type.Integer(), days: Type.Integer({ minimum: 1 }) };
/** One way into a warning level: the forecast index on so many consecutive days, with a worse stretch inside where said. */
export const WarningRow = Type.Object({
  ...said, kind: Type.Literal('warning'), region: text, level: text, order: Type.Integer(), name: words, ...stretch, inside: Type.Optional(Type.Object(stretch, closed)),
}, closed);
export type WarningRow = Static<typeof WarningRow>;

/** One service of an ecosystem account: value = quantity × price; the price is told in words, no figure is held. */
export const ServiceRow = Type.Object({ ...said, kind: Type.Literal('service'), service: text, name: words, quantity: text, unit: text, price: text }, closed);
export type ServiceRow = Static<typeof ServiceRow>;

/** Money for better air: Σ weight × (previous − current) × coefficient. */
export const CompensationRow = Type.Object({
  ...said, kind: Type.Literal('compensation'), region: text, name: words, weights: Type.Record(Type.String(), decimal), coefficient: decimal, unit: text, averaging: text,
}, closed);
export type CompensationRow = Static<typeof CompensationRow>;

/** Looked for and not found: what it stands for cannot be determined. */
export const GapRow = Type.Object({ ...said, kind: Type.Literal('gap'), subject: text, name: words }, closed);
export type GapRow = Static<typeof GapRow>;

export const airNoiseRows = [CompositeTermRow, ReferenceStateRow, BackgroundRow, NoiseGradeRow, WarningRow, ServiceRow, CompensationRow, GapRow] as const;
