import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import type { Look } from './state.ts';

type SettingReads = Pick<RecordReader, 'cursor' | 'setting' | 'lastNumber'>;
type SettingWrites = Pick<RecordWriter, 'setCursor' | 'setSetting' | 'nextNumber'>;

export const settingReads = ({ state }: Look): SettingReads => ({
  cursor: async (name) => state().cursors.get(name),
  setting: async (name) => state().settings.get(name),
  lastNumber: async (register) => state().numbers.get(register) ?? 0,
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
});
