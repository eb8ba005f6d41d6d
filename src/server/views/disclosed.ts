import type { Static } from 'typebox';
import type { disclosedSeries } from '../../contract/public.ts';
import { dayOf, hourMs, instant } from '../../basis/time.ts';
import type { House } from '../../flow/house.ts';
import type { Publication } from '../../flow/ports/records.ts';
import type { Determination } from '../../model/determination.ts';
import { disclosesByLaw } from '../../publish/disclosing-firm.ts';
import { basisOf } from './basis.ts';
import { factorViews } from './determination.ts';
import { shownWithinMs } from './display-rules.ts';

type Outlet = Static<typeof disclosedSeries.reply>['outlets'][number];

/**
 * The hourly values of the outlets of a published item, where the law has the firm disclose them: a key polluting unit publishes its
 * automatic monitoring data (企业环境信息依法披露管理办法, ministry order 24 of 2021, article 7 with 12). Values beside the limit that
 * applied; no verdict, because nothing is verified before an officer looked. Other outlets say that they are not disclosed.
 */
export async function disclosedOutlets(house: House, item: Publication): Promise<readonly Outlet[]> {
  const to = Math.floor(house.clocks.world() / hourMs) * hourMs;
  const points = item.points.map((number) => house.directory.points.get(number)).filter((point) => point !== undefined);
  return Promise.all(points.map(async (point) => {
    const outlet = { number: point.number, name: point.name, disclosed: disclosesByLaw(house.directory.enterprises.get(point.enterprise ?? ''), point), basis: basisOf(house, point.kind, to) };
    if (!outlet.disclosed) return { ...outlet, factors: [] };
    const rows = await house.observations.determinations({ points: [point.number], period: 'hour', window: { from: to - shownWithinMs, to } });
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
