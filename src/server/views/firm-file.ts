import type { Static } from 'typebox';
import { dayOf, instant } from '../../basis/time.ts';
import type { FirmRecordGroup, PermittedView } from '../../contract/point.ts';
import type { Dated } from '../../flow/dated-register.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { firmRecordCategories, type FirmRecord } from '../../model/firm-record.ts';
import type { PermittedAmount } from '../../model/permitted-amount.ts';

type Group = Static<typeof FirmRecordGroup>;

/**
 * All kinds of record of a firm's file as they hold today, in their fixed order, newest first in each. What people reported (信访) is
 * for the authorities: a firm and its contractor are told that it is withheld, and neither text nor count.
 */
export function firmRecordGroups({ directory, clocks }: House, viewer: Viewer, unit: string): readonly Group[] {
  const held = directory.firmRecords.on(unit, dayOf(instant(clocks.world()))).map(({ body }) => body);
  const byCategory = Map.groupBy(held, ({ category }) => category);
  return firmRecordCategories.map((category): Group => {
    if (category === 'petition' && viewer.scope === 'own') return { category, withheld: true, records: [] };
    const records = (byCategory.get(category) ?? []).toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1));
    return { category, withheld: false, records: records.map(recordView) };
  });
}

const recordView = ({ unit: _unit, category: _category, ...record }: FirmRecord): Group['records'][number] => record;

/** 年许可排放量 with the days on which it holds. */
export const permittedView = ({ body: { factor, amount, permit, clause }, from, to }: Dated<PermittedAmount>): Static<typeof PermittedView> =>
  ({ factor, amount, permit, clause, from, ...(to === undefined ? {} : { to }) });
