import { fileName, saveBytes } from './save-bytes.ts';
import writeExcelFile from 'write-excel-file/browser';

export type SheetCell = string | number | undefined;
export type Sheet = {
  readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly SheetCell[])[];
  readonly basis?: string;
};

/** Saves what is on the screen as .xlsx: 口径 in the first row where there is one, then the screen's own header. */
export async function saveSheet(sheet: Sheet): Promise<void> {
  const header = sheet.header.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#e3ede7' }));
  const rows = sheet.rows.map((row) => row.map(cell));
  const basis = sheet.basis === undefined ? [] : [[{ value: sheet.basis, type: String, columnSpan: Math.max(1, sheet.header.length) }]];
  await writeExcelFile([...basis, header, ...rows], {
    columns: sheet.header.map((title, at) => ({ width: widthOf(title, sheet.rows, at) })), stickyRowsCount: basis.length + 1,
  }).toFile(`${fileName(sheet.name)}.xlsx`);
}

const cell = (value: SheetCell): { readonly value: string; readonly type: StringConstructor } | { readonly value: number; readonly type: NumberConstructor } | null => {
  if (value === undefined) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};

/** Chinese characters take two columns' width. */
function widthOf(title: string, rows: readonly (readonly SheetCell[])[], at: number): number {
  const widest = [title, ...rows.slice(0, 50).map((row) => String(row[at] ?? ''))]
    .reduce((most, text) => Math.max(most, [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0)), 4);
  return Math.min(60, widest + 2);
}

/** CSV with a byte order mark, so that spreadsheet programs on Chinese systems read it as UTF-8. */
export function saveCsv(sheet: Sheet): void {
  const lines = [...(sheet.basis === undefined ? [] : [[sheet.basis]]), sheet.header, ...sheet.rows].map((row) => row.map(csvCell).join(','));
  saveBytes(`${sheet.name}.csv`, `\ufeff${lines.join('\r\n')}\r\n`, 'text/csv;charset=utf-8');
}

/** A text that a spreadsheet would take for a formula is kept as text. */
const csvCell = (value: SheetCell): string => {
  const text = typeof value === 'string' && /^[=+@\t-]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
