import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { listTwoHigh, putTwoHigh, readTwoHigh } from '../../contract/two-high.ts';
import type { House } from '../../flow/house.ts';
import { putTwoHigh as put, twoHighOn, twoHighVersions } from '../../flow/two-high/register.ts';
import { regionContains } from '../../model/region.ts';
import { versionOn } from '../../model/version.ts';
import { handle, type Handler } from '../handler.ts';
import { byStatus, changesOf, choicesOf, twoHighBasis, twoHighRow } from '../views/two-high.ts';

/** “两高”项目清单 (M28): read by whoever reads the problem lists, kept by the province and the cities. */
export function twoHighHandlers(house: House): readonly Handler[] {
  const today = (): string => dayOf(instant(house.clocks.world()));
  return [
    handle(listTwoHigh, async ({ query: { status, industry, region, flagged } }, { caller }) => {
      const on = today();
      const listed = (await twoHighOn(house, caller.viewer, on)).filter(({ body }) => body.offList === undefined || body.offList > on);
      const all = listed.map((version) => twoHighRow(house, version, on));
      const wanted = all.filter(({ project, flags }) => (industry === undefined || project.industry.startsWith(industry))
        && (region === undefined || regionContains(region, project.region)) && (flagged !== true || flags.length > 0));
      return ok({
        rows: wanted.filter(({ project }) => status === undefined || project.status === status)
          .toSorted((a, b) => b.flags.length - a.flags.length || (a.project.id < b.project.id ? -1 : 1)),
        sums: byStatus(wanted), ...choicesOf(house, all), basis: twoHighBasis(house),
      });
    }),
    handle(readTwoHigh, async ({ params }, { caller }) => {
      const versions = await twoHighVersions(house, caller.viewer, params.id);
      const version = versionOn(versions, today()) ?? versions.at(-1);
      if (version === undefined) return fail('request.not-found', params.id);
      return ok({ row: twoHighRow(house, version, today()), changes: changesOf(versions), basis: twoHighBasis(house) });
    }),
    handle(putTwoHigh, async ({ params, body: { project, from, why, seen } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.no-right');
      if (project.id !== params.id) return fail('register.wrong-key', params.id);
      const said = await put(house, { viewer: caller.viewer, says: caller.actor.says, project, from, why,
        ...(seen === undefined ? {} : { seen }) });
      return said.ok ? ok({ id: params.id, enteredAt: said.value.enteredAt }) : said;
    }),
  ];
}
