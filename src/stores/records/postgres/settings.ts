import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import type { Run, Transaction } from './database.ts';
import { takeNumber } from './dialect.ts';

export const settingReads = (run: Run): Pick<RecordReader, 'cursor' | 'setting' | 'lastNumber'> => ({
  lastNumber: (register) => run(async (records) =>
    (await records.selectFrom('number_registers').select('last').where('register', '=', register).executeTakeFirst())?.last ?? 0),
  cursor: (name) => run(async (records) =>
    (await records.selectFrom('cursors').select('value').where('name', '=', name).executeTakeFirst())?.value),
  setting: (name) => run(async (records) =>
    (await records.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value),
});

export const settingWrites = (records: Transaction): Pick<RecordWriter, 'setCursor' | 'setSetting' | 'nextNumber'> => ({
  async setCursor(name, value) {
    await records.insertInto('cursors').values({ name, value }).onConflict((met) => met.column('name').doUpdateSet({ value })).execute();
  },
  async setSetting(name, value) {
    const text = JSON.stringify(value);
    await records.insertInto('settings').values({ name, value: text })
      .onConflict((met) => met.column('name').doUpdateSet({ value: text })).execute();
  },
  nextNumber: (register) => takeNumber(records, register),
});
