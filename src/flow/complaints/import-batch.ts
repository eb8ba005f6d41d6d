import { fail, ok, type Result } from '../../basis/result.ts';
import { openTable, TableBroken } from '../../codecs/table/open-table.ts';
import type { TableRecord } from '../../codecs/table/record.ts';
import type { Actor } from '../../model/case.ts';
import type { House } from '../house.ts';
import { recordChunks, takeChunk, textsIn, type RefusedLine, type RowWay } from '../imports/take-chunk.ts';
import { machineViewer } from '../viewer.ts';
import { batchOf, complaintType } from './complaint-type.ts';
import { guessColumns, requiredColumns, type RowMapping } from './guess-columns.ts';
import { readRow, type ReadRow } from './read-row.ts';
import { registerRows } from './register-rows.ts';

/** rows = stored + already + refused, at every moment. */
export type BatchReport = {
  readonly columns: readonly string[];
  readonly mapping: RowMapping;
  readonly rows: number;
  readonly stored: number;
  readonly already: number;
  readonly refused: readonly RefusedLine[];
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
    refused: [] as RefusedLine[],
    reporters: 0,
  };
  if (absent !== undefined) return ok(report);
  const seen = new Map<string, string>();
  const way: RowWay<ReadRow> = {
    read: (record) => readRow(house, declared.value.type, textsIn(table.value, used, record)),
    register: (rows) => registerRows(house, { actor, batch, type: declared.value.type.id, rows, seen, dry }),
    shown: shownOf,
  };
  try {
    for await (const chunk of recordChunks(table.value, rowsAtOnce)) {
      const taken = await takeChunk(chunk, way);
      if (!taken.ok) return taken;
      report.rows += taken.value.rows;
      report.stored += taken.value.stored;
      report.already += taken.value.already;
      report.refused.push(...taken.value.refused);
      report.reporters += taken.value.kept.filter(({ reporter }) => reporter !== undefined).length;
    }
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
  return ok(report);
}

/** Without the text of the row: it may hold who complained, and the line is enough to find it. */
const shownOf = ({ cells }: TableRecord): string => (cells[0] ?? '').slice(0, 60);
