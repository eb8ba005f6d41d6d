import type { Static } from 'typebox';
import type { DataMarkView } from '../../../contract/data-mark.ts';
import { hourMs } from '../../../basis/time.ts';
import type { ChartBand } from '../../kit/chart.tsx';

export type Mark = Static<typeof DataMarkView>;

/** What is said of a factor in an hour; what was withdrawn is not. */
export const marksOfHour = (marks: readonly Mark[], factor: string, at: number): readonly Mark[] => marks.filter((mark) =>
  mark.state !== 'withdrawn' && mark.from < at + hourMs && mark.to > at && isOf(mark, factor));

/** Marked times of a factor that lie in the window, as grounds behind its curve. */
export const bandsOf = (marks: readonly Mark[], factor: string, from: number, to: number,
  say: (mark: Mark) => string): readonly ChartBand[] =>
  marks.filter((mark) => mark.state !== 'withdrawn' && isOf(mark, factor))
    .map((mark) => ({ from: Math.max(mark.from, from), to: Math.min(mark.to, to), name: say(mark) })).filter((band) => band.from < band.to);

const isOf = ({ factors }: Mark, factor: string): boolean => factors.length === 0 || factors.some(({ code }) => code === factor);
