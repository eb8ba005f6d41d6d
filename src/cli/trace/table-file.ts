import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fail, ok, type Result } from '../../basis/result.ts';
import { readCsv, type CsvTable } from '../../codecs/csv/read-csv.ts';

/** Bytes of a file, unpacked where it is gzip. Fault file.missing. */
export function fileBytes(path: string): Result<Uint8Array> {
  try {
    const bytes = readFileSync(path);
    return ok(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  } catch (error) {
    return fail('file.missing', `${path}: ${error instanceof Error ? error.message : ''}`);
  }
}

/** A CSV file with a header line. A line with more or fewer cells than the header is a fault, never passed over. */
export function readTable(path: string): Result<CsvTable> {
  const bytes = fileBytes(path);
  if (!bytes.ok) return bytes;
  const table = readCsv(new TextDecoder().decode(bytes.value));
  if (!table.ok) return fail('trace.unreadable', `${path}: ${table.detail}`);
  const [refused] = table.value.refused;
  return refused === undefined ? table : fail('trace.unreadable', `${path}: line ${refused.line}: ${refused.detail}`);
}

const missing = new Set(['', 'NA', 'NaN', 'nan', 'null']);

/** One column as numbers, NaN where the cell says that nothing was measured. Faults trace.no-column, trace.bad-number (column and line). */
export function numberColumn({ columns, rows }: CsvTable, name: string): Result<Float64Array> {
  if (!columns.has(name)) return fail('trace.no-column', `${name} (there are ${[...columns].join(', ')})`);
  const values = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) {
    const text = row.cell(name);
    const value = missing.has(text) ? Number.NaN : Number(text);
    if (!missing.has(text) && !Number.isFinite(value)) return fail('trace.bad-number', `${name}, line ${row.line}: ${text}`);
    values[at] = value;
  }
  return ok(values);
}
