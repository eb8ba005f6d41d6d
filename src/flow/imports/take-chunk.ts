import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import type { Table } from '../../codecs/table/open-table.ts';
import type { TableRecord } from '../../codecs/table/record.ts';

export type RowDone = { readonly done: 'stored' | 'already' } | ({ readonly done: 'refused' } & Pick<Failure, 'fault' | 'detail'>);
export type RefusedLine = { readonly line: number; readonly fault: string; readonly detail: string; readonly row: string };
/** rows = stored + already + refused. `kept`: the rows that were stored. */
export type ChunkTaken<Row> = {
  readonly rows: number; readonly stored: number; readonly already: number; readonly refused: readonly RefusedLine[]; readonly kept: readonly Row[];
};

/** One kind of list: what a record says, what becomes of those that read, and how much of a refused one is kept to be looked at. */
export type RowWay<Row> = {
  readonly read: (record: TableRecord) => Result<Row>;
  /** One answer for each row, in their order; a failure refuses the whole chunk. */
  readonly register: (rows: readonly Row[]) => Promise<Result<readonly RowDone[]>>;
  readonly shown: (record: TableRecord) => string;
};

/** Records of a list that somebody brings: those that cannot be read are refused with line and reason, the others registered together. */
export async function takeChunk<Row>(chunk: readonly TableRecord[], { read, register, shown }: RowWay<Row>): Promise<Result<ChunkTaken<Row>>> {
  const refused: RefusedLine[] = [];
  const refuse = (record: TableRecord, { fault, detail }: Pick<Failure, 'fault' | 'detail'>): void => {
    refused.push({ line: record.line, fault, detail, row: shown(record) });
  };
  const good: { readonly record: TableRecord; readonly row: Row }[] = [];
  for (const record of chunk) {
    const row = record.fault === undefined ? read(record) : fail(record.fault);
    if (row.ok) good.push({ record, row: row.value });
    else refuse(record, row);
  }
  const registered = await register(good.map(({ row }) => row));
  if (!registered.ok) return registered;
  const [counts, kept] = [{ stored: 0, already: 0 }, [] as Row[]];
  for (const [at, { record, row }] of good.entries()) {
    const done = registered.value[at];
    if (done === undefined) throw new TypeError(`no answer for the row of line ${record.line}`);
    if (done.done === 'refused') refuse(record, done);
    else counts[done.done] += 1;
    if (done.done === 'stored') kept.push(row);
  }
  return ok({ rows: chunk.length, ...counts, refused: refused.toSorted((a, b) => a.line - b.line), kept });
}

/** Records that say anything at all after the first `passed` of them, in pieces. */
export async function* recordChunks({ records }: Table, size: number, passed = 0): AsyncGenerator<readonly TableRecord[]> {
  let [left, chunk]: [number, TableRecord[]] = [passed, []];
  for await (const record of records) {
    if (record.fault === undefined && record.cells.every((cell) => cell === '')) continue;
    if (left > 0) {
      left -= 1;
      continue;
    }
    chunk.push(record);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** What a record has in the columns that a mapping names. */
export function textsIn<Id extends string>({ columns }: Table, mapping: Readonly<Partial<Record<Id, string>>>, { cells }: TableRecord): Readonly<Partial<Record<Id, string>>> {
  const texts: Partial<Record<Id, string>> = {};
  for (const [id, column] of Object.entries(mapping) as [Id, string | undefined][]) {
    const text = column === undefined ? undefined : cells[columns.indexOf(column)];
    if (text !== undefined) texts[id] = text;
  }
  return texts;
}
