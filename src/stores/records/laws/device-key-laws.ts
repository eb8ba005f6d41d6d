import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { DeviceKey } from '../../../model/device-key.ts';
import { viewer, type Fresh } from './fixture.ts';

const key = (mn: string, createdAt: number, change: Partial<DeviceKey> = {}): DeviceKey =>
  ({ mn, createdAt, madeAt: createdAt + 9, keyHex: `${createdAt}`.padStart(32, '0'), fingerprint: 'abcdef01', ...change });

const others: readonly (readonly [string, Viewer])[] = [
  ['the province', viewer('all', 'x', '980000')], ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }],
  ['a city', viewer('region', 'x', '980100')], ['a branch', viewer('unit', 'branch-a', '980101')], ['a contractor', viewer('own', 'contractor-1')], ['nobody', viewer('none')],
];

export function deviceKeyLaws(fresh: Fresh): void {
  describe('keys of loggers', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => { for (const one of [key('B', 5), key('A', 7), key('A', 3)]) await store.putDeviceKey(one); });
    }, 60_000);
    afterAll(() => records.close());

    test('the machine reads them by logger and creation', async () => {
      const read = records.read(machineViewer);
      expect(await read.deviceKeys()).toEqual([key('A', 3), key('A', 7), key('B', 5)]);
      expect(await read.deviceKeys('A')).toEqual([key('A', 3), key('A', 7)]);
      expect(await read.deviceKeys('C')).toEqual([]);
    });

    test.each(others)('%s sees none and writes none', async (_, who) => {
      expect(await records.read(who).deviceKeys()).toEqual([]);
      await expect(records.write(who, (store) => store.putDeviceKey(key('A', 9)))).rejects.toThrow('row rules refuse');
    });

    test('when it was taken and heard is added once; nothing else of a key is ever changed', async () => {
      const put = (next: DeviceKey): Promise<void> => records.write(machineViewer, (store) => store.putDeviceKey(next));
      await put(key('B', 5, { takenAt: 8 }));
      await put(key('B', 5, { takenAt: 8, heardAt: 9 }));
      for (const wrong of [{ takenAt: 8, heardAt: 10 }, { heardAt: 9 }, { takenAt: 8, heardAt: 9, keyHex: 'f'.repeat(32) }]) await expect(put(key('B', 5, wrong))).rejects.toThrow();
      expect(await records.read(machineViewer).deviceKeys('B')).toEqual([key('B', 5, { takenAt: 8, heardAt: 9 })]);
    });
  });
}
