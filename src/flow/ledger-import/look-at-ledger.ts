import { fail, ok, type Result } from '../../basis/result.ts';
import { openTable, TableBroken } from '../../codecs/table/open-table.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { LedgerMapping } from '../../model/taken-over.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import { recordChunks } from '../imports/take-chunk.ts';
import type { ImportedFile } from '../ports/records.ts';
import type { Above } from './above.ts';
import { rememberedColumns } from './remember-columns.ts';
import { guessLedgerMapping, targetsOf, type LedgerTarget } from './targets.ts';

type ShownTarget = Pick<LedgerTarget, 'id' | 'title' | 'required' | 'as'> & { readonly choices: { readonly id: string; readonly title: Words }[] };
export type LedgerLook = {
  readonly columns: string[]; readonly sample: string[][]; readonly targets: ShownTarget[]; readonly mapping: LedgerMapping;
  readonly remembered?: { readonly by: string; readonly at: number; readonly version: number };
};

const sampleRows = 5;
const cellShown = 200;

/** What a file shows of itself, and the mapping remembered for its header, or else a guess. Faults: file.missing, import.*. */
export async function lookAtLedger(house: House, type: CaseType, above: Above | undefined, file: ImportedFile): Promise<Result<LedgerLook>> {
  const bytes = await house.files.open(file.hash);
  const table = bytes === undefined ? fail('file.missing', file.name) : await openTable(bytes);
  if (!table.ok) return table;
  const { columns } = table.value;
  const targets = targetsOf(type, above);
  const held = await rememberedColumns(house, type.id, columns);
  try {
    const [first = []] = await Array.fromAsync(firstOf(recordChunks(table.value, sampleRows)));
    return ok({
      columns: [...columns], sample: first.map(({ cells }) => cells.map((cell) => cell.slice(0, cellShown))), targets: targets.map(shown),
      mapping: held?.mapping ?? guessLedgerMapping(targets, columns), ...(held === undefined ? {} : { remembered: { by: held.by, at: held.at, version: held.version } }),
    });
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
}

async function* firstOf<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield piece;
    return;
  }
}

const shown = (target: LedgerTarget): ShownTarget => ({
  id: target.id, title: target.title, required: target.required, as: target.as,
  choices: target.as === 'field' ? (target.field.choices ?? []).map(({ id, title }) => ({ id, title })) : [],
});
