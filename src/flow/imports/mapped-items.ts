import { fail, ok, type Result } from '../../basis/result.ts';
import { mappedReader, unitIn, type MappedRow } from '../../codecs/mapped/read-mapped.ts';
import { openTable } from '../../codecs/table/open-table.ts';
import { keptCharsMax, type TableRecord } from '../../codecs/table/record.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import type { Point } from '../../model/point.ts';
import type { Field } from '../../model/reading.ts';
import type { House } from '../house.ts';
import type { ImportItem, OpenedFiles } from './published-file.ts';
import { PlaceRegister } from './place-register.ts';
import { readingsDestination } from './readings-destination.ts';

export type StreamedFile = { readonly name: string; readonly open: () => Promise<AsyncIterable<Uint8Array>> };
/** The mapping itself and, where it is remembered, which version of which it is. */
export type UsedMapping = { readonly mapping: ImportMapping; readonly edition: string };

/** Tables read by a mapping, row by row; files of any size. Faults: those of `openTable` and `mappedReader`, of each file before the first row. */
export async function openMapped(house: House, { mapping, edition }: UsedMapping,
  files: readonly StreamedFile[]): Promise<Result<OpenedFiles>> {
  const places = new PlaceRegister(house, '2000-01-01');
  const pointOf = pointFinder(house, mapping, places);
  if (!pointOf.ok) return pointOf;
  const unitOf = unitIn(house.factors, mapping.kind);
  const open = async (file: StreamedFile) => {
    const table = await openTable(await file.open(), mapping.delimiter);
    if (!table.ok) return { ...table, detail: `${file.name}: ${table.detail}` };
    const read = mappedReader(mapping, table.value.columns, unitOf);
    return read.ok ? ok({ table: table.value, read: read.value }) : { ...read, detail: `${file.name}: ${read.detail}` };
  };
  for (const file of files) {
    const opened = await open(file);
    if (!opened.ok) return opened;
    await opened.value.table.records[Symbol.asyncIterator]().return?.(undefined);
  }
  async function* items(): AsyncGenerator<ImportItem> {
    for (const file of files) {
      const opened = await open(file);
      if (!opened.ok) throw new Error(opened.detail);
      for await (const record of opened.value.table.records) yield itemOf(file.name, record, opened.value.read,
        pointOf.ok ? pointOf.value : unknownPoint);
    }
  }
  const source = { kind: 'mapping', field: fieldOf(mapping), period: mapping.period, edition: `${edition}\n` } as const;
  const columns = 'wide' in mapping.factors ? { columns: mapping.factors.wide.map(({ factor }) => factor) } : {};
  return ok({ items: items(), agreement: {}, destination: readingsDestination(house, source, places), ...columns });
}

/** Under which field a value of such points stands: levels of noise have their own, sections send what they read, the rest means. */
export function fieldOf({ kind, period }: Pick<ImportMapping, 'period'> & Pick<Point, 'kind'>): Field {
  if (period === 'realtime' || kind === 'water-section') return 'Rtd';
  return kind === 'noise-station' ? 'Data' : 'Avg';
}

type FindPoint = (named: string) => Result<number>;
const unknownPoint: FindPoint = (named) => fail('row.unknown-point', named);

function itemOf(file: string, record: TableRecord, read: (cells: readonly string[]) => Result<MappedRow>, pointOf: FindPoint): ImportItem {
  const refused = (fault: string, detail: string): ImportItem =>
    ({ ok: false, refused: { line: record.line, fault, detail: detail.slice(0, 200), row: record.text.slice(0, keptCharsMax) } });
  if (record.fault !== undefined) return refused(record.fault, '');
  const row = read(record.cells);
  if (!row.ok) return refused(row.fault, row.detail);
  const point = pointOf(row.value.point);
  if (!point.ok) return refused(point.fault, point.detail);
  const { at, values, flag } = row.value;
  return { ok: true, row: { file, point: point.value, at, values, flag, text: record.text } };
}

/** Fault import.bad-mapping: a fixed point or a region that the registers do not hold. */
function pointFinder(house: House, mapping: ImportMapping, places: PlaceRegister): Result<FindPoint> {
  const { kind, point, newPointsIn } = mapping;
  const own = [...house.directory.points.values()].filter((one) => one.kind === kind);
  if ('fixed' in point) {
    const held = house.directory.points.get(point.fixed);
    return held === undefined || held.kind !== kind ? fail('import.bad-mapping', `point ${point.fixed}`) : ok(() => ok(held.number));
  }
  if (newPointsIn !== undefined && !house.directory.regions.has(newPointsIn)) return fail('import.bad-mapping', `region ${newPointsIn}`);
  const found = new Map<string, number | 'several'>();
  const namesOf = { id: (one: (typeof own)[number]) => [one.id], number: (one: (typeof own)[number]) => [String(one.number)],
    name: (one: (typeof own)[number]) => [...new Set([one.name.zh, one.name.en])] };
  for (const one of own) for (const name of namesOf[point.by](one)) found.set(name, found.has(name) ? 'several' : one.number);
  return ok((named) => {
    const number = found.get(named);
    if (number === 'several') return fail('row.ambiguous-point', named);
    if (number !== undefined) return ok(number);
    if (newPointsIn === undefined || point.by === 'number' || named.length > 120 || places.held(named) !== undefined) return unknownPoint(named);
    const entered = places.enter({ id: named, kind, name: { zh: named, en: named }, region: newPointsIn, attributes: {} });
    found.set(named, entered.number);
    return ok(entered.number);
  });
}
