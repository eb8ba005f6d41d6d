import type { ReactNode } from 'react';
import type { Words } from '../../model/words.ts';

/** One series over time. `value` is decimal text, undefined where nothing was determined: a gap, never zero. */
export type ChartPoint = { readonly at: number; readonly value: string | undefined };
export type ChartSeries = { readonly id: string; readonly name: string; readonly points: readonly ChartPoint[]; /** Drawn thin, behind the others: something to compare with. */ readonly thin?: true };
/** `least`: values below it are over the limit (the lower bound of a range). */
export type ChartLimit = { readonly name: string; readonly value: string; readonly least?: boolean };

/** A time of which something is said, as a ground behind the lines. */
export type ChartBand = { readonly from: number; readonly to: number; readonly name: string };

export type ChartProps = {
  readonly title: string;
  /** What the chart shows, in one sentence. */
  readonly says: string;
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  readonly limits?: readonly ChartLimit[];
  readonly bands?: readonly ChartBand[];
  readonly basis: Words;
  readonly height?: number;
  readonly actions?: ReactNode;
};
