/** What protects the process; technical limits, not policy. Each can be set by an option of the programme that starts the gateway. */
export type Limits = {
  /** Open links; more are closed at once, counted and said. */
  readonly linksMax: number;
  /** File handles that links never take: engine, answers of HTTP, the link that is being refused. */
  readonly handlesReserved: number;
  /** Longest data segment, bytes. */
  readonly segmentMax: number;
  /** A frame that has begun must be whole by then, ms. */
  readonly frameMs: number;
  /** Bytes outside any frame before a link is closed, since its last good frame. */
  readonly noiseMax: number;
  /** How far a data time may lie ahead of the world clock, ms: device clocks are not exact. */
  readonly futureMs: number;
  /** Group commit: so many readings, or so long after the oldest waiting frame. */
  readonly flushReadings: number;
  readonly flushMs: number;
  /** Links stop being read above this. */
  readonly waitingBytesMax: number;
  /** Before a failed flush is tried again, ms. */
  readonly retryMs: number;
};

export const usualLimits: Limits = {
  linksMax: 20_000, handlesReserved: 256, segmentMax: 4096, frameMs: 10_000, noiseMax: 4096, futureMs: 600_000,
  flushReadings: 50_000, flushMs: 150, waitingBytesMax: 16 * 1_048_576, retryMs: 1000,
};

/**
 * How many links the file handles of this process allow; Infinity where the system sets no limit. Asked for because a link that
 * the system itself turns away for want of handles is closed without a word to us: we must refuse before that.
 */
export function linksByHandles(reserved: number): number {
  const report: { readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } } } = process.report.getReport();
  const soft = Number(report.userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? Math.max(1, soft - Math.min(reserved, Math.floor(soft / 2))) : Infinity;
}
