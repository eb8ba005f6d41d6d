import type { Static } from 'typebox';
import type { ChainLink } from '../../contract/point.ts';

/** One link of the answer to why. */
export type WhyLink = Static<typeof ChainLink>;
