import type { CheckSpan } from '../../model/check-span.ts';
import type { Window } from './observations.ts';

export type CheckSpanKey = Pick<CheckSpan, 'point' | 'factor' | 'key' | 'from'>;
export type CheckSpanQuery = {
  /** None given: all that the viewer may see. */
  readonly points?: readonly number[];
  readonly factors?: readonly string[];
  readonly keys?: readonly string[];
  /** Those that overlap it. */
  readonly window?: Window;
  readonly limit: number;
};

/** 存疑时段. Seen by whose point it is. */
export interface CheckSpanReader {
  /** The longest first, of equal ones the latest. */
  checkSpans(query: CheckSpanQuery): Promise<readonly CheckSpan[]>;
}

export interface CheckSpanWriter {
  /** Only the machine writes. What is gone is removed first; what is put under a key that is held stands in its place. */
  replaceCheckSpans(gone: readonly CheckSpanKey[], put: readonly CheckSpan[]): Promise<void>;
}
