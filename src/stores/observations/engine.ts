/** One column of an insert. Integers travel as their bits, times as UTC ms, `micro` as value × 10^6, text as text. */
export type Column =
  | { readonly name: string; readonly kind: 'u8'; readonly data: Uint8Array }
  | { readonly name: string; readonly kind: 'u16'; readonly data: Uint16Array }
  | { readonly name: string; readonly kind: 'u32'; readonly data: Uint32Array }
  | { readonly name: string; readonly kind: 'u64' | 'time' | 'micro'; readonly data: BigInt64Array }
  | { readonly name: string; readonly kind: 'text'; readonly data: readonly string[] };

export type Cell = string | number | null | readonly Cell[];
export type Row = readonly Cell[];

/**
 * The small SQL port under the one store: ClickHouse's dialect, in process or by URL. Values of outsiders enter SQL text
 * only through `text.ts`, and rows only through `insert`. Failures reject; the caller decides whether to try again.
 */
export interface SqlEngine {
  readonly name: string;
  /** Name of the database that holds the tables; a plain identifier. */
  readonly database: string;
  /** Name of the cluster over whose shards the tables lie; absent: one server. */
  readonly cluster?: string;
  command(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Row[]>;
  /** The answer in ClickHouse's Native format: columns of numbers as their bytes. */
  native(sql: string): Promise<Uint8Array>;
  /** Durable when resolved. All columns have the same length; nothing happens for zero rows. */
  insert(table: string, columns: readonly Column[]): Promise<void>;
  close(): Promise<void>;
}

export const lengthOf = (columns: readonly Column[]): number => columns[0]?.data.length ?? 0;
