import type { Json } from '../../basis/canonical.ts';
import { ok, type Result } from '../../basis/result.ts';
import { startOfHour, instant } from '../../basis/time.ts';
import { judgeAndKeep } from '../determine/on-hours.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import { readAirFiles } from './air-files.ts';
import type { PlaceRegister } from './place-register.ts';
import { PlaceRegister as Register } from './place-register.ts';
import type { ImportKind, ImportResult, PublishedFile, ReadFiles } from './published-file.ts';
import { storeRows } from './store-rows.ts';
import { readWaterFiles } from './water-files.ts';

const readers: { readonly [K in ImportKind]: (house: House, files: readonly PublishedFile[], places: PlaceRegister) => Result<ReadFiles> } = {
  'cnemc': readAirFiles, 'surface-water': readWaterFiles,
};

/**
 * Reads published files with their defects, stores what is good, names what is refused, and determines the touched hours.
 * The same files again store nothing twice. Faults: import.unreadable, import.unknown-columns.
 */
export async function runImport(house: House, kind: ImportKind, files: readonly PublishedFile[], progress: (says: string) => void): Promise<Result<ImportResult>> {
  const startedAt = house.clocks.machine();
  const places = new Register(house, '2000-01-01');
  const read = readers[kind](house, files, places);
  if (!read.ok) return read;
  await house.records.write(machineViewer, (records) => records.putEntries(places.entries));
  await house.directory.reload(house.records.read(machineViewer), ['region', 'point']);
  let fresh = 0;
  for (const file of read.value.files) {
    fresh += await storeRows(house, { ...read.value.source, name: file.name }, file.rows, (done) => progress(`${file.name}: ${done}/${file.rows.length} rows stored`));
  }
  await determineTouched(house, read.value, progress);
  const result = summary(read.value, fresh);
  await house.records.write(machineViewer, (records) => {
    const id = house.newId();
    const run = { id, kind, file: files.map((file) => file.name).join(', '), startedAt, endedAt: house.clocks.machine(), rows: result.rows, refused: result.refused, stored: result.stored, result: result satisfies Json };
    return records.putImport(run, read.value.files.flatMap((file) => file.refused.map((row) => ({ ...row, run: id }))));
  });
  return ok(result);
}

async function determineTouched(house: House, read: ReadFiles, progress: (says: string) => void): Promise<void> {
  const touched = new Map<string, DirtyHour>();
  for (const file of read.files) for (const row of file.rows) touched.set(`${row.point} ${row.at}`, { point: row.point, at: startOfHour(instant(row.at)) });
  const hours = [...touched.values()].sort((a, b) => a.at - b.at);
  await judgeAndKeep(house, hours, (done) => progress(`${done}/${hours.length} hours determined`));
}

function summary(read: ReadFiles, fresh: number): ImportResult {
  const refused = read.files.flatMap((file) => file.refused);
  const stored = read.files.reduce((sum, file) => sum + file.rows.length, 0);
  const refusedBy: Record<string, number> = {};
  for (const row of refused) refusedBy[row.fault] = (refusedBy[row.fault] ?? 0) + 1;
  return { rows: stored + refused.length, refused: refused.length, stored, already: stored - fresh, refusedBy, ...read.agreement };
}

