import type { FaultCode } from '../../basis/fault.ts';
import type { RawFrame } from '../../model/frame.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import type { Piece } from './print.ts';

/** What became of a frame. Undefined stands for: not known, it must be carried again. */
export type Outcome =
  | { readonly kind: 'accepted' | 'unasked' }
  | { readonly kind: 'written' | 'refused' | 'unanswered' | 'not-sendable'; readonly fault: FaultCode; readonly detail: string };

/** A selected frame as it is written for the platform. */
export type Parcel = { readonly frame: RawFrame; readonly pieces: readonly Piece[] };

/** What the other side said later of a frame that was written for it. */
export type LateAnswer = { readonly frame: string; readonly worldAt: number; readonly outcome: Exclude<Outcome, { kind: 'written' }> };

export type Trouble = { readonly fault: FaultCode; readonly detail: string; readonly at: number };

/** Carries parcels to one platform; time comes by `tick`. */
export interface Carrier {
  /** One outcome for each parcel, in their order. Never two at a time. */
  carry(platform: UpperPlatform, parcels: readonly Parcel[]): Promise<readonly (Outcome | undefined)[]>;
  /** Where acceptance comes later: the answers that were not taken yet. They come again until `taken`. */
  answers?(platform: UpperPlatform): Promise<readonly LateAnswer[]>;
  taken?(platform: UpperPlatform, answers: readonly LateAnswer[]): Promise<void>;
  tick(): void;
  /** Somebody asked for another try: what was held against single loggers is forgotten. */
  forgive(): void;
  close(): void;
  readonly connected: boolean;
  /** What went wrong last, until something was carried again. */
  readonly trouble: Trouble | undefined;
}
