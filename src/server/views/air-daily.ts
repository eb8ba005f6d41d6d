import type { Static } from 'typebox';
import { day as asDay } from '../../basis/time.ts';
import type { airOfDay } from '../../contract/air-days.ts';
import type { Daily, DailyRow, ToDate } from '../../flow/air-daily.ts';
import type { House } from '../../flow/house.ts';
import { heededTogether } from '../../flow/marked-hours/heeded.ts';
import type { AirRules } from '../../judge/air-period/rules.ts';
import { airDayView, dayBasis } from './air-days.ts';
import { gradesOf } from './air-grades.ts';
import { airBasis, placeView } from './air-period.ts';
import { regionName } from './names.ts';

type Reply = Static<typeof airOfDay.reply>;
type Row = Reply['rows'][number];
type Asked = Pick<Reply, 'day' | 'level'> & { readonly region: string };

/** The report as pages and papers show it; `daily` undefined: the day is not over. */
export function dailyView(house: House, { day, level, region }: Asked, rules: AirRules, daily: Daily | undefined): Reply {
  const rows = daily?.rows ?? [];
  const span = { from: asDay(day), to: asDay(day), whole: true };
  const sites = rows.reduce((sum, { place }) => sum + place.sites, 0);
  const heeded = heededTogether(rows.map(({ place }) => place.heeded));
  const of = (period: 'month' | 'year') =>
    airBasis(
      house,
      rows.map((row) => row[period].compared),
      daily?.[period] ?? span,
      rules,
    );
  return {
    day,
    level,
    region: regionName(house, region),
    grades: gradesOf(rules.index.levels),
    basis: { day: dayBasis(house, sites, span, [rules.index.edition.standard], heeded), month: of('month'), year: of('year') },
    rows: rows.map((row) => rowView(house, level, row)),
  };
}

function rowView(house: House, level: Asked['level'], { place, today, before, rank, turn, month, year }: DailyRow): Row {
  return {
    id: place.place,
    name: regionName(house, place.place).name,
    sites: place.sites,
    today: airDayView(place, today),
    before: airDayView(place, before),
    ...(rank === undefined ? {} : { rank }),
    ...(turn === undefined ? {} : { turn }),
    month: toDateView(house, level, month),
    year: toDateView(house, level, year),
  };
}

function toDateView(house: House, level: Asked['level'], { compared, rank }: ToDate): Row['month'] {
  const { days, validDays, goodDays, figures, goodShare, goodShareChange, composite, compositeChange, compositeReason } = placeView(
    house,
    level,
    compared,
  );
  const fine = figures.find(({ pollutant }) => pollutant === 'PM2.5');
  return {
    days,
    validDays,
    goodDays,
    compositeReason,
    fineReason: fine?.reason ?? '',
    ...given({ goodShare, goodShareChange, composite, compositeChange, fine: fine?.value, fineChange: fine?.change }),
    ...(rank === undefined ? {} : { rank }),
  };
}

/** The same without what is undefined. */
const given = (fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
