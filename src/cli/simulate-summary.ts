/** What any run comes to: the bench reads this. */
export type SimulateSummary = {
  readonly links: number; readonly sent: number; readonly acknowledged: number; readonly framesPerSecond: number; readonly valuesPerSecond: number;
  readonly ackP50Ms: number | null; readonly ackP99Ms: number | null; readonly errors: number;
  readonly connectErrors: number; readonly closed: number; readonly timeouts: number;
};
