import { Type, type Static } from 'typebox';

const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const Said = Type.String({ minLength: 1, maxLength: 500 });

export const markMakers = ['firm', 'rule', 'reviewer'] as const;
export type MarkMaker = (typeof markMakers)[number];
/** What a mark does to the values it covers: they may not be used, they may although their flag says no, or nothing. */
export const markEffects = ['not-valid', 'valid', 'note'] as const;

/** Something done to a mark after it was made: who (appointment or rule id, and in words as they stood), when (world clock), why. */
export const MarkAct = Type.Object({ at: Moment, by: Type.String({ minLength: 1, maxLength: 120 }),
  says: Type.String({ maxLength: 200 }), reason: Said });
export type MarkAct = Static<typeof MarkAct>;
const MarkAnswer = Type.Intersect([MarkAct, Type.Object({ accepted: Type.Boolean() })]);
export type MarkAnswer = Static<typeof MarkAnswer>;

/**
 * 数据标记: what a firm, a machine rule or a reviewer says of readings, which themselves are never altered. A mark is never edited
 * nor deleted; it is withdrawn, or another one is set over it.
 */
export const DataMark = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64 }),
  point: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
  /** Codes; empty: all that the point measures. */
  factors: Type.Array(Type.String({ pattern: '^[0-9A-Za-z_-]{1,24}$' }), { maxItems: 200 }),
  /** UTC ms, `to` outside. */
  from: Moment, to: Moment,
  maker: Type.Enum(markMakers),
  /** A code of the dated table of mark types (`standards/mark-rules-*.json`). */
  type: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  effect: Type.Enum(markEffects),
  ...MarkAct.properties,
  /** File of the file store, by its hash. */
  evidence: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  /** As it was handed in. */
  evidenceName: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  /** Of a reviewer. */
  signature: Type.Optional(Type.String({ maxLength: 4000 })),
  /** Made after the deadline: no effect until somebody accepts it. */
  late: Type.Optional(Type.Literal(true)),
  answer: Type.Optional(MarkAnswer),
  withdrawn: Type.Optional(MarkAct),
});
export type DataMark = Static<typeof DataMark>;

export const markStates = ['standing', 'waiting', 'refused', 'withdrawn'] as const;
export type MarkState = (typeof markStates)[number];

export function markState({ late, answer, withdrawn }: DataMark): MarkState {
  if (withdrawn !== undefined) return 'withdrawn';
  if (late !== true || answer?.accepted === true) return 'standing';
  return answer === undefined ? 'waiting' : 'refused';
}

/** Whether judging must heed it. */
export const markDecides = (mark: DataMark): boolean => mark.effect !== 'note' && markState(mark) === 'standing';
