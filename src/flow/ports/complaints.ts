import type { PublicTable } from '../../model/public-table.ts';

/** Who spoke: kept apart from the item, never in its fields, events or exports. `seq`: of the event with which it was said. */
export type Reporter = {
  readonly case: string;
  readonly seq: number;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly enteredAt: number;
  readonly by: string;
};

/** One look at it: who, when by both clocks, why. None is ever changed or taken away. */
export type ReporterLook = {
  readonly id: string;
  readonly case: string;
  readonly person: string;
  readonly says: string;
  readonly why: string;
  readonly at: number;
  readonly worldAt: number;
};

export type PublicTableHead = Omit<PublicTable, 'rows' | 'changes'> & { readonly count: number; readonly changed: number };

export interface ComplaintReader {
  /** By item, in the order of their events. Only the machine sees these; who may ask is decided before, and that they asked is kept. */
  reporters(cases: readonly string[]): Promise<readonly Reporter[]>;
  /** Newest first. */
  reporterLooks(of: string): Promise<readonly ReporterLook[]>;
  /** Published: anyone reads them. The newest version without a number. */
  publicTable(batch: string, version?: number): Promise<PublicTable | undefined>;
  /** The newest version of every batch whole, by ordinal. */
  publicTables(type: string): Promise<readonly PublicTable[]>;
  /** Every version of one batch, newest first. */
  publicTableHeads(batch: string): Promise<readonly PublicTableHead[]>;
}

export interface ComplaintWriter {
  /** Once for an event of an item; entered again it is an error. */
  putReporter(reporter: Reporter): Promise<void>;
  putReporterLook(look: ReporterLook): Promise<void>;
  /** A version stands once: the same again is an error. */
  putPublicTable(table: PublicTable): Promise<void>;
}
