import { Type, type Static } from 'typebox';
import { day as asDay, startOfDay } from '../basis/time.ts';
import type { ExceptionalDay } from './exceptional-day.ts';
import { RegionCode } from './region.ts';

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const approval = { minLength: 1, maxLength: 200 } as const;

/**
 * 特殊事件剔除: a request to take one day of one region out of the statistics of some pollutants, and what became of it. Each state is a
 * new version of the same id. Only an approved one takes a day out, and then who approved it, by which document and when are there.
 */
export const AirExclusion = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 120 }),
  region: RegionCode,
  day,
  kind: Type.Enum(['dust', 'event']),
  pollutants: Type.Array(Type.Enum(['PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3']), { minItems: 1, uniqueItems: true }),
  /** The unit that asks. */
  applicant: Type.String({ minLength: 1 }),
  grounds: Type.String({ minLength: 1, maxLength: 1000 }),
  state: Type.Enum(['applied', 'approved', 'refused']),
  approvedBy: Type.Optional(Type.String(approval)),
  approvalDocument: Type.Optional(Type.String(approval)),
  approvedOn: Type.Optional(day),
});
export type AirExclusion = Static<typeof AirExclusion>;

/** The day that an approved request takes out; undefined for one that is asked for, refused, or approved by nobody. */
export function approvedDay(asked: AirExclusion): ExceptionalDay | undefined {
  const { region, day: of, kind, pollutants, grounds, state, approvedBy, approvalDocument, approvedOn } = asked;
  if (state !== 'approved' || approvedBy === undefined || approvalDocument === undefined || approvedOn === undefined) return undefined;
  return { region, day: of, kind, pollutants, reason: grounds, document: approvalDocument, approvedBy, approvedAt: startOfDay(asDay(approvedOn)) };
}
