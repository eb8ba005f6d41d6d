import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { legible } from '../legible.ts';
import { byName } from '../mapping-order.ts';
import { ascending, type Look } from './state.ts';

type ImportRead = 'imports' | 'exchangeTotals' | 'importRun' | 'refusedRows' | 'mappings' | 'mapping';

export const importReads = ({ state }: Look): Pick<RecordReader, ImportRead> => ({
  imports: async (limit, source) => [...state().imports.values()].filter((run) => run.source === source)
    .sort((a, b) => b.startedAt - a.startedAt || ascending(b.id, a.id)).slice(0, limit),
  exchangeTotals: async (source, since) => {
    const own = [...state().imports.values()].filter((run) => run.source === source && run.startedAt >= since);
    const sum = (of: 'rows' | 'stored' | 'already' | 'refused'): number => own.reduce((total, run) => total + run[of], 0);
    const refusedBy: Record<string, number> = {};
    for (const [fault, count] of own.flatMap((run) => Object.entries(run.refusedBy))) refusedBy[fault] = (refusedBy[fault] ?? 0) + count;
    return { batches: own.length, rows: sum('rows'), stored: sum('stored'), already: sum('already'), refused: sum('refused'), refusedBy };
  },
  importRun: async (id) => state().imports.get(id),
  refusedRows: async (run, limit, after = 0) => (state().refused.get(run) ?? []).slice(after, after + limit),
  mappings: async () => [...state().mappings.values()].flatMap((versions) => versions.at(-1) ?? []).sort(byName),
  mapping: async (id, version) => {
    const versions = state().mappings.get(id) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  },
});

export const importWrites = ({ state }: Look): Pick<RecordWriter, 'putImport' | 'putMapping'> => ({
  async putImport(run, refused, place) {
    state().imports.set(run.id, { ...run, file: legible(run.file) });
    const kept = state().refused.get(run.id) ?? [];
    const fresh = refused.slice(Math.max(0, kept.length - place));
    if (fresh.length > 0) state().refused.set(run.id, [...kept, ...fresh.map((row) => ({ ...row, run: run.id, detail: legible(row.detail),
      row: legible(row.row) }))]);
  },
  async putMapping(mapping) {
    const versions = state().mappings.get(mapping.id) ?? [];
    if (versions.some((one) => one.version === mapping.version)) throw new Error(`mapping ${mapping.id} version ${mapping.version} stands already`);
    state().mappings.set(mapping.id, [...versions, mapping].sort((a, b) => a.version - b.version));
  },
});
