import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant, startOfDay } from '../../basis/time.ts';
import { caseSummary } from '../../contract/case.ts';
import { caseTypeOf } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { tallyOf } from '../views/day-tally.ts';
import { regionName } from '../views/names.ts';

/** The newest cases that the day's numbers are counted over. */
const recentMax = 1_000;

/** Counts of one type by state and region, and the day's numbers as the type declares them. */
export function summaryHandlers(house: House): readonly Handler[] {
  return [
    handle(caseSummary, async ({ query }, { caller }) => {
      const type = caseTypeOf(house.programmes, query.type);
      if (type === undefined) return fail('case.unknown-type', query.type);
      const records = house.records.read(caller.viewer);
      const counts = await records.caseCounts({ types: [type.id] });
      const from = startOfDay(dayOf(instant(house.clocks.world())));
      const recent = await records.cases({ types: [type.id], limit: recentMax });
      const tally = (id: Parameters<typeof tallyOf>[1]): number => tallyOf(type, id, recent, from);
      return ok({
        counts: counts.map(({ state, region, count }) => ({ state, region: regionName(house, region), count })),
        today: {
          opened: recent.filter((of) => of.openedAt >= from).length,
          reviewed: tally('reviewed'), assigned: tally('assigned'), verified: tally('verified'), substantiated: tally('substantiated'),
        },
      });
    }),
  ];
}
