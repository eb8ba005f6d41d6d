import type { ClassAgreement } from '../../judge/published-water.ts';
import type { Field, Period } from '../../model/reading.ts';
import type { RefusedRow } from '../ports/records.ts';
import type { PlaceRegister } from './place-register.ts';

/** Formats that are known by name; every other table comes in through a mapping. */
export const publishedKinds = ['cnemc', 'surface-water'] as const;
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
};
export type ImportItem = { readonly ok: true; readonly row: ImportedRow } | { readonly ok: false; readonly refused: Omit<RefusedRow, 'run'> };

/** How our verdicts compare with the published ones, where a format publishes any. */
export type Agreement = {
  readonly aqi?: { readonly compared: number; readonly equal: number };
  readonly class?: Pick<ClassAgreement, 'compared' | 'equal' | 'equalEitherTable' | 'disagreements' | 'causes'>;
};

/** What all rows of an import have in common. `edition`: the mapping and its version, so that a mended mapping brings new values. */
export type Source = { readonly kind: string; readonly field: Field; readonly period: Period; readonly edition: string };

/** Files opened for an import: every row once, in an order that is the same each time. */
export type OpenedFiles = {
  readonly source: Source; readonly items: AsyncIterable<ImportItem>; readonly places: PlaceRegister; readonly agreement: Agreement;
};

/** One kind of published file, read: rows with their points, refused lines, and how its own verdicts compare with ours. */
export type ReadFiles = {
  readonly source: Omit<Source, 'edition'>;
  readonly items: readonly ImportItem[];
  readonly agreement: Agreement;
};
