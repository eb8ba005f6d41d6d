import { Type } from 'typebox';
import { airTargetIndicators } from '../model/air-target.ts';
import { ExplainStep } from '../model/finding.ts';
import type { Role } from '../model/role.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { ApprovedDay, Basis, RegionName } from './shapes.ts';

const Year = Type.String({ pattern: '^20\\d{2}$' });
const who: readonly Role[] = [
  'province', 'rectification-office', 'trade-department', 'city', 'county', 'branch', 'party-secretary', 'head-of-government', 'auditor',
];

/** Where a region stands: decimal text in the unit of the target. `allowed`: mean of the days left, cut downwards. */
export const TargetOutlookView = Type.Object({
  state: Type.Enum(['met', 'missed', 'impossible', 'secured', 'tight', 'reachable', 'undetermined']), reason: Type.String(),
  validDays: Type.Integer(), daysLeft: Type.Integer(), soFar: Type.Optional(Type.String()), allowed: Type.Optional(Type.String()),
  exceedanceDays: Type.Optional(Type.Integer()), exceedanceDaysLeft: Type.Optional(Type.Integer()), steps: Type.Array(ExplainStep),
});
const Standing = Type.Object({
  id: Type.String(), region: RegionName, level: Type.Enum(['province', 'city', 'county', 'township']),
  indicator: Type.Enum([...airTargetIndicators]), name: Words, unit: Type.String(),
  target: Type.String(), document: Type.String(), tightBelow: Type.Optional(Type.String()), stations: Type.Integer(),
  confidence: Type.Enum(['high', 'low']),
  /** `taken`: approved days taken out; absent where there are none. Where it is there, it is the one that counts. */
  kept: TargetOutlookView, taken: Type.Optional(TargetOutlookView), basis: Basis,
  approvals: Type.Array(ApprovedDay),
});

export const airTargetsOfYear = endpoint({
  id: 'air.targets', method: 'GET', path: '/api/air/targets', who,
  says: { zh: '目标倒算:年度目标、累计值、剩余日均允许值、还可超标天数', en: 'Annual targets of air by region: so far, what the days left may still be, and whether it can be met' },
  query: Type.Object({ year: Type.Optional(Year) }),
  reply: Type.Object({
    year: Type.String(), years: Type.Array(Type.String()), asOf: Type.Optional(Type.String()), daysLeft: Type.Integer(), basis: Basis,
    rows: Type.Array(Standing), without: Type.Array(RegionName),
  }),
});
export const airTargetCourse = endpoint({
  id: 'air.target-course', method: 'GET', path: '/api/air/targets/:id/course', who,
  says: { zh: '目标倒算:逐日累计值', en: 'One target: the level from the first of January up to each day' },
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 120 }) }), query: Type.Object({ year: Year }),
  reply: Type.Object({
    id: Type.String(), basis: Basis, days: Type.Array(Type.Object({ day: Type.String(), value: Type.Optional(Type.String()) })),
  }),
});
