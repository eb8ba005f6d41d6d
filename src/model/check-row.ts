import { Type, type Static } from 'typebox';
import { Words } from './words.ts';

/** What is looked for in a series of hours. `flag` has one row for each letter, and one without for letters that no row names. */
export const checkRules = [
  'flag', 'negative', 'detection', 'range', 'step', 'spike', 'flat', 'zero', 'neighbour', 'extremes', 'maintenance',
] as const;
export type CheckRule = (typeof checkRules)[number];

const decimal = Type.String({ pattern: '^-?\\d{1,9}(\\.\\d{1,6})?$' });
const hours = Type.Integer({ minimum: 1, maximum: 72 });

/**
 * The figures of a rule, in the unit in which loggers send the factor. `by`: least difference; `ratio`: and the larger is so many times
 * the smaller; `hours`: so many in a row (maintenance: after it); `stations`, `km`, `times`: least number of near stations, how near,
 * and how many times their median deviation.
 */
export const CheckFigures = Type.Object({
  min: Type.Optional(decimal), max: Type.Optional(decimal), by: Type.Optional(decimal), ratio: Type.Optional(decimal),
    hours: Type.Optional(hours),
  stations: Type.Optional(Type.Integer({ minimum: 3, maximum: 50 })), km: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  times: Type.Optional(decimal),
}, { additionalProperties: false });
export type CheckFigures = Static<typeof CheckFigures>;

/** 审核规则: one row, dated (last day included), cited; `on` false: held, and nobody has switched it on. */
export const CheckRow = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9./-]{3,80}$' }), rule: Type.Enum([...checkRules]), flag: Type.Optional(Type.String({ minLength: 1,
    maxLength: 1 })),
  kinds: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  factors: Type.Optional(Type.Array(Type.String(), { minItems: 1 })), except: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  from: Type.String(), to: Type.Union([Type.String(), Type.Null()]), on: Type.Boolean(),
  effect: Type.Enum(['note', 'not-valid']), figures: CheckFigures, name: Words,
  clause: Words, confidence: Type.Enum(['high', 'low']), basis: Type.String({ minLength: 1 }), note: Type.Optional(Type.String()),
}, { additionalProperties: false });
export type CheckRow = Static<typeof CheckRow>;

/** Rows with one key say the same thing for different places: of those that fit, the one that names the factor counts. */
export const checkKey = ({ rule, flag }: Pick<CheckRow, 'rule' | 'flag'>): string => (flag === undefined ? rule : `${rule}.${flag}`);

/** What this place decided of one row from a day on; `at` (world clock, UTC ms) and `by` say who and when. */
export const CheckChange = Type.Object({
  row: Type.String({ maxLength: 80 }), from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  on: Type.Boolean(), effect: Type.Enum(['note', 'not-valid']), figures: CheckFigures,
});
export type CheckChange = Static<typeof CheckChange>;
export const CheckChangeSet = Type.Object({ ...CheckChange.properties, by: Type.String(), at: Type.Integer() });
export type CheckChangeSet = Static<typeof CheckChangeSet>;
