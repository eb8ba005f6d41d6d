import type { FaultCode } from '../../../basis/fault.ts';
import type { Words } from '../../../model/words.ts';

export type Place = { readonly lon: number; readonly lat: number; readonly within: number };

/**
 * 现场取证: one photograph taken for a line of a case, kept on the phone until the case has it. Its `id` is made of case, line and hash of
 * the bytes, so that the same capture cannot stand twice.
 */
export type Capture = {
  readonly id: string;
  /** The office that took it: nobody else sends it. */
  readonly by: string;
  readonly office: Words;
  readonly case: string; readonly number: string; readonly title: Words;
  readonly item: string; readonly itemTitle: Words;
  readonly hash: string; readonly name: string; readonly type: string; readonly size: number;
  readonly at: number; readonly note: string; readonly place?: Place;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  /** Why it was refused, or why the last attempt came to nothing. */
  readonly fault?: { readonly code: FaultCode; readonly detail: string };
};

export type Fault = NonNullable<Capture['fault']>;

export const captureId = ({ case: of, item, hash }: Pick<Capture, 'case' | 'item' | 'hash'>): string => `${of} ${item} ${hash}`;

function into(capture: Capture, state: Capture['state'], fault?: Fault): Capture {
  const { fault: _before, ...rest } = capture;
  return { ...rest, state, ...(fault === undefined ? {} : { fault }) };
}
export const begun = (capture: Capture): Capture => into(capture, 'sending');
export const sent = (capture: Capture): Capture => into(capture, 'sent');
export const refused = (capture: Capture, fault: Fault): Capture => into(capture, 'refused', fault);
/** Back in the row, with why the attempt came to nothing. */
export const waiting = (capture: Capture, fault?: Fault): Capture => into(capture, 'waiting', fault);

/** A page that was closed in the middle of sending leaves `sending` behind: whoever sends next takes it up. */
export const toSend = ({ state }: Capture): boolean => state === 'waiting' || state === 'sending';

export const countsOf = (captures: readonly Capture[]): Readonly<Record<Capture['state'], number>> => {
  const counts = { waiting: 0, sending: 0, sent: 0, refused: 0 };
  for (const { state } of captures) counts[state] += 1;
  return counts;
};

/** Where captures are kept: each change whole or not at all. `sent` lets go of the bytes, nothing else does but `remove`. */
export type Shelf = {
  readonly all: () => Promise<readonly Capture[]>;
  /** False when it stands there already. */
  readonly keep: (capture: Capture, bytes: ArrayBuffer) => Promise<boolean>;
  /** Of one that still stands; one that was removed meanwhile stays removed. */
  readonly change: (capture: Capture) => Promise<void>;
  readonly bytes: (id: string) => Promise<ArrayBuffer | undefined>;
  readonly remove: (id: string) => Promise<void>;
};
