import { canonical, type Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { openTable, TableBroken, type Table } from '../../codecs/table/open-table.ts';
import { keptCharsMax, type TableRecord } from '../../codecs/table/record.ts';
import { guessListColumns, listParts, neededParts, type ListMapping, type ListPart } from '../../model/two-high-columns.ts';
import { valuesOf } from '../../model/two-high-form.ts';
import type { TwoHighProject } from '../../model/two-high-project.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import type { House } from '../house.ts';
import { recordChunks, takeChunk, textsIn, type RefusedLine, type RowDone } from '../imports/take-chunk.ts';
import { rememberColumns, rememberedColumns } from '../ledger-import/remember-columns.ts';
import type { RecordWriter, Viewer } from '../ports/records.ts';
import { readListRow } from './read-list-row.ts';
import { newestOfEach, tryTwoHigh, writeTwoHigh, type TwoHighVersion } from './register.ts';

export type ListFile = {
  readonly viewer: Viewer; readonly says: string; readonly name: string; readonly bytes: AsyncIterable<Uint8Array>;
  readonly mapping?: ListMapping | undefined; readonly from: string; readonly why: string; readonly dry: boolean;
};
/** rows = stored + already + refused. */
export type ListReport = {
  readonly columns: readonly string[]; readonly mapping: ListMapping; readonly remembered: boolean;
  readonly rows: number; readonly stored: number; readonly already: number; readonly refused: readonly RefusedLine[];
};

const rowsAtOnce = 250;
/** Under which a mapping of columns is remembered. */
const register = 'two-high-project';

/**
 * 导入两高项目清单: the list as Excel or CSV, one project a row, from one day on and for one reason. A row that says what stands changes
 * nothing; one that says otherwise is a new version. All rows that read are stored together, or none. Dry: the same report, nothing stored.
 * Faults: ledger.column-missing, register.*, import.*.
 */
export async function importTwoHigh(house: House, file: ListFile): Promise<Result<ListReport>> {
  const table = await openTable(file.bytes);
  if (!table.ok) return table;
  const { columns } = table.value;
  const held = await rememberedColumns(house, register, columns);
  const mapping = file.mapping ?? plainOf(held?.mapping) ?? guessListColumns(columns);
  const absent = [...neededParts.filter((id) => mapping[id] === undefined), ...listParts.filter((id) => isElsewhere(mapping[id],
    columns))][0];
  const none = { columns, mapping, remembered: held !== undefined, rows: 0, stored: 0, already: 0, refused: [] };
  if (absent !== undefined) return file.dry ? ok(none) : fail('ledger.column-missing', absent);
  return allOrNothing(house.records, async (records) => {
    const taken = await takeAll(house, records, file, table.value, mapping);
    if (!taken.ok || file.dry) return taken.ok ? ok({ ...none, ...taken.value }) : taken;
    await rememberColumns(house, records, register, columns, Object.fromEntries(Object.entries(mapping).map(([id, column]) => [id,
      { column }])), file.says);
    const { rows, stored, already, refused } = taken.value;
    await records.putAudit([{
      at: house.clocks.machine(), worldAt: house.clocks.world(), actor: file.says, action: 'two-high.import', subject: file.name,
        outcome: 'ok',
      detail: { rows, stored, already, refused: refused.length } satisfies Json,
    }]);
    return ok({ ...none, ...taken.value });
  });
}

type Taken = Pick<ListReport, 'rows' | 'stored' | 'already' | 'refused'>;

async function takeAll(house: House, records: RecordWriter, file: ListFile, table: Table, mapping: ListMapping): Promise<Result<Taken>> {
  const stands = await newestOfEach(records);
  const met = new Set<string>();
  const way = {
    read: (record: TableRecord) => readOne(house, file, stands, textsIn(table, mapping, record)),
    shown: ({ text }: TableRecord) => text.slice(0, keptCharsMax),
    register: async (projects: readonly TwoHighProject[]): Promise<Result<readonly RowDone[]>> => {
      const done: RowDone[] = [];
      for (const project of projects) done.push(await takeOne(house, records, file, stands, met, project));
      return ok(done);
    },
  };
  const report = { rows: 0, stored: 0, already: 0, refused: [] as RefusedLine[] };
  try {
    for await (const chunk of recordChunks(table, rowsAtOnce)) {
      const taken = await takeChunk(chunk, way);
      if (!taken.ok) return taken;
      for (const count of ['rows', 'stored', 'already'] as const) report[count] += taken.value[count];
      report.refused.push(...taken.value.refused);
    }
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
  return ok(report);
}

/** Over what stands, where this office sees it. */
function readOne(house: House, { viewer, says, from, why }: ListFile, stands: Map<string, TwoHighVersion>,
  texts: Readonly<Partial<Record<ListPart, string>>>): Result<TwoHighProject> {
  const held = stands.get(texts.id?.trim() ?? '');
  const read = readListRow(house, texts, held === undefined ? {} : valuesOf(plain(held)));
  if (!read.ok) return read;
  const fits = tryTwoHigh(house, { viewer, says, project: read.value, from, why }, held);
  return fits.ok ? read : fits;
}

async function takeOne(house: House, records: RecordWriter, file: ListFile, stands: Map<string, TwoHighVersion>, met: Set<string>,
  project: TwoHighProject): Promise<RowDone> {
  const held = stands.get(project.id);
  if (met.has(project.id)) return { done: 'refused', fault: 'two-high.twice', detail: project.id };
  met.add(project.id);
  if (held !== undefined && canonical(plain(held) as Json) === canonical(project as Json)) return { done: 'already' };
  if (!file.dry) await writeTwoHigh(house, records, { ...file, project }, held);
  return { done: 'stored' };
}

const plain = ({ body: { says: _says, why: _why, ...project } }: TwoHighVersion): TwoHighProject => project;
const isElsewhere = (column: string | undefined, columns: readonly string[]): boolean => column !== undefined && !columns.includes(column);
const plainOf = (mapping: Readonly<Record<string,
  { readonly column: string } | { readonly fixed: string }>> | undefined): ListMapping | undefined =>
  (mapping === undefined ? undefined : Object.fromEntries(Object.entries(mapping).flatMap(([id, from]) => ('column' in from ? [[id,
    from.column]] : []))));
