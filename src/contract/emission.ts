import { Type } from 'typebox';
import { ExplainStep } from '../model/finding.ts';
import { permitStates } from '../model/permitted-amount.ts';
import { Point } from '../model/point.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { FactorView, PermittedView } from './point.ts';
import { Basis } from './shapes.ts';

const Count = Type.Integer({ minimum: 0 });
/** Tonnes as decimal text; within limits, over a limit and substituted add up. */
const Parts = { within: Type.String(), over: Type.String(), substituted: Type.String() };
const Month = Type.Object({
  /** `2026-01` */
  month: Type.String(), ...Parts,
  /** From the first of January on; absent before the first hour with a value. */
  soFar: Type.Optional(Type.String()), missing: Count, before: Count,
});
/** Hours one after the other, from `at` (UTC ms). */
const Over = Type.Object({ at: Type.Integer(), hours: Count, mass: Type.String() });
const Gap = Type.Object({
  at: Type.Integer(), hours: Count, mass: Type.Optional(Type.String()), capture: Type.Optional(Type.String()),
  rule: Type.Optional(Type.Object({ standard: Type.String(), clause: Type.String(), confidence: Type.Enum(['high', 'low']) })), reason: Type.Optional(Words),
});

/** One outlet, or the firm together. `least`: hours without a value are missing in it. Stretches are the newest of `…Count`. */
const Emission = {
  state: Type.Enum([...permitStates]), permitted: Type.Optional(PermittedView), total: Type.Optional(Type.String()), least: Type.Boolean(),
  ...Parts, used: Type.Optional(Type.String()), forecast: Type.Optional(Type.String()), confidence: Type.Enum(['high', 'low']),
  hours: Type.Object({ due: Count, byFlow: Count, reported: Count, noDischarge: Count, over: Count, substituted: Count, missing: Count, before: Count }),
  months: Type.Array(Month), steps: Type.Array(ExplainStep),
  /** Rules that the figure rests on; `id` ends with the rule's key. */
  rules: Type.Array(Type.Object({ id: Type.String(), standard: Type.String(), clause: Type.String(), confidence: Type.Enum(['high', 'low']) })),
};
const OutletEmission = Type.Object({
  point: Point, ...Emission, overs: Type.Array(Over), oversCount: Count, gaps: Type.Array(Gap), gapsCount: Count,
});

export const enterpriseEmission = endpoint({
  id: 'enterprise.emission', method: 'GET', path: '/api/enterprises/:unit/emission', who: 'signed-in',
  says: { zh: '年排放量与许可量', en: 'Tonnes of a year by factor, of each outlet and the firm, against what the permit allows' },
  params: Type.Object({ unit: Type.String() }), query: Type.Object({ year: Type.Optional(Type.String({ pattern: '^20\\d{2}$' })) }),
  reply: Type.Object({
    year: Type.String(), years: Type.Array(Type.String()), to: Type.Integer(), running: Type.Boolean(),
    /** % of the year's hours that are over. */
    elapsed: Type.String(), hiddenOutlets: Count, basis: Basis,
    factors: Type.Array(Type.Object({ factor: FactorView, total: Type.Object(Emission), outlets: Type.Array(OutletEmission) })),
  }),
});
