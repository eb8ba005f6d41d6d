import { Type, type Static } from 'typebox';
import { MarkAct } from './data-mark.ts';

const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

/**
 * 申辩: what a firm says of hours of its own outlet that count against the valid transmission rate. Never edited; the branch answers it
 * once, and what is accepted is no longer due.
 */
export const DeductionAppeal = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64 }), point: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
  /** Codes; empty: all that are assessed. */
  factors: Type.Array(Type.String({ pattern: '^[0-9A-Za-z_-]{1,24}$' }), { maxItems: 200 }),
  /** UTC ms, `to` outside. */
  from: Moment, to: Moment,
  ...MarkAct.properties,
  evidence: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })), evidenceName: Type.Optional(Type.String({ minLength: 1,
    maxLength: 120 })),
  answer: Type.Optional(Type.Intersect([MarkAct, Type.Object({ accepted: Type.Boolean() })])),
});
export type DeductionAppeal = Static<typeof DeductionAppeal>;

export const appealStates = ['waiting', 'accepted', 'refused'] as const;
export type AppealState = (typeof appealStates)[number];

export const appealState = ({ answer }: DeductionAppeal): AppealState => (answer === undefined ? 'waiting' : answer.accepted ? 'accepted' : 'refused');
