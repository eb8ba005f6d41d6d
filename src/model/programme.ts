import type { CaseType } from './case-type.ts';
import type { PointKind } from './point.ts';
import type { Words } from './words.ts';

/** One policy programme: declarations only. The server hands it to the web as it is. */
export type Programme = {
  readonly id: string;
  readonly title: Words;
  readonly says: Words;
  readonly mechanisms: readonly string[];
  readonly cases: readonly CaseType[];
  readonly rules: readonly FindingRule[];
  readonly words: Readonly<Record<string, Words>>;
};

/**
 * Which finding opens what: of findings on `points`, one open case per outlet and factor, to which later ones attach.
 * `opens` and `reopens` are case types by id; one may belong to another programme (checked at wiring).
 */
export type FindingRule = {
  readonly id: string;
  readonly points: readonly PointKind[];
  readonly period: 'hour' | 'day';
  readonly opens?: string;
  /** Closed cases of this type on the same point, within their look-back, get this event from the machine. */
  readonly reopens?: { readonly type: string; readonly event: string };
  /** A row of low confidence cannot open an enforcement case by itself. */
  readonly confidence: 'high' | 'any';
  readonly title: Words;
};
