import type { ExplainStep } from '../model/finding.ts';
import type { Words } from '../model/words.ts';

/** One outlet and factor that the item is about, and what people call them; without a name the numbers stand. */
export type WatchedSeries = { readonly point: number; readonly factor: string; readonly name?: Words };

export type SeriesCheck = WatchedSeries & {
  readonly expected: number;
  readonly valid: number;
  /** valid / expected, four decimals. */
  readonly share: string;
  /** The hours that broke it. */
  readonly exceeding: readonly {
    readonly at: number; readonly value: string; readonly limit: string; readonly edition: string; readonly frame: string;
  }[];
};

export type MachineCheck = {
  readonly verdict: 'pass' | 'fail' | 'undeterminable';
  readonly from: number;
  readonly to: number;
  readonly series: readonly SeriesCheck[];
  readonly says: Words;
  readonly steps: readonly ExplainStep[];
};
