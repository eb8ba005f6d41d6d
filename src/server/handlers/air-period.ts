import { ok } from '../../basis/result.ts';
import { addDays, dayOf, instant } from '../../basis/time.ts';
import { airOfPeriod } from '../../contract/air.ts';
import { airTable, daysOver } from '../../flow/air-tables.ts';
import type { House } from '../../flow/house.ts';
import { registerStamp } from '../../flow/register-stamp.ts';
import { rulesOfPeriod } from '../../judge/air-period/period-rules.ts';
import type { Caller } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { gradesOf } from '../views/air-grades.ts';
import { approvedDayViews } from '../views/approved-days.ts';
import { airBasis, approvalsOf, columnsOf, heededOf, placeView, rankingViews } from '../views/air-period.ts';
import { heededView } from '../views/heeded.ts';
import { overviewFreshMs, overviewsKept, periodDaysMax } from '../views/display-rules.ts';

export function airPeriodHandlers(house: House, rootRegion: () => string): readonly Handler[] {
  const tables = new SharedAnswers<Awaited<ReturnType<typeof airTable>>>(() => house.clocks.machine(), overviewFreshMs, overviewsKept);
  return [
    handle(airOfPeriod, async ({ query }, { caller }) => {
      const yesterday = addDays(dayOf(instant(house.clocks.world())), -1);
      const [period, level] = [query.period ?? yesterday.slice(0, 7), query.level ?? 'city'];
      const region = query.region ?? (level === 'station' ? regionOf(caller) : undefined) ?? rootRegion();
      const found = daysOver(house, period, periodDaysMax);
      if (!found.ok) return found;
      const span = found.value;
      const rules = rulesOfPeriod(house.rulebook, span?.from ?? yesterday, span?.to ?? yesterday);
      if (!rules.ok) return rules;
      const head = {
        period, level, undecided: rules.value.undecided === true, grades: gradesOf(rules.value.index.levels), columns: columnsOf(rules.value),
      };
      if (span === undefined) return ok({ ...head, basis: airBasis(house, [], { from: yesterday, to: yesterday, whole: true }, rules.value), places: [], rankings: [], approvals: [] });
      const asked = [level, region, span.from, span.to, await registerStamp(house, ['air-exclusion'])].join(' ');
      const places = await tables.of(asked, () => airTable(house, level, region, span));
      if (!places.ok) return places;
      return ok({
        ...head, span: { ...span }, basis: airBasis(house, places.value, span, rules.value), ...heededView(house, heededOf(places.value)),
        places: places.value.map((place) => placeView(house, level, place)), rankings: rankingViews(house, level, places.value),
        approvals: approvedDayViews(house, approvalsOf(places.value)),
      });
    }),
  ];
}

/** Stations are many: an office sees those of its own region unless it asks for others. */
const regionOf = (caller: Caller): string | undefined => (caller.kind === 'signed-in' && /^\d{6}/.test(caller.viewer.region) ? caller.viewer.region.slice(0, 6) : undefined);
