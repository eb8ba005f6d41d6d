import { Type, type Static } from 'typebox';
import { airNoiseRows } from './air-noise-rows.ts';
import { MarkTypeRow } from './mark-rows.ts';
import { closed, day, decimal, said, text, words } from './row-parts.ts';
import { waterRows } from './water-rows.ts';

/** A limit on a value. `applies` narrows it (grade, class, waterbody, sourceClass, season, …). */
export const LimitRow = Type.Object({
  ...said, kind: Type.Literal('limit'), pollutant: text, name: words, averaging: text, unit: text,
  /** `absent`: must not be perceived (无). `not-known`: a limit exists and its figure was not obtained; never "no limit". */
  op: Type.Enum(['<=', '>=', '>', 'between', 'not-detected', 'absent', 'not-known']),
  value: Type.Optional(decimal), low: Type.Optional(decimal), high: Type.Optional(decimal),
  applies: Type.Record(Type.String(), text),
  /** Percent by volume; the limit is for values converted to it. */
  referenceO2: Type.Optional(decimal),
  /** Other spellings of the pollutant that people type. */
  aliases: Type.Optional(Type.Array(text)),
  /** Dissolved oxygen: this saturation suffices as well. */
  saturationPercent: Type.Optional(decimal),
}, closed);
export type LimitRow = Static<typeof LimitRow>;

/** Break points of one pollutant's index. `aboveTop` null: no index there. */
export const BreakPointRow = Type.Object({
  ...said, kind: Type.Literal('break-points'), pollutant: text, averaging: text, unit: text,
  concentration: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2 }),
  index: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2 }),
  aboveTop: Type.Optional(Type.Integer()),
}, closed);
export type BreakPointRow = Static<typeof BreakPointRow>;

/** Which values a report is made of. The first key present and not yet used feeds the item. */
export const ReportRow = Type.Object({
  ...said, kind: Type.Literal('report'), report: text,
  items: Type.Array(Type.Object({
    keys: Type.Array(text), pollutant: text, averaging: text,
    /** needed: its absence is a gap; optional: counts when given; standby: only where the pollutant has no other index. */
    use: Type.Enum(['needed', 'optional', 'standby']),
  }, closed)),
}, closed);
export type ReportRow = Static<typeof ReportRow>;

/** A band of an index with its public name. Both ends included. */
export const LevelRow = Type.Object({ ...said, kind: Type.Literal('level'), level: Type.Integer(), low: decimal, high: decimal, name: words, colour: text }, closed);
export type LevelRow = Static<typeof LevelRow>;

/** One parameter of a method: a count, a number of decimals, a threshold, a list of pollutants. */
export const RuleRow = Type.Object({
  ...said, kind: Type.Literal('rule'), key: text, value: text, unit: Type.Optional(text), averaging: Type.Optional(text),
  pollutant: Type.Optional(text), pollutants: Type.Optional(Type.Array(text)), name: Type.Optional(words),
}, closed);
export type RuleRow = Static<typeof RuleRow>;

const StatisticRow = Type.Object({
  ...said, kind: Type.Literal('statistic'), pollutant: text, unit: text, averaging: text, statistic: text,
  percent: Type.Optional(decimal), against: text,
  /** What an input calls the value, e.g. `O3_8h_p90`. */
  keys: Type.Array(text, { minItems: 1 }),
}, closed);
export type StatisticRow = Static<typeof StatisticRow>;
export const FlagRow = Type.Object({ ...said, kind: Type.Literal('flag'), flag: text, use: Type.Enum(['valid', 'invalid', 'over-range']), name: words }, closed);
export type FlagRow = Static<typeof FlagRow>;
const ClassStatusRow = Type.Object({ ...said, kind: Type.Literal('class-status'), classes: Type.Array(text), name: words, colour: text }, closed);
export const BasinStatusRow = Type.Object({
  ...said, kind: Type.Literal('basin-status'), order: Type.Integer(), name: words,
  goodFrom: Type.Optional(decimal), goodBelow: Type.Optional(decimal), badFrom: Type.Optional(decimal), badBelow: Type.Optional(decimal),
}, closed);
export type BasinStatusRow = Static<typeof BasinStatusRow>;

/** A grade of an index by its value: above (excluded) and up to (included). */
const GradeBandRow = Type.Object({ ...said, kind: Type.Literal('grade-band'), grade: Type.Integer(), above: Type.Optional(decimal), upTo: Type.Optional(decimal), name: words }, closed);
export type GradeBandRow = Static<typeof GradeBandRow>;

export const StandardRow = Type.Union([LimitRow, BreakPointRow, ReportRow, LevelRow, RuleRow, StatisticRow, FlagRow, ClassStatusRow, BasinStatusRow, GradeBandRow, ...waterRows, ...airNoiseRows, MarkTypeRow]);
export type StandardRow = Static<typeof StandardRow>;

/** One edition of one standard: a file of standards/. Editions of a family follow each other without gap or overlap. */
export const StandardFile = Type.Object({
  schema: Type.Literal('qingshan-standard/1'),
  family: text,
  standard: text,
  aliases: Type.Array(text),
  title: words,
  issued: Type.Union([day, Type.Null()]),
  from: day,
  to: Type.Union([day, Type.Null()]),
  supersedes: Type.Array(text),
  supersededBy: Type.Union([text, Type.Null()]),
  sources: Type.Array(text, { minItems: 1 }),
  notes: Type.Array(text),
  rows: Type.Array(StandardRow, { minItems: 1 }),
}, closed);
export type StandardFile = Static<typeof StandardFile>;
