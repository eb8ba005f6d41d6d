import type { Region } from './region.ts';
import type { Words } from './words.ts';

/** One kind of case that stands below another, and what passes between them. Opened by a step of the parent, and in no other way. */
export type ChildRule = {
  readonly id: string;
  readonly title: Words;
  /** The child's type, by id. */
  readonly type: string;
  /**
   * The child stands at a region of this level inside the parent's, one for each region; without it at the parent's own region, any
   * number.
   */
  readonly level?: Region['level'];
  /** With a level: any number for each region, and also at the parent's own. */
  readonly many?: true;
  /** A part of the parent's own work: the parent closes after it, and its progress counts. */
  readonly part?: true;
  /** Child's party → the parent's party whose unit fills it; the others follow from the place. */
  readonly parties: Readonly<Record<string, string>>;
  /** The input that is its title; without one it has the parent's. */
  readonly titleFrom?: string;
  /**
   * Child's field → field of the parent, or input of the step, that it takes over; `$measure`: the words of the measure that the input
   * names; `$holder`: name and office of the office-holder; `$covered:` before a field: its text as those see it who may not know who
   * spoke.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** Child's fields that whoever breaks the parent down may say otherwise for each child. */
  readonly refines: readonly string[];
  /** Child's parties that they may name for each child. */
  readonly names?: readonly string[];
  /** A day of the child that is never later than the parent's day. */
  readonly within?: { readonly field: string; readonly of: string };
  readonly tells: readonly ChildTelling[];
  /**
   * Child's parties that the unit of the office-holder fills whom this input of the step names; `$holder` is that person's name and
   * office.
   */
  readonly heldBy?: { readonly input: string; readonly parties: readonly string[] };
  /** What it hears of its parent, in the parent's own transaction. */
  readonly hears?: readonly ParentTelling[];
};

/**
 * When this happens to the parent, the machine takes the child's step `event` where the child can; `because`: its input that holds the
 * parent's event.
 */
export type ParentTelling = { readonly on: 'ended' | 'reopened'; readonly event: string; readonly because?: string };

/** When this happens to the child, the machine takes the parent's step `event`. `give`: the step's input → field of the child. */
export type ChildTelling = {
  readonly on: 'ended' | 'reopened' | { readonly event: string };
  readonly event: string;
  readonly give: Readonly<Record<string, string>>;
  /** The child's step is refused where the parent cannot take it. */
  readonly must?: true;
};

/** 任务分解: parts of its own work stand below it. */
export const isBrokenDown = ({ children: rules = [] }: { readonly children?: readonly ChildRule[] }, { children = [] }: { readonly children?: readonly { readonly child: string }[] }): boolean =>
  children.some(({ child }) => rules.some(({ id, part }) => id === child && part === true));
