import { Type } from 'typebox';
import { airLevels } from '../model/ambient.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Heeded } from './heeded.ts';
import { AirGrade, ApprovedDay, Basis, RegionName } from './shapes.ts';

const Period = Type.String({ pattern: '^(\\d{4}|\\d{4}-\\d{2}|\\d{4}-Q[1-4]|\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{2}-\\d{2}\\.\\.\\d{4}-\\d{2}-\\d{2})$' });
const Region = Type.String({ pattern: '^\\d{6}$' });
const Level = Type.Enum([...airLevels]);

/**
 * One pollutant over the period, rounded by HJ 663; `times` over the grade-2 limit, `change` on the year in %. Without `value` the reason
 * says why. `daysIn`: the value with the approved days in, where such days are out of this pollutant.
 */
const Figure = Type.Object({
  pollutant: Type.String(), value: Type.Optional(Type.String()), daysIn: Type.Optional(Type.String()), times: Type.Optional(Type.String()), change: Type.Optional(Type.String()),
  validDays: Type.Integer(), neededDays: Type.Integer(), reason: Type.String(),
});
const Place = Type.Object({
  id: Type.String(), name: Words, region: RegionName, sites: Type.Integer(), days: Type.Integer(), validDays: Type.Integer(),
  /** Days by level 1…6. */
  levels: Type.Array(Type.Integer()), goodDays: Type.Integer(), goodShare: Type.Optional(Type.String()), goodShareChange: Type.Optional(Type.String()),
  /** Days on which each was primary, most first; none left out but those that never were. */
  primary: Type.Array(Type.Object({ pollutant: Type.String(), days: Type.Integer() })),
  figures: Type.Array(Figure), composite: Type.Optional(Type.String()), compositeChange: Type.Optional(Type.String()), compositeReason: Type.String(),
  /** Largest term of the composite index. */
  main: Type.Array(Type.String()), daysTakenOut: Type.Integer(),
});
/** 1 is best, equal printed values share a place. Below validity: listed at the end without `rank`. */
const Ranking = Type.Object({
  by: Type.Enum(['concentration', 'improvement', 'good-days']),
  rows: Type.Array(Type.Object({ id: Type.String(), name: Words, rank: Type.Optional(Type.Integer()), value: Type.Optional(Type.String()), validDays: Type.Integer(), days: Type.Integer() })),
});

export const airOfPeriod = endpoint({
  id: 'air.period', method: 'GET', path: '/api/air/period', who: 'anyone',
  says: { zh: '空气质量月报、季报、年报与三项排名', en: 'Air over a day, month, quarter, year or range by city, county or station, and three rankings' },
  query: Type.Object({ period: Type.Optional(Period), level: Type.Optional(Level), region: Type.Optional(Region) }),
  reply: Type.Object({
    period: Type.String(), level: Level,
    /** Days that are over; absent where none of the period is. */
    span: Type.Optional(Type.Object({ from: Type.String(), to: Type.String(), whole: Type.Boolean() })),
    basis: Basis, heeded: Type.Optional(Heeded), grades: Type.Array(AirGrade),
    /** Limits of two editions meet in the period and no policy chooses: no `times` and no composite index. */
    undecided: Type.Boolean(),
    /** Statistic of each column: a mean, or the percentile that `percent` names. */
    columns: Type.Array(Type.Object({ pollutant: Type.String(), percent: Type.Optional(Type.String()) })),
    places: Type.Array(Place), rankings: Type.Array(Ranking),
    /** What was taken out of concentrations and composite index, each approval once. */
    approvals: Type.Array(ApprovedDay),
  }),
});
