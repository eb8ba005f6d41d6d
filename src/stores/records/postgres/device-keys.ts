import type { DeviceKeyReader, DeviceKeyWriter } from '../../../flow/ports/device-keys.ts';
import type { Run, Transaction } from './database.ts';

export const deviceKeyReads = (run: Run): DeviceKeyReader => ({
  deviceKeys: (mn) => run(async (records) => {
    const rows = records.selectFrom('device_keys').select('body').orderBy('mn').orderBy('created_at');
    return (await (mn === undefined ? rows : rows.where('mn', '=', mn)).execute()).map((row) => row.body);
  }),
});

export const deviceKeyWrites = (records: Transaction): DeviceKeyWriter => ({
  async putDeviceKey(key) {
    const body = JSON.stringify(key);
    await records.insertInto('device_keys').values({ mn: key.mn, created_at: key.createdAt, body })
      .onConflict((met) => met.columns(['mn', 'created_at']).doUpdateSet({ body })).execute();
  },
});
