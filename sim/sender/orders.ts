import type { Override } from '../province/truth.ts';
import type { Size } from '../province/sizes.ts';
import type { Progress } from './fleet.ts';

/** What the thread is started with. */
export type Errand = {
  readonly host: string; readonly port: number; readonly seed: number; readonly size: Size;
  /** Start of the first hour to send and of the first that is not part of the fill, UTC ms. */
  readonly from: number; readonly to: number;
  readonly overrides: readonly Override[];
  /** Keys that loggers were given since the province was grown, hex by MN. */
  readonly keys: Readonly<Record<string, string>>;
  /** Relay links of the fill, each with one unanswered frame. */
  readonly fillLinks: number;
  /** Ten-minute records are sent up to this clock speed (drill seconds per real second). */
  readonly minutesUpTo: number;
};
export type Order = {
  readonly world: { readonly now: number; readonly speed: number } } | { readonly override: Override } | { readonly stop: true;
};
export type Report = { readonly progress: Progress };
