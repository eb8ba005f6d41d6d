import { canonical } from '../../basis/canonical.ts';
import type { LedgerMapping } from '../../model/taken-over.ts';
import type { House } from '../house.ts';
import { fingerprintOf } from '../imports/remember-mapping.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

export type RememberedColumns = { readonly mapping: LedgerMapping; readonly version: number; readonly by: string; readonly at: number };

/** By the type and the header of a file whatever its case and blanks, as mappings of readings are (`imports/remember-mapping.ts`). */
const nameOf = (type: string, columns: readonly string[]): string => `ledger-mapping/${type}/${fingerprintOf(columns)}`;

export async function rememberedColumns(house: House, type: string, columns: readonly string[]): Promise<RememberedColumns | undefined> {
  const held = await house.records.read(machineViewer).cursor(nameOf(type, columns));
  return held === undefined ? undefined : JSON.parse(held) as RememberedColumns;
}

/** The same again is the same, a changed one the next version. */
export async function rememberColumns(house: House, records: RecordWriter, type: string, columns: readonly string[], mapping: LedgerMapping, by: string): Promise<void> {
  const held = await rememberedColumns(house, type, columns);
  if (held !== undefined && canonical(held.mapping) === canonical(mapping)) return;
  await records.setCursor(nameOf(type, columns), JSON.stringify({ mapping, version: (held?.version ?? 0) + 1, by, at: house.clocks.machine() } satisfies RememberedColumns));
}
