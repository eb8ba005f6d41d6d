/** A published photograph: `hash` is SHA-256 of the cleaned bytes that are served, `item` the item of the checklist that it proves. */
export type PublicPicture = {
  readonly hash: string; readonly item: string; readonly type: 'image/jpeg' | 'image/png';
  /** Handed in, and marked 有 in the check (world clock, UTC ms). */
  readonly at: number; readonly checkedAt: number;
  /** Of a pair: which of the two, and when it was taken by its camera (UTC ms). Where it was taken is never told. */
  readonly side?: 'before' | 'after'; readonly takenAt?: number;
};
