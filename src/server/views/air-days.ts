import type { Static } from 'typebox';
import { civil, instant } from '../../basis/time.ts';
import type { AirDay, airCalendar } from '../../contract/air-days.ts';
import type { NamedPlace, PlaceDay, PlaceDays } from '../../flow/air-calendar.ts';
import type { DaysOver } from '../../flow/air-tables.ts';
import type { House } from '../../flow/house.ts';
import type { HeededMark } from '../../flow/marked-hours/heeded.ts';
import { airDayId } from '../../model/identifier.ts';
import type { Words } from '../../model/words.ts';
import { reviewWords } from './heeded.ts';
import { regionName } from './names.ts';

type Reply = Static<typeof airCalendar.reply>;

/** A day without a stored hour has nothing that could be asked. */
export function airDayView({ of, place }: NamedPlace, one: PlaceDay): Static<typeof AirDay> {
  return {
    ...one,
    primary: [...one.primary],
    values: { ...one.values },
    ...(one.state === 'no-data' ? {} : { why: airDayId({ of, place, day: one.day }) }),
  };
}

export function calendarPlace(house: House, { of, place }: NamedPlace, sites: number): Reply['place'] {
  const point = of === 'station' ? house.directory.points.get(Number(place)) : undefined;
  const region = regionName(house, point?.region ?? place);
  return { id: place, of, name: point?.name ?? region.name, region, sites };
}

export function sumsView({ counts, runs, days }: PlaceDays): Reply['sums'] {
  const run = (of: 'good' | 'over') => {
    const held = runs[of];
    return held === undefined
      ? {}
      : { [of]: { from: days[held.from]?.day ?? '', to: days[held.to - 1]?.day ?? '', days: held.to - held.from } };
  };
  return {
    levels: [...counts.levels],
    validDays: counts.valid,
    goodDays: counts.good,
    ...(counts.goodShare === undefined ? {} : { goodShare: counts.goodShare }),
    ...run('good'),
    ...run('over'),
  };
}

/** 口径 of days as days: every one counted, under the edition of its day. */
export function dayBasis(
  house: House, sites: number, { from, to, whole }: DaysOver, editions: readonly string[], heeded: readonly HeededMark[] = [],
): Words {
  const review = reviewWords(heeded);
  const [indexes, at] = [editions.join(' / '), civil(instant(house.clocks.world()))];
  return {
    zh: [
      `监测点位${sites}个`,
      '实况',
      review.zh,
      from === to ? from : `${from}至${to}${whole ? '' : '(时段未完)'}`,
      `日评价按当日版本${indexes}`,
      '天数含沙尘等异常日',
      `截至${at}`,
    ].join('|'),
    en: [
      `${sites} stations`,
      'actual conditions',
      review.en,
      from === to ? from : `${from} to ${to}${whole ? '' : ' (period not over)'}`,
      `days by the edition of the day, ${indexes}`,
      'dust and exceptional days in',
      `as of ${at}`,
    ].join(' | '),
  };
}
