import type { measureFlags, measureStandings } from '../../model/measure-list.ts';
import type { Measure } from '../../model/case.ts';
import type { MeasureState } from '../../model/measure-life.ts';

/** `none`: open items without any measure, one row each, without `measure`. */
export type MeasureStanding = (typeof measureStandings)[number];
export type MeasureFlag = (typeof measureFlags)[number];

/** One measure as the list of all measures holds it: what it is found, ordered and counted by, and the measure itself. */
export type MeasureRow = {
  readonly case: string;
  /** The measure's own; empty of an item without any. */
  readonly id: string;
  /** Its place among those of its item. */
  readonly place: number;
  readonly type: string;
  readonly region: string;
  readonly units: readonly string[];
  /** The unit that does the work. */
  readonly lead: string;
  /** The document that handed the item down. */
  readonly document: string;
  readonly standing: MeasureStanding;
  readonly state: MeasureState | 'none';
  /** YYYY-MM-DD; empty: none is said. */
  readonly due: string;
  readonly works: boolean;
  /** Why it needs no project is on the record. */
  readonly excused: boolean;
  readonly noTarget: boolean;
  readonly emptyWords: boolean;
  readonly searched: string;
  readonly measure?: Measure;
};

/** `projects`: ids of those that stand for it, oldest first. */
export type HeldMeasure = MeasureRow & { readonly projects: readonly string[] };

export type MeasureFilter = {
  readonly standing: MeasureStanding;
  readonly region?: string;
  readonly lead?: string;
  readonly type?: string;
  readonly document?: string;
  readonly state?: MeasureState;
  /** Neither reported as done nor verified. */
  readonly open?: true;
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  /** No day is said. */
  readonly noDay?: true;
  readonly works?: true;
  readonly flag?: MeasureFlag;
  /** Substring of item, document, measure, place or who. */
  readonly text?: string;
};

/**
 * `due`: the earliest day first, what has none last; `item`: by region, then by item and its own order. `after`: the last row of the page
 * before, by its case and id.
 */
export type MeasureQuery = MeasureFilter & {
  readonly sort: 'due' | 'item';
  readonly limit: number;
  readonly after?: { readonly case: string; readonly id: string };
};

export interface MeasureReader {
  measures(query: MeasureQuery): Promise<readonly HeldMeasure[]>;
  /** How many there are for each filter, counted up to `most`. */
  measureCounts(filters: readonly MeasureFilter[], most: number): Promise<readonly number[]>;
}

export interface MeasureWriter {
  /** The rows of one case as its newest event left them; what stood before and is not among them goes. Projects stay as they were noted. */
  putMeasures(of: string, rows: readonly MeasureRow[]): Promise<void>;
  /** A project of one measure stands, or stands no more. */
  noteProject(note: {
    readonly case: string;
    readonly measure: string;
    readonly project: string;
    readonly stands: boolean;
  }): Promise<void>;
}
