/** How patiently deliveries are tried, by the machine clock: technical, no law. How often is said by the webhook. */
export type DeliveryTerms = {
  /** Before the second try; each later wait is `times` as long, up to the longest. */
  readonly againMs: number; readonly times: number; readonly againMsMax: number;
  /** Deliveries to one target that are on their way at a time; never two of one lane. */
  readonly atOnce: number;
};

export const usualTerms: DeliveryTerms = { againMs: 30_000, times: 4, againMsMax: 6 * 3_600_000, atOnce: 8 };

/** How long is waited after so many tries. */
export const waitAfter = (tries: number, { againMs, times, againMsMax }: DeliveryTerms): number => Math.min(againMsMax, againMs * times ** (tries - 1));
