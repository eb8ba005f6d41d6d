import type { Static } from 'typebox';
import type { airOfPeriod } from '../../../contract/air.ts';
import { airLevels, type AirLevel } from '../../../model/ambient.ts';

export type AirPeriodReply = Static<typeof airOfPeriod.reply>;
export type AirPlace = AirPeriodReply['places'][number];
export type AirRanking = AirPeriodReply['rankings'][number];

export const asLevel = (text: string | undefined): AirLevel => airLevels.find((level) => level === text) ?? 'city';

/** A range as the address writes it; a single day where both ends are the same. */
export const rangeOf = (from: string, to: string): string => (from === to ? from : `${from}..${to}`);

/** A change with its sign, as bulletins print it; nothing where there is no year before. */
export const signed = (text: string | undefined, unit: string): string => (text === undefined ? '—' : `${/^-|^0(?:\.0+)?$/.test(text) ? '' : '+'}${text.replace('-', '−')}${unit}`);
