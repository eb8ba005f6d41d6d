import Papa from 'papaparse';
import type { FaultCode } from '../../basis/fault.ts';
import { fail, ok, type Result } from '../../basis/result.ts';

/** One record with its line (the header is line 1) and its cells by column name, trimmed; absent columns are empty. */
export type CsvRow = { readonly line: number; readonly cell: (column: string) => string };
export type CsvTable = { readonly columns: ReadonlySet<string>; readonly rows: readonly CsvRow[] };

/** Why one line of a file was not taken. Every line that is not taken has exactly one. */
export type RefusedRow = { readonly line: number; readonly fault: FaultCode; readonly detail: string };

/** RFC 4180 with a header line, a byte-order mark allowed. Fault `import.unreadable` for a file without a header. */
export function readCsv(text: string): Result<CsvTable> {
  const parsed = Papa.parse<readonly string[]>(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, { skipEmptyLines: 'greedy' });
  const header = parsed.data[0];
  if (header === undefined) return fail('import.unreadable', 'no header line');
  const at = new Map(header.map((name, index) => [name.trim(), index]));
  const rows = parsed.data.slice(1).map((cells, index) => ({
    line: index + 2,
    cell: (column: string): string => cells[at.get(column) ?? -1]?.trim() ?? '',
  }));
  return ok({ columns: new Set(at.keys()), rows });
}

/** Of rows with one key the last holds (publishers correct by repeating); the earlier ones are refused, each with why. */
export function keepLast<T extends { readonly line: number }>(rows: readonly T[], keyOf: (row: T) => string, contentOf: (row: T) => string): { readonly rows: readonly T[]; readonly refused: readonly RefusedRow[] } {
  const last = new Map<string, T>();
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const before = last.get(key);
    if (before !== undefined) refused.push({ line: before.line, fault: contentOf(before) === contentOf(row) ? 'row.repeated' : 'row.superseded', detail: `${key}: line ${row.line}` });
    last.delete(key);
    last.set(key, row);
  }
  return { rows: [...last.values()], refused };
}
