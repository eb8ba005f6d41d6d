import type { Static } from 'typebox';
import type { readEnterprise } from '../../../contract/point.ts';
import { day, startOfDay } from '../../../basis/time.ts';
import { firmRecordCategories, type FirmRecordCategory } from '../../../model/firm-record.ts';
import type { Words } from '../../../model/words.ts';
import { firmCategoryWords } from '../../kit/firm-category-words.ts';

type Firm = Static<typeof readEnterprise.reply>;
export type Case = Firm['counts'][number];
export type Group = Firm['records'][number];
export type Kept = Group['records'][number];

/** One line of the file: what this platform handles itself (`cases`), or a kind of record that came from elsewhere. */
export type FileLine =
  | { readonly of: 'cases'; readonly id: string; readonly title: Words; readonly count: number; readonly last?: number; readonly sources: readonly Words[] }
  | { readonly of: 'records'; readonly id: FirmRecordCategory; readonly title: Words; readonly count: number; readonly last?: number; readonly sources: readonly Words[]; readonly withheld: boolean };

/** Every kind of record always has its line, those of the platform first. */
export const linesOf = (counts: readonly Case[], groups: readonly Group[]): readonly FileLine[] => [
  ...counts.map(({ source, ...held }): FileLine => ({ of: 'cases', ...held, sources: [source] })),
  ...groups.map(({ category, withheld, records }): FileLine => {
    const newest = records[0];
    return {
      of: 'records', id: category, title: firmCategoryWords[category], count: records.length, withheld, sources: sourcesOf(records),
      ...(newest === undefined ? {} : { last: momentOf(newest.day) }),
    };
  }),
];

export const isCategory = (text: string | undefined): text is FirmRecordCategory => firmRecordCategories.some((one) => one === text);

/** Noon, so that a day is that day in every zone of the reader. */
export const momentOf = (text: string): number => startOfDay(day(text)) + 43_200_000;

/** Each source once, the newest first. */
const sourcesOf = (records: readonly Kept[]): readonly Words[] => [...new Map(records.map(({ source }) => [source.zh, source])).values()];

/** Whether a record's validity has run out by the day (`YYYY-MM-DD`). */
export const isExpired = ({ expires }: Kept, today: string): boolean => expires !== undefined && expires < today;
