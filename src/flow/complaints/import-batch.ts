import { fail, ok, type Result } from '../../basis/result.ts';
import { openTable, TableBroken, type Table } from '../../codecs/table/open-table.ts';
import { keptCharsMax, type TableRecord } from '../../codecs/table/record.ts';
import type { Actor } from '../../model/case.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { batchOf, complaintType } from './complaint-type.ts';
import { guessColumns, requiredColumns, type RowMapping } from './guess-columns.ts';
import { readRow, rowColumns, type ReadRow, type RowTexts } from './read-row.ts';
import { registerRows } from './register-rows.ts';

export type RefusedComplaint = { readonly line: number; readonly fault: string; readonly detail: string; readonly row: string };
/** rows = stored + already + refused, at every moment. */
export type BatchReport = {
  readonly columns: readonly string[];
  readonly mapping: RowMapping;
  readonly rows: number;
  readonly stored: number;
  readonly already: number;
  readonly refused: readonly RefusedComplaint[];
  /** Rows with data of who complained: kept apart. */
  readonly reporters: number;
};
export type BatchFile = {
  readonly batch: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly mapping?: RowMapping | undefined;
  readonly dry: boolean;
};

const rowsAtOnce = 250;

/**
 * 导入一批: the team's list as Excel or CSV. A number that is registered with the same text is passed over, with another it is refused;
 * nothing that can be read is lost to a row that cannot. Dry: the same report, nothing stored.
 * Faults: complaint.no-batch, complaint.column-missing, import.*.
 */
export async function importBatch(house: House, actor: Actor, { batch, bytes, mapping, dry }: BatchFile): Promise<Result<BatchReport>> {
  const found = await batchOf(house, house.records.read(machineViewer), batch);
  if (!found.ok) return found;
  const declared = complaintType(house);
  const table = await openTable(bytes);
  if (!declared.ok || !table.ok) return declared.ok ? (table as Result<BatchReport>) : declared;
  const used = mapping ?? guessColumns(table.value.columns);
  const absent = requiredColumns.find((id) => used[id] === undefined || !table.value.columns.includes(used[id] ?? ''));
  if (absent !== undefined && !dry) return fail('complaint.column-missing', absent);
  const report = {
    columns: table.value.columns,
    mapping: used,
    rows: 0,
    stored: 0,
    already: 0,
    refused: [] as RefusedComplaint[],
    reporters: 0,
  };
  if (absent !== undefined) return ok(report);
  const seen = new Map<string, string>();
  const carry = async (chunk: readonly TableRecord[]): Promise<Result<true>> => {
    const read = chunk.map((record) => ({
      record,
      row: record.fault === undefined ? readRow(house, declared.value.type, textsOf(table.value, used, record)) : fail(record.fault),
    }));
    const good = read.flatMap(({ record, row }) => (row.ok ? [{ record, row: row.value }] : []));
    report.rows += read.length;
    report.refused.push(...read.flatMap(({ record, row }) => (row.ok ? [] : [refusal(record, row.fault, row.detail)])));
    const registered = await registerRows(house, {
      actor,
      batch,
      type: declared.value.type.id,
      rows: good.map(({ row }) => row),
      seen,
      dry,
    });
    if (!registered.ok) return registered;
    registered.value.forEach((done, at) => {
      const { record, row } = good[at] as { record: TableRecord; row: ReadRow };
      if (done.done === 'refused') report.refused.push(refusal(record, done.fault, done.detail));
      else report[done.done] += 1;
      if (done.done === 'stored' && row.reporter !== undefined) report.reporters += 1;
    });
    return ok(true);
  };
  try {
    for await (const chunk of chunksOf(table.value)) {
      const carried = await carry(chunk);
      if (!carried.ok) return carried;
    }
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
  return ok({ ...report, refused: report.refused.sort((a, b) => a.line - b.line) });
}

async function* chunksOf(table: Table): AsyncGenerator<readonly TableRecord[]> {
  let chunk: TableRecord[] = [];
  for await (const record of table.records) {
    if (record.fault === undefined && record.cells.every((cell) => cell === '')) continue;
    chunk.push(record);
    if (chunk.length < rowsAtOnce) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function textsOf({ columns }: Table, mapping: RowMapping, { cells }: TableRecord): RowTexts {
  const place = (id: (typeof rowColumns)[number]): number => (mapping[id] === undefined ? -1 : columns.indexOf(mapping[id]));
  return Object.fromEntries(
    rowColumns.flatMap((id) => {
      const at = place(id);
      return at < 0 || cells[at] === undefined ? [] : [[id, cells[at]]];
    }),
  );
}

/** Without the text of the row: it may hold who complained, and the line is enough to find it. */
const refusal = ({ line, cells }: TableRecord, fault: string, detail: string): RefusedComplaint => ({
  line,
  fault,
  detail,
  row: (cells[0] ?? '').slice(0, Math.min(60, keptCharsMax)),
});
