import type { Words } from './words.ts';

/** A table that is published whole, again and again: its columns in their official order, made from the record and never typed. */
export type PublicTableRule = {
  readonly title: Words;
  readonly columns: readonly PublicColumn[];
  /** An item that stands here says what is to be published next; in any other state its last published row stands. */
  readonly ready: string;
  /** By the machine when the table is out, and after it where the item has ended. */
  readonly published: string;
  readonly ended: string;
  /** Fields by which the bulletin counts. */
  readonly completion: string;
  readonly verdict: string;
  readonly kind: string;
  /** Sums of the bulletin. */
  readonly figures: readonly { readonly id: string; readonly title: Words; readonly unit: Words; readonly field: string }[];
  readonly redaction: readonly RedactionRule[];
  /** Cases of these types that came of an item are named by their numbers at the end of this column, after these words. */
  readonly cameOf?: { readonly column: string; readonly types: readonly string[]; readonly says: string };
};

/** `fields`: their texts joined by 、; a choice by its title. */
export type PublicColumn = { readonly id: string; readonly title: Words } & (
  | { readonly take: 'ordinal' | 'number' | 'region' }
  | { readonly fields: readonly string[] });

/** What the public text must not hold: a pattern (ECMAScript, `u`) whose group `private` is taken out, or the whole match without one. */
export type RedactionRule = { readonly id: string; readonly title: Words; readonly pattern: string };

/** What was taken out of which column, by which rule: for the reviewer, never published. `names`: the reporter's own data. */
export type Redacted = { readonly column: string; readonly rule: string; readonly text: string };

export type PublicTableRow = {
  readonly case: string;
  readonly number: string;
  readonly starred: boolean;
  readonly region: string;
  readonly kind: string;
  readonly verdict: string;
  readonly completion: string;
  readonly figures: Readonly<Record<string, string>>;
  /** In the order of the columns. */
  readonly cells: readonly string[];
};

/** A row that is new since the version before, or other columns of which say otherwise. */
export type PublicTableChange = { readonly number: string; readonly kind: 'new' | 'changed'; readonly columns: readonly string[] };

/** One version of the table of one batch, as it was published; none is ever changed. */
export type PublicTable = {
  readonly batch: string;
  readonly version: number;
  readonly type: string;
  /** 批次 and the day on which it was received. */
  readonly ordinal: number;
  readonly receivedOn: string;
  readonly round: string;
  /** How many items were handed over, published or not. */
  readonly items: number;
  readonly publishedAt: number;
  readonly enteredAt: number;
  readonly by: string;
  readonly hash: string;
  readonly rows: readonly PublicTableRow[];
  readonly changes: readonly PublicTableChange[];
};
