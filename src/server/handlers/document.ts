import { ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { listDocuments } from '../../contract/document.ts';
import { checkSeries, issuedDocuments } from '../../flow/cases/issued-documents.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { documentRow, documentsBasis, isUnread } from '../views/document.ts';

/** 发文登记簿 of an office: what it sent and what it was sent, receipts, and no number without its paper. */
export function documentHandlers(house: House): readonly Handler[] {
  return [
    handle(listDocuments, async ({ query }, { caller }) => {
      const year = query.year ?? dayOf(instant(house.clocks.world())).slice(0, 4);
      const all = await issuedDocuments(house, caller.viewer);
      const ofYear = all.filter(({ document }) => document.year === year);
      const unread = ofYear.filter((of) => isUnread(house, of));
      const rows = (query.unread === true ? unread : ofYear).map((of) => documentRow(house, of));
      const { unit, scope } = caller.viewer;
      return ok({
        year, years: [...new Set([year, ...all.map(({ document }) => document.year)])].toSorted().toReversed(), rows,
        counts: { issued: ofYear.length, unread: unread.length, overdue: ofYear.filter((of) => documentRow(house, of).overdue).length },
        series: (await checkSeries(house, year, (issuer) => scope === 'all' || issuer === unit))
          .map(({ codeWord, kindWord, drawn, missing }) => ({ codeWord, kindWord, drawn, missing: [...missing] })),
        basis: documentsBasis(house, year),
      });
    }),
  ];
}
