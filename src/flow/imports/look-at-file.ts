import { ok, type Result } from '../../basis/result.ts';
import { readCnemc } from '../../codecs/cnemc/read-cnemc.ts';
import { guessMapping, type GuessedMapping } from '../../codecs/mapped/guess-mapping.ts';
import { readSurfaceWater } from '../../codecs/surface-water/read-surface-water.ts';
import { openTable } from '../../codecs/table/open-table.ts';
import type { TableRecord } from '../../codecs/table/record.ts';
import type { RememberedMapping } from '../../model/import-mapping.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import type { PublishedKind } from './published-file.ts';
import { fingerprintOf } from './remember-mapping.ts';

/** What a file shows of itself before anybody has said anything. */
export type FileLook = {
  readonly columns: readonly string[]; readonly sample: readonly (readonly string[])[]; readonly kind?: PublishedKind;
  readonly remembered: readonly RememberedMapping[]; readonly guess: GuessedMapping;
};

const sampleRows = 100;

/** Header, first rows, mappings made for this header and a guess. Faults: those of `openTable`. */
export async function lookAtFile(house: House, bytes: AsyncIterable<Uint8Array>): Promise<Result<FileLook>> {
  const table = await openTable(bytes);
  if (!table.ok) return table;
  const { columns, delimiter, records } = table.value;
  const rows: TableRecord[] = [];
  for await (const record of records) {
    rows.push(record);
    if (rows.length >= sampleRows) break;
  }
  const fingerprint = fingerprintOf(columns);
  const remembered = (await house.records.read(machineViewer).mappings()).filter((one) => one.fingerprint === fingerprint);
  const kind = kindOf(columns);
  return ok({
    columns, sample: rows.map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
      guess: guessMapping(columns, delimiter, rows, house.factors),
    remembered: remembered.toSorted((a, b) => b.enteredAt - a.enteredAt), ...(kind === undefined ? {} : { kind }),
  });
}

function kindOf(columns: readonly string[]): PublishedKind | undefined {
  const header = columns.join(',');
  if (readCnemc(header).ok) return 'cnemc';
  return readSurfaceWater(header).ok ? 'surface-water' : undefined;
}
