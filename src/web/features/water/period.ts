import type { Static } from 'typebox';
import type { sectionPeriods, waterOfPeriod } from '../../../contract/water.ts';
import type { Section } from './section.ts';

export type PeriodReply = Static<typeof waterOfPeriod.reply>;
export type SectionOfPeriod = PeriodReply['sections'][number];
export type Group = PeriodReply['groups'][number];
export type Lake = PeriodReply['lakes'][number];
export type PeriodRow = Static<typeof sectionPeriods.reply>['rows'][number];

const monthsShown = 12;

/** Months up to this one, quarters and years of those months, newest first; what the address asks for is among them. */
export function periodChoices(today: string, asked: string): readonly string[] {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const dates = Array.from({ length: monthsShown }, (_, back) => ({ year: Math.floor((month - back) / 12), month: ((month - back) % 12) + 1 }));
  const months = dates.map((date) => `${date.year}-${String(date.month).padStart(2, '0')}`);
  const quarters = dates.map((date) => `${date.year}-Q${Math.ceil(date.month / 3)}`);
  return [...new Set([asked, ...months, ...quarters, ...dates.map(({ year }) => String(year))])].sort((a, b) => length(a) - length(b) || (a < b ? 1 : -1));
}

/** Months first, then quarters, then years. */
const length = (period: string): number => (period.includes('Q') ? 1 : period.length === 4 ? 2 : 0);

/** A section of a period as the map and the counts take it. */
export const asSection = ({ now, water, ...section }: SectionOfPeriod): Section => ({
  number: section.number, id: section.id, name: section.name, region: section.region, river: water.zh, items: [], reason: now.reason,
  ...(section.lon === undefined ? {} : { lon: section.lon }), ...(section.lat === undefined ? {} : { lat: section.lat }),
  ...(now.class === undefined ? {} : { class: now.class }), ...(now.status === undefined ? {} : { status: now.status }),
});
