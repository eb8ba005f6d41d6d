import { ok, type Result } from '../../basis/result.ts';
import { firmsReader, type FirmsRow, type ReadFirmsRow } from '../../codecs/firms/read-firms.ts';
import { openTable } from '../../codecs/table/open-table.ts';
import { keptCharsMax, type TableRecord } from '../../codecs/table/record.ts';
import type { House } from '../house.ts';
import type { Destination, Placed } from './destination.ts';
import type { StreamedFile } from './mapped-items.ts';
import type { ImportItem, OpenedFiles } from './published-file.ts';

/** A row of a fire file on its way into the store. */
export type FireRow = FirmsRow & { readonly file: string; readonly line: number; readonly text: string };

/** Files of active fires, row by row, of any size. Faults: those of `openTable` and `firmsReader`, of each file before the first row. */
export async function openFires(house: House, files: readonly StreamedFile[]): Promise<Result<OpenedFiles>> {
  for (const file of files) {
    const opened = await openOne(file);
    if (!opened.ok) return opened;
    await opened.value.records[Symbol.asyncIterator]().return?.(undefined);
  }
  return ok({ items: itemsOf(files), agreement: {}, destination: fireDestination(house) });
}

async function* itemsOf(files: readonly StreamedFile[]): AsyncGenerator<ImportItem<FireRow>> {
  for (const file of files) {
    const opened = await openOne(file);
    if (!opened.ok) throw new Error(opened.detail);
    for await (const record of opened.value.records) yield itemOf(file.name, record, opened.value.read);
  }
}

async function openOne({ name, open }: StreamedFile) {
  const table = await openTable(await open(), ',');
  if (!table.ok) return { ...table, detail: `${name}: ${table.detail}` };
  const read = firmsReader(table.value.columns);
  return read.ok ? ok({ records: table.value.records, read: read.value }) : { ...read, detail: `${name}: ${read.detail}` };
}

function itemOf(file: string, { line, cells, text, fault }: TableRecord, read: ReadFirmsRow): ImportItem<FireRow> {
  const row = fault === undefined ? read(cells, text) : { ok: false as const, fault, detail: '' };
  if (row.ok) return { ok: true, row: { ...row.value, file, line, text } };
  return { ok: false, refused: { line, fault: row.fault, detail: row.detail.slice(0, 200), row: text.slice(0, keptCharsMax) } };
}

function fireDestination({ observations }: House): Destination<FireRow> {
  const placeOf = ({ detection: { at, id } }: FireRow) => ({ at, id });
  return {
    async store({ id: run }, rows) {
      const best = bestOf(rows);
      const held = new Map((await observations.heldFireDetections([...best.values()].map(({ row }) => placeOf(row)))).map((one) => [one.id, one]));
      const own = [...best].filter(([id, { row, place }]) => {
        const before = held.get(id);
        // Of the same edition only the row itself, met again after a kill, was stored by this run.
        return before === undefined || before.edition < row.edition
          || (before.edition === row.edition && before.run === run && before.place === place);
      });
      await observations.putFireDetections(own.map(([, { row, place }]) => {
        const { detection, edition, file, line, text } = row;
        return { ...detection, edition, run, place, file, line, text };
      }));
      return { stored: own.length, already: rows.length - own.length };
    },
    async known(rows) {
      const held = new Map((await observations.heldFireDetections(rows.map(placeOf))).map(({ id, edition }) => [id, edition]));
      return rows.filter(({ detection: { id }, edition }) => (held.get(id) ?? -1n) >= edition).length;
    },
    about: ({ detection }) => ({ at: detection.at, factors: [] }),
    newPoints: () => [],
  };
}

/** Of each pixel the row that holds: the highest edition, of equal ones the first. */
function bestOf(rows: readonly Placed<FireRow>[]): ReadonlyMap<string, Placed<FireRow>> {
  const best = new Map<string, Placed<FireRow>>();
  for (const placed of rows) {
    const { detection: { id }, edition } = placed.row;
    if ((best.get(id)?.row.edition ?? -1n) < edition) best.set(id, placed);
  }
  return best;
}
