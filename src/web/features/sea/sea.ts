import type { Static } from 'typebox';
import type { seaOfDay } from '../../../contract/sea.ts';

export type SeaReply = Static<typeof seaOfDay.reply>;
export type Buoy = SeaReply['buoys'][number];
export type SeaGroup = SeaReply['seas'][number];

/** Worse than the target first, then the class, then the register's order. */
export const worstFirst = (a: Buoy, b: Buoy): number =>
  Number(b.verdict === 'exceeds') - Number(a.verdict === 'exceeds') || (b.class ?? 0) - (a.class ?? 0) || a.number - b.number;

/** By sea area, in the order of their worst buoy. */
export const bySea = (buoys: readonly Buoy[]): ReadonlyMap<string, readonly Buoy[]> => Map.groupBy(buoys.toSorted(worstFirst), ({ sea }) => sea.zh);

/** Colours of the classes of sea water on badges, charts and maps: blue, cyan, green, orange, red; the same in light and dark. */
export const seaColours: Readonly<Record<number, string>> = { 1: '#3f8fd6', 2: '#6cc3e0', 3: '#4fbf67', 4: '#f28c28', 5: '#d92d20' };
