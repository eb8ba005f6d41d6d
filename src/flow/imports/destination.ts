import type { ImportRun } from '../ports/records.ts';

/** A good row and which row of the run it is, from 0. */
export type Placed<Row> = { readonly row: Row; readonly place: number };
export type StoredChunk = { readonly stored: number; readonly already: number };

/** So many rows are dealt with together; the durable cursor moves by it. */
export const chunkRows = 5_000;

/** Where the rows of one kind of file go. */
export interface Destination<Row> {
  /** Durable when it resolves. Done again it changes nothing and answers the same: the run knows its own rows by their places. */
  store(run: Pick<ImportRun, 'id' | 'firstMs'>, rows: readonly Placed<Row>[]): Promise<StoredChunk>;
  /** How many of these are stored already. */
  known(rows: readonly Row[]): Promise<number>;
  /** What a dry run tells of a row: its moment (UTC ms), its point and its factors, where it has any. */
  about(row: Row): { readonly at: number; readonly point?: number; readonly factors: readonly string[] };
  /** Points that the rows read so far would add to the register. */
  newPoints(): readonly string[];
}
