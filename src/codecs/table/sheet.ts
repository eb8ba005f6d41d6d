import { Unzip, UnzipInflate } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import type { TableRecord } from './record.ts';

/** A workbook of measurements is some megabytes; what swells beyond this while it is unpacked is refused before it is read. */
export const unpackedBytesMax = 300 * 1024 * 1024;

/**
 * The first sheet of an .xlsx as records. Numbers keep their digits as they are written, dates become `YYYY-MM-DD HH:mm:ss`, a formula
 * counts as the value that it was saved with. Faults: import.unreadable, import.too-large, import.merged-cells.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly TableRecord[]>> {
  const looked = look(bytes);
  if (!looked.ok) return looked;
  try {
    const rows = await readSheet<string>(new Blob([Uint8Array.from(bytes)]), { parseNumber: (text: string) => text, trim: true });
    return ok(rows.flatMap((row, index): TableRecord[] => {
      const cells = row.map(textOf);
      const text = cells.join('\t');
      if (text.trim() === '') return [];
      return [{ line: index + 1, cells, text, ...(looked.value.has(index + 1) ? { fault: 'row.formula-error' as const } : {}) }];
    }));
  } catch (error) {
    return fail('import.unreadable', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  // Serials are fractions of a day: the second is what they can name.
  return new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `<c r="B3" t="e">`: a cell that shows an error; the reader gives nothing for it, which must not pass for a missing value. */
const brokenCell = /<c r="[A-Z]+(\d+)"[^>]*\st="e"/gu;

/** Unpacks once without keeping anything: how large it grows, whether the first sheet merges cells, which of its rows hold a broken formula. */
function look(bytes: Uint8Array): Result<ReadonlySet<number>> {
  let [grown, merged] = [0, false];
  const broken = new Set<number>();
  let failure: Failure | undefined;
  const unzip = new Unzip((entry) => {
    const isSheet = /^xl\/worksheets\/sheet1\.xml$/u.test(entry.name);
    let tail = '';
    entry.ondata = (error, piece) => {
      if (error !== null) failure ??= fail('import.unreadable', error.message);
      grown += piece.length;
      if (grown > unpackedBytesMax) {
        failure ??= fail('import.too-large', `unpacks to more than ${unpackedBytesMax} bytes`);
        entry.terminate();
        return;
      }
      if (!isSheet) return;
      const text = tail + new TextDecoder().decode(piece);
      merged ||= text.includes('<mergeCell ');
      for (const [, row] of text.matchAll(brokenCell)) broken.add(Number(row));
      tail = text.slice(-120);
    };
    if (failure === undefined) entry.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && failure === undefined; at += 65_536) {
    try {
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
    } catch (error) {
      failure = fail('import.unreadable', error instanceof Error ? error.message : '');
    }
  }
  return failure ?? (merged ? fail('import.merged-cells', '') : ok(broken));
}
