import type { CaseType, Parameter } from './case-type.ts';
import type { PointKind } from './point.ts';
import type { ProblemListsRule } from './problem-lists.ts';
import type { Words } from './words.ts';

/** One policy programme: declarations only. The server hands it to the web as it is. */
export type Programme = {
  readonly id: string;
  readonly title: Words;
  readonly says: Words;
  readonly mechanisms: readonly string[];
  readonly cases: readonly CaseType[];
  readonly rules: readonly FindingRule[];
  readonly rankings: readonly RankingRule[];
  /** 七张问题清单: which cases stand in which list, and the index over them; most programmes have none. */
  readonly problemLists?: ProblemListsRule;
  readonly words: Readonly<Record<string, Words>>;
};

/** A published order of points by one determined factor, with its statistical basis (口径) and who is left out of the order. */
export type RankingRule = {
  readonly id: string;
  readonly title: Words;
  readonly points: readonly PointKind[];
  readonly factor: string;
  readonly period: 'hour' | 'day';
  /** `lowest-first`: place 1 is the best. Equal values share a place. */
  readonly order: 'lowest-first' | 'highest-first';
  readonly basis: Words;
  /** Valid hours a row needs to be ranked; below it is listed, not ranked. */
  readonly validHoursMin: Parameter;
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
  /**
   * When every finding of an open one has lost its ground, it gets this event from the machine in states that take it; in others people
   * decide.
   */
  /**
   * `regrounds`: the event when some remain and are of another confidence than the case carries: what they carry is told, never kept
   * from the lost one.
   */
  readonly withdraws?: { readonly event: string; readonly regrounds: string };
  /** Closed cases of this type on the same point, within their look-back, get this event from the machine. */
  readonly reopens?: { readonly type: string; readonly event: string };
  /** A row of low confidence cannot open an enforcement case by itself. */
  readonly confidence: 'high' | 'any';
  readonly title: Words;
};
