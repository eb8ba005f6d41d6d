import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { legible } from '../legible.ts';
import { ascending, type Look } from './state.ts';

type SettingReads = Pick<RecordReader, 'cursor' | 'setting' | 'imports' | 'refusedRows'>;
type SettingWrites = Pick<RecordWriter, 'setCursor' | 'setSetting' | 'nextNumber' | 'putImport'>;

export const settingReads = ({ state }: Look): SettingReads => ({
  cursor: async (name) => state().cursors.get(name),
  setting: async (name) => state().settings.get(name),
  imports: async (limit) =>
    [...state().imports.values()].sort((a, b) => b.startedAt - a.startedAt || ascending(b.id, a.id)).slice(0, limit),
  refusedRows: async (run, limit) => (state().refused.get(run) ?? []).slice(0, limit),
});

export const settingWrites = ({ state }: Look): SettingWrites => ({
  async setCursor(name, value) {
    state().cursors.set(name, value);
  },
  async setSetting(name, value) {
    state().settings.set(name, value);
  },
  async nextNumber(register) {
    const next = (state().numbers.get(register) ?? 0) + 1;
    state().numbers.set(register, next);
    return next;
  },
  async putImport(run, refused) {
    state().imports.set(run.id, { ...run, file: legible(run.file) });
    if (refused.length > 0 && !state().refused.has(run.id)) {
      state().refused.set(run.id, refused.map((row) => ({ ...row, run: run.id, detail: legible(row.detail), row: legible(row.row) })));
    }
  },
});
