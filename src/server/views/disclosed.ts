import type { Static } from 'typebox';
import type { disclosedSeries } from '../../contract/public.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { disclosedHours, isDisclosed, lastWholeHour, pointsOf } from '../../flow/disclosed-hours.ts';
import type { House } from '../../flow/house.ts';
import type { Publication } from '../../flow/ports/records.ts';
import type { Determination } from '../../model/determination.ts';
import { basisOf } from './basis.ts';
import { factorViews } from './determination.ts';
import { shownWithinMs } from './display-rules.ts';

type Outlet = Static<typeof disclosedSeries.reply>['outlets'][number];

/** The outlets of a published item: values beside the limit that applied; no verdict, because nothing is verified before an officer looked. */
export async function shownOutlets(house: House, item: Publication): Promise<readonly Outlet[]> {
  const to = lastWholeHour(house);
  return Promise.all(pointsOf(house, item).map(async (point) => {
    const outlet = { number: point.number, name: point.name, disclosed: isDisclosed(house, point), basis: basisOf(house, point.kind, to) };
    const rows = await disclosedHours(house, point, shownWithinMs);
    const limited = rows.filter((row) => row.limit !== undefined);
    return { ...outlet, factors: factorViews(house, limited).map((factor) => ({ factor, ...curve(house, rows.filter((row) => row.factor === factor.code)) })) };
  }));
}

/** Values with the bounds of the limit that the newest hour was held against: a determination names one, its limit may have two. */
function curve(house: House, rows: readonly Determination[]) {
  const newest = rows.findLast((row) => row.limit !== undefined);
  const held = newest === undefined ? undefined
    : house.directory.limitsOn(newest.point, dayOf(instant(newest.at)), house.clocks.machine()).find(({ id }) => id === newest.edition);
  const { min, max } = held ?? { min: undefined, max: newest?.limit };
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), points: rows.map(({ at, value }) => ({ at, ...(value === undefined ? {} : { value }) })) };
}
