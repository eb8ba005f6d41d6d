import { ok, type Result } from '../../basis/result.ts';
import { keyOfSection, readSurfaceWater, type SurfaceWaterRow } from '../../codecs/surface-water/read-surface-water.ts';
import { sectionItems } from '../../model/ambient.ts';
import { waterAgreement } from '../../judge/published-water.ts';
import type { Waterbody } from '../../rulebook/surface-water.ts';
import type { House } from '../house.ts';
import type { PlaceRegister } from './place-register.ts';
import type { ImportedRow, ImportItem, PublishedFile, ReadFiles } from './published-file.ts';

const factorByItem = new Map([...sectionItems].map(([factor, item]) => [item, factor]));

/** National automatic sections as published; which phosphorus table a section needs is taken from most of its published classes. */
export function readWaterFiles(house: House, files: readonly PublishedFile[], places: PlaceRegister): Result<ReadFiles> {
  const read: { file: PublishedFile; rows: readonly SurfaceWaterRow[]; refused: readonly { line: number; fault: string; detail: string }[] }[] = [];
  for (const file of files) {
    const parsed = readSurfaceWater(file.text);
    if (!parsed.ok) return { ...parsed, detail: `${file.name}: ${parsed.detail}` };
    read.push({ file, ...parsed.value });
  }
  const rows = read.flatMap((file) => file.rows);
  const agreement = waterAgreement(rows.map((row) => ({ section: keyOfSection(row.section), at: row.at, values: row.values, ...(row.class === undefined ? {} : { class: row.class }) })), house.rulebook);
  const { compared, equal, equalEitherTable, disagreements, causes, waterbodies } = agreement;
  return ok({
    source: { kind: 'surface-water', field: 'Rtd', period: 'hour' }, agreement: { class: { compared, equal, equalEitherTable, disagreements, causes } },
    items: read.flatMap(({ file, rows: own, refused }) => {
      const lines = file.text.split(/\r?\n/);
      const textOf = (line: number): string => lines[line - 1] ?? '';
      const waterbodyOf = (row: SurfaceWaterRow): Waterbody | undefined => waterbodies.get(keyOfSection(row.section));
      return [
        ...refused.map((row): ImportItem => ({ ok: false, refused: { ...row, row: textOf(row.line) } })),
        ...own.map((row): ImportItem => ({ ok: true, row: importedRow(file.name, row, waterbodyOf(row), places, textOf(row.line)) })),
      ];
    }),
  });
}

function importedRow(file: string, row: SurfaceWaterRow, waterbody: Waterbody | undefined, places: PlaceRegister, text: string): ImportedRow {
  const { section } = row;
  const point = places.pointOf({
    id: keyOfSection(section), kind: 'water-section', name: { zh: section.name, en: section.name }, place: section.city ?? section.province,
    attributes: { basin: section.basin, province: section.province, river: section.river ?? '' },
    ...(waterbody === undefined ? {} : { waterbody }), ...(section.lon === undefined ? {} : { lon: section.lon }), ...(section.lat === undefined ? {} : { lat: section.lat }),
  });
  if (point.waterbody === undefined && waterbody !== undefined) places.correct({ ...point, waterbody });
  const values: Record<string, string> = {};
  for (const [item, value] of Object.entries(row.values)) {
    const factor = factorByItem.get(item);
    if (factor !== undefined) values[factor] = value;
  }
  return { file, point: point.number, at: row.at, values, flag: 'N', text };
}
