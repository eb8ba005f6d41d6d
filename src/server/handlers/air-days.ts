import { fail, ok, type Result } from '../../basis/result.ts';
import { addDays, dayOf, instant } from '../../basis/time.ts';
import { airCalendar, airOfDay } from '../../contract/air-days.ts';
import { airDaily } from '../../flow/air-daily.ts';
import { placesByDay, type NamedPlace } from '../../flow/air-calendar.ts';
import { daysOver } from '../../flow/air-tables.ts';
import type { House } from '../../flow/house.ts';
import { registerStamp } from '../../flow/register-stamp.ts';
import { airRulesOn } from '../../judge/air-period/rules.ts';
import type { AirLevel } from '../../model/ambient.ts';
import { handle, type Handler } from '../handler.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { dailyView } from '../views/air-daily.ts';
import { airDayView, dayBasis, calendarPlace, sumsView } from '../views/air-days.ts';
import { gradesOf } from '../views/air-grades.ts';
import { heededView } from '../views/heeded.ts';
import { overviewFreshMs, overviewsKept, periodDaysMax } from '../views/display-rules.ts';

export function airDayHandlers(house: House, rootRegion: () => string): readonly Handler[] {
  const years = new SharedAnswers<Awaited<ReturnType<typeof placesByDay>>>(() => house.clocks.machine(), overviewFreshMs, overviewsKept);
  const reports = new SharedAnswers<Awaited<ReturnType<typeof airDaily>>>(() => house.clocks.machine(), overviewFreshMs, overviewsKept);
  return [
    handle(airCalendar, async ({ params, query }) => {
      const place = placeNamed(house, query.level, params.place);
      if (!place.ok) return place;
      const yesterday = addDays(dayOf(instant(house.clocks.world())), -1);
      const year = query.year ?? yesterday.slice(0, 4);
      const span = daysOver(house, year, periodDaysMax);
      if (!span.ok) return span;
      const rules = airRulesOn(house.rulebook, span.value?.to ?? yesterday);
      if (!rules.ok) return rules;
      const { of, place: id } = place.value;
      const over = span.value;
      const found =
        over === undefined
          ? ok([])
          : await years.of(`${of} ${id} ${over.from} ${over.to}`, () => placesByDay(house, [place.value], over.from, over.to));
      if (!found.ok) return found;
      const [one] = found.value;
      const head = { place: calendarPlace(house, place.value, one?.sites ?? 0), year, grades: gradesOf(rules.value.index.levels) };
      if (one === undefined || over === undefined)
        return ok({
          ...head,
          basis: dayBasis(house, 0, { from: yesterday, to: yesterday, whole: true }, [rules.value.index.edition.standard]),
          days: [],
          sums: { levels: [], validDays: 0, goodDays: 0 },
        });
      return ok({
        ...head,
        basis: dayBasis(house, one.sites, over, one.editions, one.heeded),
        ...heededView(house, one.heeded),
        days: one.days.map((day) => airDayView(one, day)),
        sums: sumsView(one),
      });
    }),
    handle(airOfDay, async ({ query }) => {
      const yesterday = addDays(dayOf(instant(house.clocks.world())), -1);
      const [day, level, region] = [query.day ?? yesterday, query.level ?? 'city', query.region ?? rootRegion()];
      const span = daysOver(house, day, 1);
      if (!span.ok) return span;
      const rules = airRulesOn(house.rulebook, span.value?.to ?? yesterday);
      if (!rules.ok) return rules;
      const over = span.value?.to;
      if (over === undefined) return ok(dailyView(house, { day, level, region }, rules.value, undefined));
      const daily = await reports.of([level, region, over, await registerStamp(house, ['air-exclusion'])].join(' '), () => airDaily(house, level, region, over));
      return daily.ok ? ok(dailyView(house, { day, level, region }, rules.value, daily.value)) : daily;
    }),
  ];
}

/** Fault request.not-found: no air station has this number, or no region this code. */
function placeNamed(house: House, level: AirLevel | undefined, place: string): Result<NamedPlace> {
  const known =
    level === 'station' ? house.directory.points.get(Number(place))?.kind === 'air-station' : house.directory.regions.has(place);
  return known ? ok({ of: level === 'station' ? 'station' : 'region', place }) : fail('request.not-found', place);
}
