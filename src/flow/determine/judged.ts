import type { Determination } from '../../model/determination.ts';
import type { Finding } from '../../model/finding.ts';
import type { DirtyHour } from '../ports/observations.ts';

/** A window of a point that was judged: what was said of it before and is not said now no longer holds. */
export type JudgedWindow = DirtyHour & { readonly period: Determination['period'] };

/** What judging these windows says, before anything is kept. */
export type Judged = {
  readonly windows: readonly JudgedWindow[]; readonly rows: readonly Determination[]; readonly findings: readonly Finding[];
  /** Start of the earliest day that was touched and not judged, because hours of it may still come. */
  readonly openFrom?: number;
};
