/** 日历订阅: the secret address under which a person's calendar reads their open terms. The token is shown once; its hash is kept. */
export type CalendarFeed = {
  readonly id: string;
  readonly person: string;
  /** SHA-256 of the token. */
  readonly hash: string;
  /** Machine clock, ms. */
  readonly madeAt: number;
  readonly revokedAt?: number;
  /** Last read, machine clock, kept beside the rest. */
  readonly usedAt?: number;
};
