import type { Static } from 'typebox';
import type { sectionPeriods, waterOfPeriod } from '../../../contract/water.ts';
import type { Section } from './section.ts';

export type PeriodReply = Static<typeof waterOfPeriod.reply>;
export type SectionOfPeriod = PeriodReply['sections'][number];
export type Group = PeriodReply['groups'][number];
export type Lake = PeriodReply['lakes'][number];
export type PeriodRow = Static<typeof sectionPeriods.reply>['rows'][number];

/** A section of a period as the map and the counts take it. */
export const asSection = ({ now, water, ...section }: SectionOfPeriod): Section => ({
  number: section.number, id: section.id, name: section.name, region: section.region, river: water, items: [], reason: now.reason,
  ...(section.lon === undefined ? {} : { lon: section.lon }), ...(section.lat === undefined ? {} : { lat: section.lat }),
  ...(now.class === undefined ? {} : { class: now.class }), ...(now.status === undefined ? {} : { status: now.status }),
});
