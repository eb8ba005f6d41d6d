import type { Static } from 'typebox';
import type { Day } from '../../../basis/time.ts';
import type { mapWork } from '../../../contract/map.ts';
import { regionContains } from '../../../model/region.ts';

export type Work = Static<typeof mapWork.reply>;
export type Mark = Work['marks'][number];
export type RegionWork = Work['regions'][number];
export type Tone = Mark['tone'];
/** One day of the map: the day as the address names it, and what was answered. */
export type Moment = { readonly day: Day; readonly work: Work };

export const tones = ['late', 'due', 'ok', 'neutral'] as const satisfies readonly Tone[];
const order: Readonly<Record<Tone, number>> = { late: 0, due: 1, neutral: 2, ok: 3 };

/** Colours of counties on the map; the legend and the table say the same in words. */
export const fills = {
  light: { late: '#f0c0b8', due: '#f3dfa8', ok: '#c4e2cd', neutral: '#fbfaf7' },
  dark: { late: '#5e2b26', due: '#54421c', ok: '#21492f', neutral: '#1a2420' },
} as const satisfies Readonly<Record<'light' | 'dark', Readonly<Record<Tone, string>>>>;

/** Late first, then due, by date; `layer` is a kind, `wrong` or nothing; `region` a county, or nothing for all. */
export function marksOf(marks: readonly Mark[], layer: string | undefined, region?: string): readonly Mark[] {
  const wanted = marks.filter(({ kind, tone, region: own }) =>
    (layer === undefined ? true : layer === 'wrong' ? tone === 'late' || tone === 'due' : kind === layer) && (region === undefined || regionContains(region, own)));
  return wanted.toSorted((a, b) => order[a.tone] - order[b.tone] || (a.due ?? Infinity) - (b.due ?? Infinity) || (a.id < b.id ? -1 : 1));
}
