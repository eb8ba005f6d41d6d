import type { Geometry } from './geometry.ts';

/** What a literal says and an expression comes to. Moments in UTC ms; an interval is from its start to before its end. */
export type Value = null | boolean | number | string | Moment | Interval | CivilDate | TimeOfDay | Duration | Shape;
export type Moment = { readonly kind: 'moment'; readonly at: number };
export type Interval = { readonly kind: 'interval'; readonly from: number; readonly to: number };
export type CivilDate = { readonly kind: 'date'; readonly text: string };
export type TimeOfDay = { readonly kind: 'time'; readonly ms: number };
export type Duration = { readonly kind: 'duration'; readonly ms: number };
export type Shape = { readonly kind: 'shape'; readonly geometry: Geometry };

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export const sums = ['add', 'sub', 'mul', 'div', 'mod'] as const;
export type Sum = (typeof sums)[number];
export type Operator = 'or' | 'and' | Comparison | Sum;

/** `at`: the character of the text where it begins. */
export type Expression =
  | { readonly kind: 'literal'; readonly at: number; readonly value: Value }
  | { readonly kind: 'path'; readonly at: number; readonly steps: readonly string[] }
  | { readonly kind: 'call'; readonly at: number; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly at: number; readonly operator: 'not' | 'minus'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly at: number; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type Name = { readonly at: number; readonly text: string };
export type Ordering = { readonly by: Expression; readonly descending: boolean };
/** One `$expand` item: a link, and what is asked of the things behind it. */
export type Expansion = { readonly at: number; readonly link: string; readonly query: Query };

export type Query = {
  readonly filter?: Expression;
  readonly expand: readonly Expansion[];
  readonly select: readonly Name[];
  readonly orderby: readonly Ordering[];
  readonly top?: number;
  readonly skip?: number;
  readonly count?: boolean;
  readonly resultFormat?: 'dataArray';
  /** Where the page before ended, as the server wrote it into its link. */
  readonly skiptoken?: string;
};
export const nothingAsked: Query = { expand: [], select: [], orderby: [] };

/** What cannot be answered: in which option, at which character, why. `unsupported`: a system option that this door does not know. */
export type Flaw = { readonly option: string; readonly position: number; readonly says: string; readonly unsupported?: true };
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly flaw: Flaw };
