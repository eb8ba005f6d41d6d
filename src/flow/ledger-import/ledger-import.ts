import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { openTable, TableBroken, type Table } from '../../codecs/table/open-table.ts';
import { keptCharsMax, type TableRecord } from '../../codecs/table/record.ts';
import type { Actor } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { LedgerMapping } from '../../model/taken-over.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { caseTypeOf } from '../cases/case-types.ts';
import type { House } from '../house.ts';
import { recordChunks, takeChunk, type RefusedLine } from '../imports/take-chunk.ts';
import { uploadsOf } from '../imports/uploaded.ts';
import type { ImportedFile, ImportRun, Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { aboveOf, type Above } from './above.ts';
import { knownItems } from './known-items.ts';
import { readLedgerRow, type LedgerRow, type RowReading } from './read-row.ts';
import { decideRows, storeRows, type LedgerBook } from './register-rows.ts';
import { rememberColumns } from './remember-columns.ts';
import { targetsOf } from './targets.ts';

export type LedgerAsked = { readonly type: string; readonly parent?: string | undefined; readonly file: string; readonly mapping: LedgerMapping };
export type LedgerReport = { readonly rows: number; readonly stored: number; readonly already: number; readonly refused: readonly RefusedLine[] };
export type LedgerAsker = { readonly actor: Actor; readonly viewer: Viewer };

const rowsAtOnce = 250;
/** So many chunks are stored for one asking; then the next asking goes on. */
const chunksAtOnce = 4;

type Opened = RowReading & { readonly table: Table };

/** A type that has a ledger and may be opened by this office. Faults: case.unknown-type, case.not-yours. */
export function ledgerType(house: House, id: string, { role }: Actor): Result<CaseType> {
  const type = caseTypeOf(house.programmes, id);
  if (type?.ledger === undefined) return fail('case.unknown-type', id);
  return type.openedBy.includes(role) ? ok(type) : fail('case.not-yours', id);
}

/** The item above, as this asker may see and break it down. Faults: request.not-found, ledger.parent-unfit. */
export async function aboveAsked(house: House, { actor, viewer }: LedgerAsker, type: CaseType, parent: string | undefined): Promise<Result<Above | undefined>> {
  if (parent === undefined) return ok(undefined);
  const of = await house.records.read(viewer).case(parent);
  return of === undefined ? fail('request.not-found', parent) : aboveOf(house, type, of, actor);
}

async function openAsked(house: House, asker: LedgerAsker, asked: LedgerAsked): Promise<Result<Opened>> {
  const type = ledgerType(house, asked.type, asker.actor);
  if (!type.ok) return type;
  const above = await aboveAsked(house, asker, type.value, asked.parent);
  if (!above.ok) return above;
  const files = await uploadsOf(house, [asked.file]);
  if (!files.ok) return files;
  const [file] = files.value as readonly [ImportedFile];
  const bytes = await house.files.open(file.hash);
  const table = bytes === undefined ? fail('file.missing', file.name) : await openTable(bytes);
  if (!table.ok) return table;
  const targets = targetsOf(type.value, above.value);
  const absent = targets.find(({ id, required }) => (required && asked.mapping[id] === undefined) || isElsewhere(asked.mapping[id], table.value));
  if (absent !== undefined) return fail('ledger.column-missing', absent.title.zh);
  return ok({ type: type.value, targets, mapping: asked.mapping, file, above: above.value, table: table.value });
}

const isElsewhere = (from: LedgerMapping[string] | undefined, { columns }: Table): boolean => from !== undefined && 'column' in from && !columns.includes(from.column);

const wayOf = (house: House, opened: Opened) => ({
  read: (record: TableRecord) => readLedgerRow(house, opened, opened.table, record), shown: ({ text }: TableRecord) => text.slice(0, keptCharsMax),
});

async function bookOf(house: House, { actor }: LedgerAsker, { type, targets, above }: Opened): Promise<LedgerBook> {
  return { type, targets, actor, above, known: await knownItems(house.records.read(machineViewer), type), seen: new Map() };
}

/**
 * 试运行: the report that storing would give; nothing is stored. Faults: those of `ledgerType` and `aboveAsked`, ledger.column-missing,
 * file.missing, import.*.
 */
export async function tryLedger(house: House, asker: LedgerAsker, asked: LedgerAsked): Promise<Result<LedgerReport>> {
  const opened = await openAsked(house, asker, asked);
  if (!opened.ok) return opened;
  const [book, way, records] = [await bookOf(house, asker, opened.value), wayOf(house, opened.value), house.records.read(machineViewer)];
  const report = { rows: 0, stored: 0, already: 0, refused: [] as RefusedLine[] };
  const broken = await untilBroken(async () => {
    for await (const chunk of recordChunks(opened.value.table, rowsAtOnce)) {
      const taken = await takeChunk(chunk, { ...way, register: async (rows: readonly LedgerRow[]) => ok(await decideRows(house, records, book, rows)) });
      if (!taken.ok) return taken;
      for (const count of ['rows', 'stored', 'already'] as const) report[count] += taken.value[count];
      report.refused.push(...taken.value.refused);
    }
    return ok(true);
  });
  return broken.ok ? ok(report) : broken;
}

/** Batches of a ledger stand in the records as runs of this source. */
export const sourceOf = (type: string): string => `ledger:${type}`;

/** A run that stores nothing yet; the mapping is remembered for the next file of this header. Faults: as `tryLedger`. */
export async function startLedger(house: House, asker: LedgerAsker, asked: LedgerAsked, expected?: number): Promise<Result<ImportRun>> {
  const opened = await openAsked(house, asker, asked);
  if (!opened.ok) return opened;
  const { file, table } = opened.value;
  const now = house.clocks.machine();
  const run: ImportRun = {
    id: house.newId(), state: 'paused', kind: 'ledger', source: sourceOf(asked.type), file: file.name, files: [file], startedAt: now, endedAt: now, by: asker.actor.says,
    rows: 0, stored: 0, already: 0, refused: 0, refusedBy: {}, firstMs: now, ...(expected === undefined ? {} : { expected }), result: { asked: askedJson(asked) },
  };
  await house.records.write(machineViewer, async (records) => {
    await rememberColumns(house, records, asked.type, table.columns, asked.mapping, asker.actor.says);
    await records.putImport(run, [], 0);
  });
  return ok(run);
}

const askedJson = ({ type, parent, file, mapping }: LedgerAsked): Json => ({ type, file, mapping, ...(parent === undefined ? {} : { parent }) });
export const askedOf = ({ result }: ImportRun): LedgerAsked => (result as { readonly asked: LedgerAsked }).asked;

/**
 * Stores the next rows of a run: items, their refusals and the cursor in one transaction each chunk, so that rows = stored + already + refused
 * at every moment and a run that was cut off goes on where it was. Faults: request.not-found, request.conflict (another goes on with it), as `tryLedger`.
 */
export async function carryLedger(house: House, asker: LedgerAsker, id: string): Promise<Result<ImportRun>> {
  let run = await house.records.read(machineViewer).importRun(id);
  if (run?.kind !== 'ledger') return fail('request.not-found', id);
  if (run.state === 'done' || run.state === 'failed') return ok(run);
  const opened = await openAsked(house, asker, askedOf(run));
  if (!opened.ok) return opened;
  const turn = `ledger-turn/${opened.value.type.id}`;
  const known = await house.records.read(machineViewer).cursor(turn) ?? '';
  const book = await bookOf(house, asker, opened.value);
  let [left, last] = [chunksAtOnce, known];
  const broken = await untilBroken(async () => {
    for await (const chunk of recordChunks(opened.value.table, rowsAtOnce, run?.rows)) {
      if (left === 0 || run === undefined) return ok(false);
      left -= 1;
      const next = await carryChunk(house, { run, opened: opened.value, book, chunk, turn, last });
      if (!next.ok) return next;
      [run, last] = [next.value, `${next.value.id}/${next.value.rows}`];
    }
    return ok(true);
  });
  if (!broken.ok && broken.fault.startsWith('request.')) return broken;
  if (broken.ok && !broken.value) return ok(run);
  return ok(await end(house, broken.ok ? { ...run, state: 'done' } : { ...run, state: 'failed', fault: broken.fault, detail: broken.detail }));
}

type Carried = { readonly run: ImportRun; readonly opened: Opened; readonly book: LedgerBook; readonly chunk: readonly TableRecord[]; readonly turn: string; readonly last: string };

/** Whoever imports items of this type at the same time waits, and then looks again at what is registered. */
function carryChunk(house: House, { run, opened, book, chunk, turn, last }: Carried): Promise<Result<ImportRun>> {
  return allOrNothing(house.records, async (records) => {
    await records.setCursor(`${turn}/lock`, run.id);
    const now = await records.importRun(run.id);
    if (now?.rows !== run.rows || (await records.cursor(turn) ?? '') !== last) return fail('request.conflict', run.id);
    const parent = book.above === undefined ? undefined : await records.case(book.above.of.id);
    if (book.above !== undefined && parent !== undefined) book.above = { ...book.above, of: parent };
    const taken = await takeChunk(chunk, { ...wayOf(house, opened), register: async (rows: readonly LedgerRow[]) => ok(await decideRows(house, records, book, rows)) });
    if (!taken.ok) return taken;
    const stored = await storeRows(house, records, book, parent, taken.value.kept);
    if (!stored.ok) return stored;
    const refusedBy: Record<string, number> = { ...run.refusedBy };
    for (const { fault } of taken.value.refused) refusedBy[fault] = (refusedBy[fault] ?? 0) + 1;
    const { rows, already, refused } = taken.value;
    const next: ImportRun = {
      ...run, rows: run.rows + rows, stored: run.stored + taken.value.stored, already: run.already + already, refused: run.refused + refused.length, refusedBy,
      endedAt: house.clocks.machine(),
    };
    await records.putImport(next, refused.map((one) => ({ ...one, run: run.id })), run.refused);
    await records.setCursor(turn, `${run.id}/${next.rows}`);
    return ok(next);
  });
}

async function end(house: House, run: ImportRun): Promise<ImportRun> {
  const ended = { ...run, endedAt: house.clocks.machine() };
  await house.records.write(machineViewer, async (records) => {
    await records.putImport(ended, [], 0);
    await records.putAudit([{
      at: ended.endedAt, worldAt: house.clocks.world(), actor: run.by, action: 'ledger.import', subject: run.file, outcome: run.state,
      detail: { run: run.id, rows: run.rows, stored: run.stored, already: run.already, refused: run.refused },
    }]);
  });
  return ended;
}

async function untilBroken<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
}
