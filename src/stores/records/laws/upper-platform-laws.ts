import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { ForwardItem, ForwardState, UpperPlatform } from '../../../model/upper-platform.ts';
import { viewer, type Fresh } from './fixture.ts';

const platform = (id: string, change: Partial<UpperPlatform> = {}): UpperPlatform => ({
  id, name: { zh: '省平台', en: 'provincial platform' }, address: { kind: 'files', folder: id, every: 'hour' }, identity: { others: 'own', list: [] },
  selection: { commands: ['2061'] }, what: 'frames', order: 'live-first', since: 0, paused: false, from: '2026-01-01', ...change,
});
const state = (of: string, change: Partial<ForwardState> = {}): ForwardState => ({ platform: of, live: '5', backlog: [{ after: '0', to: '5' }], selected: 3, accepted: 1, unasked: 0, hours: [], ...change });
/** Numbers as gateways give them: beyond what a JSON number holds exactly. */
const number = (serial: number): string => String((1_772_000_000_000n << 22n) + BigInt(serial));
const item = (serial: number, change: Partial<ForwardItem> = {}): ForwardItem => ({
  platform: 'city', frame: number(serial), mn: 'MN1', point: 7, cn: '2061', dataTime: 1_000, state: 'unanswered', fault: 'forward.unanswered', detail: '', at: 9, tries: 1, ...change,
});

const sights: readonly (readonly [string, Viewer, boolean])[] = [
  ['the machine', machineViewer, true], ['the province', viewer('all', 'x', '980000'), true],
  ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }, true],
  ['another administrator', { scope: 'none', unit: 'x', region: '', role: 'security-admin' }, false],
  ['a city', viewer('region', 'x', '980100'), false], ['a branch', viewer('unit', 'branch-a', '980101'), false],
];

export function upperPlatformLaws(fresh: Fresh): void {
  describe('upper platforms', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putUpperPlatform({ platform: platform('city'), enteredAt: 1, by: '某人' });
        await store.putUpperPlatform({ platform: platform('city', { paused: true }), enteredAt: 2, by: '某人' });
        await store.putUpperPlatform({ platform: platform('ministry'), enteredAt: 2, by: '某人' });
        await store.putForwardState(state('city'));
        await store.putForwardItems([item(1), item(2, { state: 'waiting', dueAt: 50 }), item(3, { state: 'refused', dueAt: 40 }), item(1, { platform: 'ministry' })]);
      });
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s', async (_, who, seen) => {
      const read = records.read(who);
      expect((await read.upperPlatforms()).map(({ platform: { id }, enteredAt }) => `${id} ${enteredAt}`)).toEqual(seen ? ['city 1', 'city 2', 'ministry 2'] : []);
      expect(await read.forwardState('city')).toEqual(seen ? state('city') : undefined);
      expect(await read.forwardItems({ platform: 'city', limit: 9 })).toHaveLength(seen ? 3 : 0);
      expect((await read.forwardItemCounts('city')).refused).toBe(seen ? 1 : 0);
    });

    test('only the machine writes, and a version that was entered stays', async () => {
      for (const [, who] of sights.slice(2)) {
        await expect(records.write(who, (store) => store.putUpperPlatform({ platform: platform('x'), enteredAt: 3, by: '' }))).rejects.toThrow('row rules refuse');
        await expect(records.write(who, (store) => store.putForwardState(state('city', { live: '9' })))).rejects.toThrow('row rules refuse');
        await expect(records.write(who, (store) => store.putForwardItems([item(9)]))).rejects.toThrow('row rules refuse');
      }
      await expect(records.write(machineViewer, (store) => store.putUpperPlatform({ platform: platform('city'), enteredAt: 2, by: '' }))).rejects.toThrow();
      expect((await records.read(machineViewer).upperPlatforms()).filter(({ platform: { id } }) => id === 'city').map(({ platform: { paused } }) => paused)).toEqual([false, true]);
    });

    test('items: newest first by number, by state, by page; those that are due by their time', async () => {
      const read = records.read(machineViewer);
      const frames = async (query: object): Promise<readonly string[]> => (await read.forwardItems({ platform: 'city', limit: 9, ...query })).map(({ frame }) => frame);
      expect(await frames({})).toEqual([number(3), number(2), number(1)]);
      expect(await frames({ before: number(3), limit: 1 })).toEqual([number(2)]);
      expect(await frames({ states: ['refused', 'unanswered'] })).toEqual([number(3), number(1)]);
      expect(await frames({ states: [] })).toEqual([]);
      expect((await read.forwardItemsOf('city', [number(1), number(7)])).map(({ frame }) => frame)).toEqual([number(1)]);
      expect((await read.forwardItemsDue('city', 45, 9)).map(({ frame }) => frame)).toEqual([number(3)]);
      expect((await read.forwardItemsDue('city', 50, 9)).map(({ frame }) => frame)).toEqual([number(3), number(2)]);
      expect(await read.forwardItemCounts('city')).toEqual({ 'written': 0, 'waiting': 1, 'refused': 1, 'unanswered': 1, 'not-sendable': 0 });
    });

    test('who locks a state moves it alone: of many at once none is lost', async () => {
      const move = (): Promise<void> => records.write(machineViewer, async (store) => {
        const held = await store.lockForwardState('city');
        await store.putForwardState(state('city', { selected: (held?.selected ?? 0) + 1 }));
      });
      await Promise.all([move(), move(), move(), move(), move()]);
      expect((await records.read(machineViewer).forwardState('city'))?.selected).toBe(8);
      await records.write(machineViewer, (store) => store.putForwardState(state('city')));
    });

    test('an item is put over itself and dropped; state and items move in one transaction or not at all', async () => {
      await records.write(machineViewer, (store) => store.putForwardItems([item(1, { tries: 2, dueAt: 60 })]));
      expect((await records.read(machineViewer).forwardItemsOf('city', [number(1)]))[0]).toEqual(item(1, { tries: 2, dueAt: 60 }));
      await expect(records.write(machineViewer, async (store) => {
        await store.putForwardState(state('city', { live: '99' }));
        await store.dropForwardItems('city', [number(1)]);
        throw new Error('on the way');
      })).rejects.toThrow('on the way');
      expect((await records.read(machineViewer).forwardState('city'))?.live).toBe('5');
      await records.write(machineViewer, (store) => store.dropForwardItems('city', [number(1)]));
      expect(await records.read(machineViewer).forwardItemsOf('city', [number(1)])).toEqual([]);
      expect(await records.read(machineViewer).forwardItemsOf('ministry', [number(1)])).toHaveLength(1);
    });
  });
}
