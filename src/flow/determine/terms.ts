import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { House } from '../house.ts';
import { ownDay, type EditionDay } from './edition-day.ts';
import { limitsLookUp, type LimitsOf } from './limits-look-up.ts';

/** Under what hours and days are judged: rules, limits by day, which day's editions, and when it is done (world clock, ms). */
export type Terms = {
  readonly rulebook: Rulebook; readonly limitsOf: LimitsOf; readonly editionDay: EditionDay; readonly decidedAt: number;
  /** The days asked for are over and have waited long enough: they are judged by the hours that came. */
  readonly settled?: true;
};

export const termsOf = (house: House, editionDay: EditionDay = ownDay): Terms =>
  ({ rulebook: house.rulebook, limitsOf: limitsLookUp(house, editionDay), editionDay, decidedAt: house.clocks.world() });
