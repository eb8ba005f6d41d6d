import type { Result } from '../../basis/result.ts';
import { fail, ok } from '../../basis/result.ts';
import type { CsvRow, CsvTable } from '../../codecs/csv/read-csv.ts';
import { speciesKey, type SourceProfile } from '../../science/pmf/name-factors.ts';
import { readTable } from './table-file.ts';

export type ProfilesRead = { readonly profiles: readonly SourceProfile[]; readonly rows: number; readonly notDetected: number; readonly refused: number };

/**
 * Measured source profiles in one of two layouts: a row a species and profile (`Id, Name, Specie, Symbol, Relative Mass`), or a row a station
 * and species with one column a source (`station, Specie, …`). “not detected” is 0 and counted; what is no number is left out and counted.
 */
export function readProfiles(path: string): Result<ProfilesRead> {
  const table = readTable(path);
  if (!table.ok) return table;
  if (table.value.columns.has('Relative Mass')) return ok(longLayout(table.value));
  if (table.value.columns.has('station') && table.value.columns.has('Specie')) return ok(wideLayout(table.value));
  return fail('trace.no-column', `${path}: Relative Mass, or station and Specie`);
}

type Counted = { rows: number; notDetected: number; refused: number };
type Building = Map<string, { name: string; place: string; masses: Map<string, number> }>;

function longLayout({ rows }: CsvTable): ProfilesRead {
  const counted: Counted = { rows: rows.length, notDetected: 0, refused: 0 };
  const building: Building = new Map();
  for (const row of rows) {
    const symbol = row.cell('Symbol');
    keep(building, counted, `${row.cell('Id')} ${row.cell('Original Name')}`, row.cell('Name'), row, symbol === '' ? row.cell('Specie') : symbol, row.cell('Relative Mass'));
  }
  return { profiles: built(building), ...counted };
}

function wideLayout({ columns, rows }: CsvTable): ProfilesRead {
  const counted: Counted = { rows: rows.length, notDetected: 0, refused: 0 };
  const building: Building = new Map();
  const sources = [...columns].filter((name) => !['station', 'Specie', 'id', ''].includes(name));
  for (const row of rows) {
    if (/^pm/iu.test(row.cell('Specie'))) continue;
    for (const source of sources) if (row.cell(source) !== '') keep(building, counted, `${row.cell('station')} ${source}`, source, row, row.cell('Specie'), row.cell(source));
  }
  return { profiles: built(building), ...counted };
}

function keep(building: Building, counted: Counted, id: string, name: string, row: CsvRow, species: string, written: string): void {
  const detected = written.toLowerCase() !== 'not detected';
  if (!detected) counted.notDetected += 1;
  const mass = detected ? Number(written.replace(',', '.')) : 0;
  if (!Number.isFinite(mass) || mass < 0 || written === '') {
    counted.refused += 1;
    return;
  }
  const held = building.get(id) ?? { name, place: row.cell('Place') === '' ? row.cell('station') : row.cell('Place'), masses: new Map<string, number>() };
  held.masses.set(speciesKey(species), mass);
  building.set(id, held);
}

const built = (building: Building): readonly SourceProfile[] => [...building].map(([id, held]) => ({ id, ...held }));
