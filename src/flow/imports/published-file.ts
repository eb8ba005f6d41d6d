import type { ClassAgreement } from '../../judge/published-water.ts';
import type { RefusedRow } from '../ports/records.ts';
import type { PublishedRow, Source } from './store-rows.ts';

export type PublishedFile = { readonly name: string; readonly text: string };
export type ImportKind = 'cnemc' | 'surface-water';

/** What a file of published rows came to: rows = refused + stored (rows known from an earlier import count as stored). */
export type ImportResult = {
  readonly rows: number; readonly refused: number; readonly stored: number; readonly already: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly aqi?: { readonly compared: number; readonly equal: number };
  readonly class?: Pick<ClassAgreement, 'compared' | 'equal' | 'equalEitherTable' | 'disagreements' | 'causes'>;
};

/** One kind of published file, read: rows with their points, refused lines, and how its own verdicts compare with ours. */
export type ReadFiles = {
  readonly source: Omit<Source, 'name'>;
  readonly files: readonly {
    readonly name: string; readonly rows: readonly PublishedRow[]; readonly refused: readonly Omit<RefusedRow, 'run'>[];
  }[];
  readonly agreement: Pick<ImportResult, 'aqi' | 'class'>;
};
