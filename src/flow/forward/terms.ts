/**
 * How patiently is forwarded, by the machine clock. `answerMs`, `resends`: HJ 212-2017 clause 5 (10 s and three resends with the same
 * QN unless set otherwise); the rest is technical and no law.
 */
export type ForwardTerms = {
  readonly answerMs: number; readonly resends: number;
  /** Before a line is dialled again: doubled with each failure, up to the longest. */
  readonly pauseMs: number; readonly pauseMsMax: number;
  /** A platform that answered something so shortly before does not fail to answer because it is down. */
  readonly aliveMs: number;
  /** Frames of a logger that was not answered are not tried again sooner. */
  readonly deafMs: number;
  /** Unread frames older than this go into the backlog, where newly collected ones overtake them. */
  readonly freshMs: number;
  /** What was refused or not answered is sent again by itself: first wait (doubled each time), and how often. */
  readonly againMs: number; readonly againMax: number;
  /** Between two looks for what the other side answered in exchange tables, and how many answers are taken at a time. */
  readonly answersMs: number; readonly answersMax: number;
  /** Selected frames that are carried at a time: of what is new, of the backlog. */
  readonly liveChunk: number; readonly backlogChunk: number;
};

export const usualTerms: ForwardTerms = {
  answerMs: 10_000, resends: 3, pauseMs: 5000, pauseMsMax: 300_000, aliveMs: 60_000, deafMs: 600_000, freshMs: 600_000, againMs: 600_000, againMax: 6,
  answersMs: 5000, answersMax: 2000,
  liveChunk: 200, backlogChunk: 50,
};
