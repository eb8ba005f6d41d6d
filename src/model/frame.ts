import type { FaultCode } from '../basis/fault.ts';

/**
 * A raw frame as kept for good. `number` is ascending over the installation (ms << 22 | gateway << 16 | serial) and never
 * reused; `batch` is the number of the first frame of its flush; `key` identifies the content (device, command, data
 * time, packet, data area) so that a resend is recognised.
 */
export type RawFrame = {
  readonly number: bigint;
  readonly batch: bigint;
  readonly point: number;
  readonly mn: string;
  readonly cn: string;
  readonly st: string;
  readonly dataTime: number;
  readonly packet: number;
  readonly key: bigint;
  /** Did the sender ask for an answer (bit 0 of Flag)? */
  readonly asked: boolean;
  /** Machine clock and world clock at receipt, ms. */
  readonly receivedAt: number;
  readonly worldAt: number;
  readonly bytes: Uint8Array;
};

/** A frame that was received whole before (same key): counted, answered again, not stored again. */
export type RepeatedFrame = {
  readonly number: bigint; readonly of: bigint; readonly mn: string; readonly asked: boolean; readonly receivedAt: number;
};

/** A frame, or bytes that should have been one, that was refused: kept for the officer who opens it. */
export type RefusedFrame = {
  readonly number: bigint;
  readonly mn: string;
  readonly peer: string;
  readonly fault: FaultCode;
  readonly detail: string;
  readonly receivedAt: number;
  readonly worldAt: number;
  /** At most 4,096 bytes are kept. */
  readonly bytes: Uint8Array;
};

/** received = stored + duplicate + refused + pending; acknowledged + unasked = stored + duplicate. */
export type FrameCounts = {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly pending: number;
  readonly acknowledged: number;
  readonly unasked: number;
};
/** What rests on stored rows alone. */
export type StoredCounts = Omit<FrameCounts, 'pending'>;

export const noCounts: FrameCounts = { received: 0, stored: 0, duplicate: 0, refused: 0, pending: 0, acknowledged: 0, unasked: 0 };
export const sumOfCounts = (counted: readonly (StoredCounts & Partial<FrameCounts>)[]): FrameCounts => counted.reduce<FrameCounts>((sum, each) => ({
  received: sum.received + each.received, stored: sum.stored + each.stored, duplicate: sum.duplicate + each.duplicate, refused: sum.refused + each.refused,
  pending: sum.pending + (each.pending ?? 0), acknowledged: sum.acknowledged + each.acknowledged, unasked: sum.unasked + each.unasked,
}), noCounts);
