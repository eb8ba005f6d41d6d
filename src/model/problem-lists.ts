import type { Parameter } from './case-type.ts';
import type { Words } from './words.ts';

/**
 * 七张问题清单 as a declaration: one type of case is entered by hand; cases of other types stand in a list by reference, so that no problem is
 * typed twice. The names of the lists are a parameter of the type: a place renames and adds.
 */
export type ProblemListsRule = {
  readonly title: Words;
  /** The type that is entered by hand, its fields, and the parameter that holds the lists. */
  readonly type: string;
  readonly fields: { readonly list: string; readonly origin: string; readonly deadline: string; readonly similar: string };
  readonly lists: string;
  /** The value of `origin` that says 主动检视; every other is 上级交办. */
  readonly selfFound: string;
  /** States in which it is solved, and those in which it was never taken in. */
  readonly solved: readonly string[];
  readonly leftOut: readonly string[];
  /** The event by which it has been looked for elsewhere (同类排查). */
  readonly similarBy: string;
  readonly references: readonly ListReference[];
  /** Sweeps: the field that names the problem from which one comes, and the states in which nothing has been screened yet. */
  readonly sweeps: { readonly type: string; readonly source: string; readonly notYet: readonly string[] };
  /**
   * The register of causes, and parameters of its type: open problems without a system fix from which on one stands out, least likeness of one
   * that is suggested. `linkable`: states in which problems are linked to it; `fixedBy`: the event that says that its fix works.
   */
  readonly causes: { readonly type: string; readonly standsOut: string; readonly likely: string; readonly fixedBy: string; readonly linkable: readonly string[] };
  readonly index: ControlIndexRule;
};

/** Cases of another type that stand in a list as they are. One above others of these types is counted by its parts, never beside them. */
export type ListReference = {
  readonly list: string;
  readonly type: string;
  /** The field with its last day; without one it is never counted as due. */
  readonly deadline?: string;
  /** Only where a field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** The field that names another case as the same problem: that one is counted. */
  readonly sameAs?: string;
  /** A case of one of these types between it and an item that came of it: the item is counted, and it is not. */
  readonly between?: readonly string[];
  /** Those below a case of this type were found by one's own search. */
  readonly selfFoundBelow?: string;
};

export const indexParts = ['self-found', 'on-time', 'no-rebound', 'similar'] as const;
export type IndexPart = (typeof indexParts)[number];

/** Weights and leniency are decimal text from 0 to 1; the weights are 1 together. */
export type IndexWeights = Readonly<Record<IndexPart, string>> & {
  /** What a late or rebounded problem that a place found itself still counts for: 0 as one handed down, 1 as if nothing had happened. */
  readonly leniency: string;
};

export type ControlIndexRule = { readonly title: Words; readonly parts: Readonly<Record<IndexPart, Words>>; readonly weights: Parameter };
