import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { CommandState, DeviceCommand, DeviceCommandEvent } from '../../../model/device-command.ts';
import { somePoint, viewer, type Fresh } from './fixture.ts';

const command = (id: string, point: number, change: Partial<DeviceCommand> = {}): DeviceCommand => ({
  id, mn: `MN${point}`, point, ask: { kind: 'hour-records', from: 0, to: 3_600_000 }, cause: 'person', by: '某分局某人', reason: '补传', givenAt: 1_000,
  state: 'queued', seq: 1, attempts: 0, records: 0, ...change,
});
const event = (of: string, seq: number, state: CommandState = 'queued'): DeviceCommandEvent => ({ command: of, seq, state, at: seq, worldAt: seq, detail: '' });

/** Viewer and the commands that it sees. Point 9 is registered nowhere. */
const sights: readonly (readonly [string, Viewer, readonly string[]])[] = [
  ['the machine', machineViewer, ['d4', 'd3', 'd2', 'd1']],
  ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }, ['d4', 'd3', 'd2', 'd1']],
  ['another administrator', { scope: 'none', unit: 'x', region: '', role: 'security-admin' }, []],
  ['a city', viewer('region', 'x', '980100'), ['d2', 'd1']],
  ['a foreign city', viewer('region', 'x', '980200'), ['d3']],
  ['a branch', viewer('unit', 'branch-a', '980101'), ['d1']],
  ['a contractor', viewer('own', 'contractor-1'), ['d3', 'd1']],
  ['a foreign contractor', viewer('own', 'contractor-2'), []],
  ['a unit without a name', viewer('own', ''), []],
  ['nobody', viewer('none', 'contractor-1'), []],
];

export function deviceCommandLaws(fresh: Fresh): void {
  describe('commands to loggers', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putEntries([somePoint(1, '980101', { branch: 'branch-a' }), somePoint(2, '980102'), somePoint(3, '980201')]);
        await store.putDeviceCommand(command('d1', 1, { contractor: 'contractor-1' }), event('d1', 1));
        await store.putDeviceCommand(command('d2', 2), event('d2', 1));
        await store.putDeviceCommand(command('d3', 3, { contractor: 'contractor-1' }), event('d3', 1));
        await store.putDeviceCommand(command('d4', 9), event('d4', 1));
      });
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s sees its own and no more, however it asks', async (_, who, ids) => {
      const read = records.read(who);
      expect((await read.deviceCommands({ limit: 9 })).map(({ id }) => id)).toEqual(ids);
      for (const id of ['d1', 'd2', 'd3', 'd4']) expect((await read.deviceCommand(id))?.id).toBe(ids.includes(id) ? id : undefined);
      expect((await read.deviceCommandEvents(['d1', 'd2', 'd3', 'd4'])).map((row) => row.command)).toEqual(ids.toReversed());
    });

    test('only the machine writes', async () => {
      for (const [, who] of sights.slice(1)) {
        await expect(records.write(who, (store) => store.putDeviceCommand(command('d9', 1), event('d9', 1)))).rejects.toThrow('row rules refuse');
        await expect(records.write(who, (store) => store.putDeviceCommand(command('d1', 1, { state: 'done' })))).rejects.toThrow('row rules refuse');
      }
      expect(await records.read(machineViewer).deviceCommand('d1')).toEqual(command('d1', 1, { contractor: 'contractor-1' }));
    });

    test('a command moves on, its events stay; one that ended is no longer open; its QN finds it', async () => {
      const sent = command('d2', 2, { state: 'sent', seq: 2, qn: '20260302120000000', attempts: 1, dueAt: 77 });
      const over: DeviceCommand = { ...sent, state: 'done', seq: 3, exeRtn: 1, reply: { SystemTime: '20260302120000' } };
      await records.write(machineViewer, (store) => store.putDeviceCommand(sent, event('d2', 2, 'sent')));
      expect(await records.read(machineViewer).deviceCommandByQn('MN2', '20260302120000000')).toEqual(sent);
      expect(await records.read(machineViewer).deviceCommandByQn('MN1', '20260302120000000')).toBeUndefined();
      expect((await records.read(machineViewer).deviceCommands({ mn: 'MN2', open: true, limit: 9 }))).toEqual([sent]);
      await records.write(machineViewer, (store) => store.putDeviceCommand(over, event('d2', 3, 'done')));
      const read = records.read(machineViewer);
      expect(await read.deviceCommands({ mn: 'MN2', open: true, limit: 9 })).toEqual([]);
      expect(await read.deviceCommands({ mn: 'MN2', limit: 9 })).toEqual([over]);
      expect((await read.deviceCommandEvents(['d2'])).map(({ seq, state }) => [seq, state])).toEqual([[1, 'queued'], [2, 'sent'], [3, 'done']]);
      await expect(records.write(machineViewer, (store) => store.putDeviceCommand({ ...over, state: 'failed' }, event('d2', 3, 'failed')))).rejects.toThrow();
      expect((await records.read(machineViewer).deviceCommand('d2'))?.state).toBe('done');
    });

    test('one QN names one command of a logger; another logger may use it too', async () => {
      const qn = '20260302120000500';
      await records.write(machineViewer, (store) => store.putDeviceCommand(command('e1', 3, { qn }), event('e1', 1)));
      await expect(records.write(machineViewer, (store) => store.putDeviceCommand(command('e2', 3, { qn }), event('e2', 1)))).rejects.toThrow();
      await records.write(machineViewer, (store) => store.putDeviceCommand(command('e3', 9, { qn }), event('e3', 1)));
      expect((await records.read(machineViewer).deviceCommands({ before: 'e3', limit: 1 })).map(({ id }) => id)).toEqual(['e1']);
    });
  });
}
