import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { FactorView } from './point.ts';
import { AnyJson } from './shapes.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Confidence = Type.Enum(['high', 'low']);

/** One edition; `rows` and `low` count the rows of the asked day and those of them of low confidence. */
const line = {
  standard: Type.String(), family: Type.String(), title: Words, issued: Type.Union([Type.String(), Type.Null()]),
  from: Type.String(), to: Type.Union([Type.String(), Type.Null()]), supersedes: Type.Array(Type.String()), supersededBy: Type.Union([Type.String(), Type.Null()]),
  rows: Type.Integer(), low: Type.Integer(),
};
/** A row as standards/ holds it, with its figure as people write it; `reference`: why no verdict rests on it. */
const Row = Type.Object({ figure: Type.String(), reference: Type.Optional(Words), row: AnyJson });
const Side = Type.Object({ standard: Type.String(), figure: Type.String(), confidence: Confidence, clause: Type.String(), row: AnyJson });

export const listStandards = endpoint({
  id: 'standard.list', method: 'GET', path: '/api/standards', who: 'anyone',
  says: { zh: '收录的标准;给出日期则为当日有效的', en: 'Standards held; with a day, those in force on it' },
  query: Type.Object({ on: Type.Optional(Day) }), reply: Type.Array(Type.Object(line)),
});
export const diffStandards = endpoint({
  id: 'standard.diff', method: 'GET', path: '/api/standards/diff', who: 'anyone',
  says: { zh: '两版标准之间、两个日期之间的变化', en: 'What changes between two editions (before, after) or two days (from, to)' },
  query: Type.Object({ before: Type.Optional(Name), after: Type.Optional(Name), from: Type.Optional(Day), to: Type.Optional(Day) }),
  reply: Type.Array(Type.Object({
    change: Type.Enum(['added', 'removed', 'changed']), family: Type.String(), kind: Type.String(), what: Type.String(),
    before: Type.Optional(Side), after: Type.Optional(Side),
  })),
});
export const readStandard = endpoint({
  id: 'standard.read', method: 'GET', path: '/api/standards/:name', who: 'anyone',
  says: { zh: '一部标准及其条目', en: 'One edition with its rows; with a day, the rows of that day' },
  params: Type.Object({ name: Name }), query: Type.Object({ on: Type.Optional(Day) }),
  reply: Type.Object({ ...line, aliases: Type.Array(Type.String()), sources: Type.Array(Type.String()), notes: Type.Array(Type.String()), on: Type.Optional(Type.String()), shown: Type.Array(Row) }),
});
export const pointLimits = endpoint({
  id: 'point.limits', method: 'GET', path: '/api/points/:number/limits', who: 'anyone',
  says: { zh: '该排口当日执行的全部限值', en: 'Every limit that applied to this outlet on a day, the strictest of each factor marked' },
  params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) }), query: Type.Object({ on: Type.Optional(Day) }),
  reply: Type.Object({
    on: Type.String(),
    limits: Type.Array(Type.Object({
      factor: FactorView, setBy: Type.Enum(['permit', 'province', 'nation']), id: Type.String(), averaging: Type.Enum(['hour', 'day']),
      max: Type.Optional(Type.String()), min: Type.Optional(Type.String()), unit: Type.String(), referenceO2: Type.Optional(Type.String()),
      standard: Type.String(), clause: Type.String(), from: Type.String(), confidence: Confidence,
      waterTemperature: Type.Optional(Type.String()), condition: Type.Optional(Type.String()),
      /** The strictest of those that hold without an open condition, by factor and averaging. */
      strictest: Type.Boolean(),
    })),
    /** Limits that exist and whose figures were not obtained: never "no limit". */
    notKnown: Type.Array(Type.Object({ standard: Type.String(), clause: Type.String(), from: Type.String(), pollutant: Words, averaging: Type.String() })),
    /** Declared for the outlet and not held, or not in force on that day. */
    unheld: Type.Array(Type.String()),
  }),
});
