import { canonical } from '../../basis/canonical.ts';
import { sha256Text } from '../../basis/hash.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { mappedReader, unitIn } from '../../codecs/mapped/read-mapped.ts';
import { headerOf, type ImportMapping, type RememberedMapping } from '../../model/import-mapping.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

export const fingerprintOf = (columns: readonly string[]): string => sha256Text(headerOf(columns));

/** Remembers a mapping under its name: the same again is the same, a changed one a new version. Faults: import.bad-mapping, import.columns-changed, row.unknown-unit. */
export async function rememberMapping(house: House, mapping: ImportMapping, by: string): Promise<Result<RememberedMapping>> {
  const fits = mappedReader(mapping, mapping.columns, unitIn(house.factors, mapping.kind));
  if (!fits.ok) return fits;
  const codes = 'wide' in mapping.factors ? mapping.factors.wide.map(({ factor }) => factor) : Object.values(mapping.factors.long).map(({ factor }) => factor);
  const unknown = codes.find((code) => !house.factors.has(code));
  if (unknown !== undefined) return fail('import.bad-mapping', `factor ${unknown}`);
  return ok(await house.records.write(machineViewer, async (records) => {
    const held = (await records.mappings()).find((one) => one.mapping.name === mapping.name);
    if (held !== undefined && canonical(held.mapping) === canonical(mapping)) return held;
    const next = {
      id: held?.id ?? house.newId(), version: (held?.version ?? 0) + 1, fingerprint: fingerprintOf(mapping.columns), mapping, by,
        enteredAt: house.clocks.machine(),
    };
    await records.putMapping(next);
    return next;
  }));
}
