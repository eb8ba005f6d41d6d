import type { ClassAgreement } from '../../judge/published-water.ts';
import type { Field, Period } from '../../model/reading.ts';
import type { RefusedRow } from '../ports/records.ts';
import type { Destination } from './destination.ts';

/** Formats that are known by name; every other table comes in through a mapping. */
export const publishedKinds = ['cnemc', 'surface-water', 'firms'] as const;
export type PublishedKind = (typeof publishedKinds)[number];
export type PublishedFile = { readonly name: string; readonly text: string };

/** One row on its way into the store: its own text is kept as the raw frame that "why?" ends at. */
export type ImportedRow = {
  readonly file: string;
  readonly point: number;
  /** Start of the period, UTC ms. */
  readonly at: number;
  /** Decimal text by factor code. */
  readonly values: Readonly<Record<string, string>>;
  readonly flag: string;
  readonly text: string;
  /** Under which field and period it stands, where the rows of a source differ in that. */
  readonly as?: Pick<Source, 'field' | 'period'>;
};
export type ImportItem<Row = ImportedRow> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly refused: Omit<RefusedRow, 'run'> };

/** How our verdicts compare with the published ones, where a format publishes any. */
export type Agreement = {
  readonly aqi?: { readonly compared: number; readonly equal: number };
  readonly class?: Pick<ClassAgreement, 'compared' | 'equal' | 'equalEitherTable' | 'disagreements' | 'causes'>;
};

/** What all rows of an import have in common. `edition`: the mapping and its version, so that a mended mapping brings new values. */
export type Source = {
  readonly kind: string; readonly field: Field; readonly period: Period; readonly edition: string;
  /** From which serial on its frames are numbered, where rows come beside files. */
  readonly serialFrom?: number;
};

/** Files opened for an import: every row once, in an order that is the same each time, and where the good ones go. */
export type OpenedFiles<Row = unknown> = {
  readonly items: AsyncIterable<ImportItem<Row>>; readonly destination: Destination<Row>; readonly agreement: Agreement;
  /** Factors that every row has a column of; absent where rows have one factor each. */
  readonly columns?: readonly string[];
};

/** One kind of published file, read: rows with their points, refused lines, and how its own verdicts compare with ours. */
export type ReadFiles = {
  readonly source: Omit<Source, 'edition'>;
  readonly items: readonly ImportItem[];
  readonly agreement: Agreement;
};
