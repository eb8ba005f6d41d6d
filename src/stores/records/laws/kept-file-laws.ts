import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileScan } from '../../../flow/ports/kept-files.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { viewer, type Fresh } from './fixture.ts';

const scan = (hash: string, at: number, change: Partial<FileScan> = {}): FileScan => ({ hash, state: 'waiting', says: '', at, tries: 1, ...change });

export function keptFileLaws(fresh: Fresh): void {
  describe('scaled pictures and scans of files', () => {
    let records: Records;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const put = (...scans: readonly FileScan[]): Promise<void> => records.write(machineViewer, async (store) => {
      for (const one of scans) await store.putFileScan(one);
    });

    test('a rendition by its source and size; the newest stands; none that can be made is known as such', async () => {
      await records.write(machineViewer, async (store) => {
        await store.putRendition({ source: 'a', size: 'thumb', at: 1 });
        await store.putRendition({ source: 'a', size: 'view', hash: 'v', at: 2 });
        await store.putRendition({ source: 'a', size: 'view', hash: 'w', at: 3 });
      });
      const read = records.read(machineViewer);
      expect(await read.rendition('a', 'thumb')).toEqual({ source: 'a', size: 'thumb', at: 1 });
      expect(await read.rendition('a', 'view')).toEqual({ source: 'a', size: 'view', hash: 'w', at: 3 });
      expect(await read.rendition('b', 'view')).toBeUndefined();
    });

    test('scans by hash, those that wait longest first, and how many of each', async () => {
      const read = records.read(machineViewer);
      expect(await read.scanCounts()).toEqual({ clean: 0, infected: 0, waiting: 0 });
      await put(scan('c', 5), scan('b', 5), scan('a', 9), scan('d', 1, { state: 'clean' }), scan('e', 1, { state: 'infected', says: 'Eicar' }));
      expect((await read.scansWaiting(2)).map(({ hash }) => hash)).toEqual(['b', 'c']);
      expect(await read.fileScans(['e', 'x', 'a'])).toEqual([scan('a', 9), scan('e', 1, { state: 'infected', says: 'Eicar' })]);
      await put(scan('b', 20, { state: 'clean', tries: 2 }));
      expect((await read.scansWaiting(9)).map(({ hash }) => hash)).toEqual(['c', 'a']);
      expect(await read.scanCounts()).toEqual({ clean: 2, infected: 1, waiting: 2 });
    });

    test.each([['the province', viewer('all', 'x', '980000')], ['nobody', viewer('none')]] as const)('%s sees none and writes none', async (_, who) => {
      const read = records.read(who);
      expect([await read.rendition('a', 'view'), await read.fileScans(['a']), await read.scansWaiting(9), await read.scanCounts()])
        .toEqual([undefined, [], [], { clean: 0, infected: 0, waiting: 0 }]);
      await expect(records.write(who, (store) => store.putRendition({ source: 'z', size: 'view', at: 1 }))).rejects.toThrow('row rules refuse');
      await expect(records.write(who, (store) => store.putFileScan(scan('z', 1)))).rejects.toThrow('row rules refuse');
    });
  });
}
