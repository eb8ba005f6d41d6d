import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { legible } from '../legible.ts';
import { byName } from '../mapping-order.ts';
import { ascending, type Look } from './state.ts';

export const importReads = ({ state }: Look): Pick<RecordReader, 'imports' | 'importRun' | 'refusedRows' | 'mappings' | 'mapping'> => ({
  imports: async (limit) => [...state().imports.values()].sort((a, b) => b.startedAt - a.startedAt || ascending(b.id, a.id)).slice(0,
    limit),
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
