import type { Static } from 'typebox';
import type { FrameCountsView } from '../../../contract/status.ts';

export type FrameCounts = Static<typeof FrameCountsView>;
type Name = keyof FrameCounts;

/** The two equations of DESIGN §4: received = stored + duplicate + refused + pending; acknowledged + unasked = stored + duplicate. */
export const equations: readonly { readonly left: readonly Name[]; readonly right: readonly Name[] }[] = [
  { left: ['received'], right: ['stored', 'duplicate', 'refused', 'pending'] },
  { left: ['acknowledged', 'unasked'], right: ['stored', 'duplicate'] },
];

export const sumOf = (counts: FrameCounts, names: readonly Name[]): number => names.reduce((sum, name) => sum + counts[name], 0);
export const holds = (counts: FrameCounts, { left, right }: (typeof equations)[number]): boolean => sumOf(counts, left) === sumOf(counts, right);
