import { hourMs } from '../basis/time.ts';
import type { DataMark } from '../model/data-mark.ts';
import { decidingMark } from './data-mark.ts';

/** Whole hours in a row of which one mark decides; UTC ms, `to` outside. */
export type DecidedSpan = { readonly from: number; readonly to: number; readonly mark: DataMark };

/** The hours of one series of which standing marks decide: ascending, none twice; each hour says what `decidingMark` says of it. */
export function decidedSpans(marks: readonly DataMark[], factor: string): readonly DecidedSpan[] {
  const own = marks.filter(({ factors }) => factors.length === 0 || factors.includes(factor));
  const edges = [...new Set(own.flatMap((mark) => [firstHour(mark), endHour(mark)]))].sort((a, b) => a - b);
  const spans: DecidedSpan[] = [];
  for (const [place, from] of edges.entries()) {
    const to = edges[place + 1];
    const mark = to === undefined ? undefined : decidingMark(own, factor, from, to);
    if (to === undefined || mark === undefined) continue;
    const last = spans.at(-1);
    if (last?.to === from && last.mark === mark) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, mark });
  }
  return spans;
}

const firstHour = ({ from }: DataMark): number => Math.ceil(from / hourMs) * hourMs;
const endHour = (mark: DataMark): number => Math.max(firstHour(mark), Math.floor(mark.to / hourMs) * hourMs);

/** Those that share an hour with the window. */
export const spansWithin = (spans: readonly DecidedSpan[], from: number, to: number): readonly DecidedSpan[] =>
  (spans.length === 0 ? spans : spans.filter((span) => span.from < to && span.to > from));

/** The mark that decides of the hour that holds this moment. */
export const markAt = (spans: readonly DecidedSpan[], at: number): DataMark | undefined =>
  spans.find(({ from, to }) => from <= at && at < to)?.mark;

/** The mark by which the whole window may not be used, where it is one alone: then nobody needs to read what lies in it. */
export function takenWhole(spans: readonly DecidedSpan[], from: number, to: number): DataMark | undefined {
  const [only, more] = spans;
  if (only === undefined || more !== undefined || only.from > from || only.to < to) return undefined;
  return only.mark.effect === 'not-valid' ? only.mark : undefined;
}
