import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportRun, Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { ExchangeSource } from '../../../model/exchange-source.ts';
import { viewer, type Fresh } from './fixture.ts';

const source = (id: string, paused = false): ExchangeSource => ({
  id, name: { zh: '市前置库', en: 'city' }, everySeconds: 60, paused,
  end: { host: 'h', port: 5432, tls: false, database: 'd', schema: 's', user: 'u', password: 'p' },
});
const run = (id: string, startedAt: number, of: Partial<ImportRun> = {}): ImportRun => ({
  id, state: 'done', kind: 'exchange', file: 'x', files: [], startedAt, endedAt: startedAt, by: '', rows: 5, stored: 2, already: 1, refused: 2,
  refusedBy: { 'row.bad-value': 2 }, firstMs: 1, result: {}, ...of,
});
const sights: readonly (readonly [string, Viewer, boolean])[] = [
  ['the machine', machineViewer, true], ['the province', viewer('all', 'x', '980000'), true],
  ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }, true],
  ['another administrator', { scope: 'none', unit: 'x', region: '', role: 'security-admin' }, false], ['a city', viewer('region', 'x', '980100'), false],
];

export function exchangeSourceLaws(fresh: Fresh): void {
  describe('sources of exchange tables', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putExchangeSource({ source: source('city'), enteredAt: 1, by: '某人' });
        await store.putExchangeSource({ source: source('city', true), enteredAt: 2, by: '某人' });
        for (const one of [run('f', 9, { kind: 'cnemc' }), run('a', 1, { source: 'city' }), run('b', 2, { source: 'city', refusedBy: { 'row.bad-time': 2 } })]) {
          await store.putImport(one, [], 0);
        }
      });
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s', async (_, who, seen) => {
      expect((await records.read(who).exchangeSources()).map(({ source: { paused } }) => paused)).toEqual(seen ? [false, true] : []);
    });

    test('only the machine writes, and a version that was entered stays', async () => {
      for (const [, who] of sights.slice(2)) {
        await expect(records.write(who, (store) => store.putExchangeSource({ source: source('x'), enteredAt: 3, by: '' }))).rejects.toThrow('row rules refuse');
      }
      await expect(records.write(machineViewer, (store) => store.putExchangeSource({ source: source('city'), enteredAt: 2, by: '' }))).rejects.toThrow();
    });

    test('batches of a source are apart from files, and their sums are whole', async () => {
      const read = records.read(machineViewer);
      expect((await read.imports(9)).map(({ id }) => id)).toEqual(['f']);
      expect((await read.imports(9, 'city')).map(({ id }) => id)).toEqual(['b', 'a']);
      expect(await read.exchangeTotals('city', 1)).toEqual(
        { batches: 2, rows: 10, stored: 4, already: 2, refused: 4, refusedBy: { 'row.bad-value': 2, 'row.bad-time': 2 } });
      expect(await read.exchangeTotals('city', 2)).toMatchObject({ batches: 1, refusedBy: { 'row.bad-time': 2 } });
      expect(await read.exchangeTotals('other', 0)).toEqual({ batches: 0, rows: 0, stored: 0, already: 0, refused: 0, refusedBy: {} });
    });
  });
}
