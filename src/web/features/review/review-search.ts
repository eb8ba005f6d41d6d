import type { Static } from 'typebox';
import type { readReview } from '../../../contract/review.ts';

/** What is chosen on the page; it stands in the address. */
export type ReviewSearch = {
  readonly tab?: string; readonly region?: string; readonly kind?: string; readonly factor?: string; readonly rule?: string; readonly state?: string;
  readonly days?: number; readonly month?: string;
};
/** Undefined takes a choice back. */
export type Go = (change: { readonly [name in keyof ReviewSearch]?: ReviewSearch[name] | undefined }) => void;

/** One series about a span, as the server answers. */
export type Series = Static<typeof readReview.reply>;
