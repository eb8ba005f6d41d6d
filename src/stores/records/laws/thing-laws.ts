import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import type { ThingVersion } from '../../../flow/ports/things.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import { viewer, type Fresh } from './fixture.ts';

const version = (seq: number, change: Partial<ThingVersion> = {}): ThingVersion => ({
  seq, set: 'Things', id: 4_000_000_001, application: { unit: 'city-bureau', name: '某平台' }, region: '980100', public: false, at: 1_000, enteredAt: 2_000, by: 'k1',
  body: { name: '微站', description: '北门', properties: { zz: 1, a: [0.1, null, { deep: true }] } }, links: { Locations: [4_000_000_002] }, ...change,
});
const others: readonly (readonly [string, Viewer])[] = [
  ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }], ['a city', viewer('region', 'city-bureau', '980100')], ['the unit', viewer('unit', 'city-bureau')], ['the public', publicViewer],
];

export function thingLaws(fresh: Fresh): void {
  describe('what applications registered', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, (store) => store.putThingVersions([version(2), version(1), version(3, { withdrawn: true })]));
    }, 60_000);
    afterAll(() => records.close());

    test('versions after a number, ascending, as they were written and in the order of their properties', async () => {
      const seen = await records.read(machineViewer).thingVersions(1);
      expect(JSON.stringify(seen)).toBe(JSON.stringify([version(2), version(3, { withdrawn: true })]));
      expect(await records.read(machineViewer).thingVersions(3)).toEqual([]);
    });

    test('a version is never written again, and a transaction that fails leaves nothing', async () => {
      await expect(records.write(machineViewer, (store) => store.putThingVersions([version(4), version(2)]))).rejects.toThrow();
      expect((await records.read(machineViewer).thingVersions(0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    test.each(others)('%s neither reads nor writes them', async (_name, who) => {
      expect(await records.read(who).thingVersions(0)).toEqual([]);
      await expect(records.write(who, (store) => store.putThingVersions([version(9)]))).rejects.toThrow('row rules refuse');
    });
  });
}
