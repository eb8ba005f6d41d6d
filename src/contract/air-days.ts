import { Type } from 'typebox';
import { airLevels } from '../model/ambient.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Heeded } from './heeded.ts';
import { AirGrade, Basis, RegionName } from './shapes.ts';

const Values = Type.Record(Type.String(), Type.String());

/** A day of a place: `not-valid` has hours but no AQI (`reason`), `no-data` has none. `values` as the daily report prints them; `why` is what `why` takes. */
export const AirDay = Type.Object({
  day: Type.String(),
  state: Type.Enum(['valid', 'not-valid', 'no-data']),
  aqi: Type.Optional(Type.Integer()),
  level: Type.Optional(Type.Integer()),
  primary: Type.Array(Type.String()),
  reason: Type.String(),
  values: Values,
  why: Type.Optional(Type.String()),
});
/** Days in a row, both ends included. */
const Run = Type.Object({ from: Type.String(), to: Type.String(), days: Type.Integer() });

export const airCalendar = endpoint({
  id: 'air.calendar',
  method: 'GET',
  path: '/api/air/calendar/:place',
  who: 'anyone',
  says: {
    zh: '空气质量年历:每日 AQI、级别与首要污染物',
    en: 'A year of a station (level=station, its number) or region (its code) day by day: AQI, grade, primary pollutants, six concentrations',
  },
  params: Type.Object({ place: Type.String({ pattern: '^\\d{1,10}$' }) }),
  query: Type.Object({ level: Type.Optional(Type.Enum([...airLevels])), year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })) }),
  reply: Type.Object({
    place: Type.Object({
      id: Type.String(),
      of: Type.Enum(['station', 'region']),
      name: Words,
      region: RegionName,
      sites: Type.Integer(),
    }),
    year: Type.String(),
    basis: Basis,
    heeded: Type.Optional(Heeded),
    grades: Type.Array(AirGrade),
    /** Days that are over, 1 January first; those to come are absent. */
    days: Type.Array(AirDay),
    sums: Type.Object({
      /** Days by level 1…6. */
      levels: Type.Array(Type.Integer()),
      validDays: Type.Integer(),
      goodDays: Type.Integer(),
      goodShare: Type.Optional(Type.String()),
      /** Longest runs of good days and of days above; a day without AQI ends a run. */
      good: Type.Optional(Run),
      over: Type.Optional(Run),
    }),
  }),
});

/** Since the first of the month or year: PM2.5 in µg/m³ and composite index with the change on the year in %, good days; `rank` by composite, 1 best. */
const ToDate = Type.Object({
  days: Type.Integer(),
  validDays: Type.Integer(),
  goodDays: Type.Integer(),
  goodShare: Type.Optional(Type.String()),
  /** Percentage points. */
  goodShareChange: Type.Optional(Type.String()),
  fine: Type.Optional(Type.String()),
  fineChange: Type.Optional(Type.String()),
  fineReason: Type.String(),
  composite: Type.Optional(Type.String()),
  compositeChange: Type.Optional(Type.String()),
  compositeReason: Type.String(),
  rank: Type.Optional(Type.Integer()),
});
/** A region on the day; `rank` by AQI, 1 best; `turn`: its grade against the day before. */
const DailyRow = Type.Object({
  id: Type.String(),
  name: Words,
  sites: Type.Integer(),
  today: AirDay,
  before: AirDay,
  rank: Type.Optional(Type.Integer()),
  turn: Type.Optional(Type.Enum(['better', 'same', 'worse'])),
  month: ToDate,
  year: ToDate,
});
const dailyQuery = Type.Object({
  day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  level: Type.Optional(Type.Enum(['city', 'county'])),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
});

export const airOfDay = endpoint({
  id: 'air.day',
  method: 'GET',
  path: '/api/air/daily',
  who: 'signed-in',
  says: { zh: '空气质量日报', en: 'One day by city or county: AQI, concentrations, the day before, month and year to date, ranking' },
  query: dailyQuery,
  reply: Type.Object({
    day: Type.String(),
    level: Type.Enum(['city', 'county']),
    region: RegionName,
    grades: Type.Array(AirGrade),
    basis: Type.Object({ day: Basis, month: Basis, year: Basis }),
    /** Best AQI first, those without one at the end; empty where the day is not over. */
    rows: Type.Array(DailyRow),
  }),
});
