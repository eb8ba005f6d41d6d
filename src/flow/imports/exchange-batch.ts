import { ok, type Result } from '../../basis/result.ts';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { ExchangeSource } from '../../model/exchange-source.ts';
import type { House } from '../house.ts';
import type { ExchangeTables, InRefusal, InRow } from '../ports/exchange-tables.ts';
import type { ImportRun, RefusedRow } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { chunkRows } from './destination.ts';
import { openExchangeRows } from './exchange-items.ts';
import { carryRun } from './run-import.ts';

/**
 * One batch of a source: claimed there, carried here as an import, answered there. Cut off anywhere it is found again by its claim and
 * goes on: what was carried is not carried twice, because the run says so, and what was stored is known by its number. Resolves to
 * how many rows it had; 0: nothing waits. Faults: those of the port.
 */
export async function takeBatch(house: House, tables: ExchangeTables, { id, end }: ExchangeSource): Promise<Result<number>> {
  const open = await tables.openBatch(end);
  if (!open.ok) return open;
  const batch = open.value ?? house.newId();
  if (open.value === undefined) {
    const claimed = await tables.claim(end, batch, chunkRows);
    if (!claimed.ok || claimed.value === 0) return claimed;
  }
  const run = await runOf(house, id, batch);
  if (run === undefined) {
    const released = await tables.release(end, batch);
    return released.ok ? ok(1) : released;
  }
  const rows = await tables.rowsOf(end, batch);
  if (!rows.ok) return rows;
  const opened = ok(openExchangeRows(house, id, rows.value));
  const ended = run.state === 'done' ? run : await carryRun(house, run, opened, { isStopped: () => false, leaves: () => false, progress: () => undefined });
  const answered = await tables.answer(end, batch, await refusalsOf(house, ended));
  return answered.ok ? ok(rows.value.length) : answered;
}

/** The run of a claim, begun where there is none; undefined: the batch names a run that is not of this source. */
async function runOf(house: House, source: string, batch: string): Promise<ImportRun | undefined> {
  const held = await house.records.read(machineViewer).importRun(batch);
  if (held !== undefined) return held.source === source ? held : undefined;
  const now = house.clocks.machine();
  const last = Number(await house.observations.lastNumber() >> 22n);
  const run: ImportRun = {
    id: batch, state: 'waiting', kind: 'exchange', source, file: `exchange:${source}`, files: [], startedAt: now, endedAt: now, by: `exchange:${source}`,
    rows: 0, stored: 0, already: 0, refused: 0, refusedBy: {}, firstMs: Math.max(now, last + 1), result: {},
  };
  await house.records.write(machineViewer, (records) => records.putImport(run, [], 0));
  return run;
}

async function refusalsOf(house: House, { id, refused }: ImportRun): Promise<readonly InRefusal[]> {
  const rows = refused === 0 ? [] : await house.records.read(machineViewer).refusedRows(id, chunkRows);
  return rows.map((row) => ({ id: (JSON.parse(row.row) as InRow).id, text: reasonOf(row) }));
}

/** What the other side reads in its column: in Chinese, with the code that programs look for. */
const reasonOf = ({ fault, detail }: RefusedRow): string =>
  `${isFaultCode(fault) ? faults[fault].zh : fault}${detail === '' ? '' : `:${detail}`} [${fault}]`.slice(0, 500);
