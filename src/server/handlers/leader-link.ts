import { fail, ok } from '../../basis/result.ts';
import { leaderLink, leaderLinks } from '../../contract/leader-link.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { basisOf, instructionRows, linkRow, linkTypes, ownOnly, withItems } from '../views/leader-link.ts';
import { leaderPage } from '../views/leader-page.ts';

/** So many links an installation has at most: a few dozen leaders with some items each. */
const linksMax = 5_000;

/** 领导联系督导: who follows which item, and how long nobody has been there. */
export function leaderLinkHandlers(house: House): readonly Handler[] {
  return [
    handle(leaderLinks, async ({ query }, { caller }) => {
      const records = house.records.read(caller.viewer);
      const found = await records.cases({ types: [...linkTypes(house)], limit: linksMax, ...(query.ended === true ? {} : { open: true }) });
      const links = await withItems(house, records, ownOnly(caller.viewer, found));
      return ok({ rows: links.map((link) => linkRow(house, link)), instructions: links.flatMap((link) => instructionRows(house, link)),
        basis: basisOf(house) });
    }),
    handle(leaderLink, async ({ params }, { caller }) => {
      const records = house.records.read(caller.viewer);
      const of = await records.case(params.id);
      if (of === undefined || !linkTypes(house).includes(of.type)) return fail('request.not-found', params.id);
      const [link] = await withItems(house, records, [of]);
      return link === undefined ? fail('request.not-found', params.id) : ok(await leaderPage(house, link));
    }),
  ];
}
