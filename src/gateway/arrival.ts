import type { FaultCode } from '../basis/fault.ts';
import type { Upload } from '../codecs/hj212/upload.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { nothingSensed, senseUpload, type Sensed } from '../sense/sense-upload.ts';
import type { Admitted } from './admit.ts';

/** Where answers go. A link that closed meanwhile swallows them: the logger sends again, and the repeat is recognised. */
export type AnswerPort = { answer(text: string): void };

type Common = { readonly receivedAt: number; readonly worldAt: number; readonly bytes: Uint8Array };

/** A whole frame that passed all checks and waits to become durable. */
export type FrameArrival = Common & { readonly kind: 'frame'; readonly link: AnswerPort; readonly admitted: Admitted };
export type RefusedArrival = Common & { readonly kind: 'refused'; readonly mn: string; readonly peer: string; readonly fault: FaultCode; readonly detail: string };
export type Arrival = FrameArrival | RefusedArrival;

/**
 * What waits for the next flush. Readings are made at once, so that the decoded frame need not be kept; those of a frame that
 * turns out to be a repeat are left out when the batch is prepared.
 */
export class Waiting {
  readonly arrivals: Arrival[] = [];
  readonly readings = new ReadingBuilder();
  readonly sensed: Sensed = nothingSensed();
  bytes = 0;

  add(arrival: Arrival, upload?: Upload): void {
    if (arrival.kind === 'frame' && upload !== undefined) senseUpload(upload, arrival.admitted.point, this.arrivals.length, this.readings, this.sensed);
    this.arrivals.push(arrival);
    this.bytes += arrival.bytes.length;
  }
}
