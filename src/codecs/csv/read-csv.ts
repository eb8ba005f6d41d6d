import Papa from 'papaparse';
import type { FaultCode } from '../../basis/fault.ts';
import { fail, ok, type Result } from '../../basis/result.ts';

/** One record with its line (the header is line 1) and its cells by column name, trimmed; absent columns are empty. */
export type CsvRow = { readonly line: number; readonly cell: (column: string) => string };
export type CsvTable = { readonly columns: ReadonlySet<string>; readonly rows: readonly CsvRow[]; readonly refused: readonly RefusedRow[] };

/** Why one line of a file was not taken. Every line that is not taken has exactly one. */
export type RefusedRow = { readonly line: number; readonly fault: FaultCode; readonly detail: string; readonly file?: string };

/**
 * RFC 4180 with a header line, a byte-order mark allowed; only lines without any character are passed over. A line with
 * more or fewer cells than the header is refused. Fault `import.unreadable` for a file without a header.
 */
export function readCsv(text: string): Result<CsvTable> {
  const parsed = Papa.parse<readonly string[]>(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, { skipEmptyLines: false });
  const header = parsed.data[0];
  if (header === undefined || (header.length === 1 && header[0] === '')) return fail('import.unreadable', 'no header line');
  const at = new Map(header.map((name, index) => [name.trim(), index]));
  const rows: CsvRow[] = [];
  const refused: RefusedRow[] = [];
  let line = 1;
  for (const [index, cells] of parsed.data.entries()) {
    const own = line;
    line += 1 + newlinesIn(cells);
    if (index === 0 || (cells.length === 1 && cells[0] === '')) continue;
    if (cells.length === header.length) rows.push({ line: own, cell: (column) => cells[at.get(column) ?? -1]?.trim() ?? '' });
    else refused.push({ line: own, fault: 'row.malformed', detail: `${cells.length} cells, ${header.length} columns` });
  }
  return ok({ columns: new Set(at.keys()), rows, refused });
}

/** A quoted cell may run over lines; the lines of the file are counted, not the records. */
const newlinesIn = (cells: readonly string[]): number => cells.reduce((count, cell) => count + (cell.split('\n').length - 1), 0);

/** Of rows with one key the last holds (publishers correct by repeating); the earlier ones are refused, each with why. Across files give each row its `file`. */
export function keepLast<T extends { readonly line: number; readonly file?: string }>(rows: readonly T[], keyOf: (row: T) => string, contentOf: (row: T) => string): { readonly rows: readonly T[]; readonly refused: readonly RefusedRow[] } {
  const last = new Map<string, T>();
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const before = last.get(key);
    if (before !== undefined) {
      const fault = contentOf(before) === contentOf(row) ? 'row.repeated' : 'row.superseded';
      refused.push({ line: before.line, fault, detail: `${key}: line ${row.line}`, ...(before.file === undefined ? {} : { file: before.file }) });
    }
    last.delete(key);
    last.set(key, row);
  }
  return { rows: [...last.values()], refused };
}
