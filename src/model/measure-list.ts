/** How far a measure is (measure-life.ts). */
export const measureStates = ['proposed', 'reviewed', 'active', 'done', 'verified', 'dropped'] as const;

/**
 * Of which list a row of all measures is: those that stand for an open item, those of a closed one, what was struck through, and open
 * items without any measure.
 */
export const measureStandings = ['current', 'closed', 'dropped', 'none'] as const;

/** What one lacks: no measurable target, words without numbers, building work without a project. */
export const measureFlags = ['no-target', 'empty-words', 'no-project'] as const;

/** What one still lacks before its item may be closed out (measure-share.ts), in the order in which it is done. */
export const measureLacks = ['no-target', 'unreported', 'in-part', 'unverified', 'not-so', 'short'] as const;
export type MeasureLack = (typeof measureLacks)[number];

/** 倒计时: when one that is not reported as done is due; each day belongs to one of them. */
export const dueSpans = ['overdue', 'today', 'seven', 'fifteen', 'thirty', 'later', 'none'] as const;
export type DueSpan = (typeof dueSpans)[number];

/** First and last natural day from today of each; `none` has no day. */
export const daysOfSpan: Readonly<Record<DueSpan, readonly [from: number | undefined, until: number | undefined]>> = {
  overdue: [undefined, -1],
  today: [0, 0],
  seven: [1, 7],
  fifteen: [8, 15],
  thirty: [16, 30],
  later: [31, undefined],
  none: [undefined, undefined],
};
