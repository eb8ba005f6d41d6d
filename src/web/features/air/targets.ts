import type { Static } from 'typebox';
import type { airTargetsOfYear } from '../../../contract/air-target.ts';
import type { Tone } from '../../kit/status-tag.tsx';

export type TargetsReply = Static<typeof airTargetsOfYear.reply>;
export type TargetRow = TargetsReply['rows'][number];
export type TargetState = TargetRow['kept']['state'];
export type Outlook = TargetRow['kept'];

/** Red only where no rest of the year can meet the target, or none is left. */
export const stateTones = {
  impossible: 'late', missed: 'late', tight: 'due', reachable: 'review', secured: 'ok', met: 'ok', undetermined: 'neutral',
} as const satisfies Readonly<Record<TargetState, Tone>>;

/** The outlook that counts: without the approved days where there are any. */
export const counting = ({ kept, taken }: TargetRow): Outlook => taken ?? kept;

export const isShare = ({ indicator }: TargetRow): boolean => indicator === 'good-day-share';

/** States in the order in which they concern an office, each with how many targets stand there; none that nobody is in. */
export function statesOf(rows: readonly TargetRow[]): readonly { readonly state: TargetState; readonly count: number }[] {
  const states = Object.keys(stateTones) as readonly TargetState[];
  return states.map((state) => ({ state, count: rows.filter((row) => counting(row).state === state).length })).filter(({ count }) => count > 0);
}

/** Approvals on which these targets rest, each once. */
export const approvalsOf = (rows: readonly TargetRow[]): readonly TargetRow['approvals'][number][] =>
  [...new Map(rows.flatMap(({ approvals }) => approvals.map((one) => [`${one.region.code} ${one.day} ${one.document}`, one]))).values()];

/** Decimal text with a true minus sign. */
export const shown = (text: string | undefined): string => text?.replace('-', '−') ?? '—';
