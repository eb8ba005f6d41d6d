import { exact, parseExact } from '../basis/decimal.ts';
import type { PublicTable, PublicTableRow, PublicTableRule } from '../model/public-table.ts';

export type Bulletin = {
  /** Batches, items handed over, and items in the published tables. */
  readonly batches: number;
  readonly items: number;
  readonly published: number;
  readonly starred: number;
  readonly byCompletion: Readonly<Record<string, number>>;
  readonly byVerdict: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byRegion: Readonly<Record<string, number>>;
  /** Exact sums, as text. */
  readonly figures: Readonly<Record<string, string>>;
};

/** What a bulletin counts, of the newest version of each table: nothing that is not published. */
export function bulletinOf(rule: PublicTableRule, tables: readonly PublicTable[]): Bulletin {
  const rows = tables.flatMap((table) => table.rows);
  return {
    batches: tables.length,
    items: tables.reduce((sum, { items }) => sum + items, 0),
    published: rows.length,
    starred: rows.filter(({ starred }) => starred).length,
    byCompletion: counted(rows, ({ completion }) => completion),
    byVerdict: counted(rows, ({ verdict }) => verdict),
    byKind: counted(rows, ({ kind }) => kind),
    byRegion: counted(rows, ({ region }) => region),
    figures: Object.fromEntries(
      rule.figures.map(({ id }) => [
        id,
        rows.reduce((sum, { figures }) => sum.plus(parseExact(figures[id] ?? '0') ?? 0), exact(0)).toString(),
      ]),
    ),
  };
}

function counted(rows: readonly PublicTableRow[], key: (row: PublicTableRow) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}
