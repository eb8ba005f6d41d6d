import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, RegisterEntry } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { Fresh } from './fixture.ts';

const entry = (id: string, from: string, enteredAt: number, body: string, to?: string): RegisterEntry =>
  ({ kind: 'unit', id, from, ...(to !== undefined && { to }), enteredAt, body: { says: body } });

export function registerLaws(fresh: Fresh): void {
  describe('registers', () => {
    let records: Records;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const put = (...entries: RegisterEntry[]) => records.write(machineViewer, (store) => store.putEntries(entries));
    const on = async (id: string, day?: string) =>
      (await records.read(machineViewer).entries('unit', { ids: [id], ...(day !== undefined && { on: day }) })).map((row) => (row.body as { says: string }).says);

    test('on a day holds what is valid then; of several the one entered last', async () => {
      await put(entry('u', '2026-01-01', 10, 'first', '2026-06-30'), entry('u', '2026-07-01', 10, 'second'));
      await put(entry('u', '2026-03-01', 20, 'corrected', '2026-03-31'));
      expect(await on('u', '2025-12-31')).toEqual([]);
      expect(await on('u', '2026-01-01')).toEqual(['first']);
      expect(await on('u', '2026-03-01')).toEqual(['corrected']);
      expect(await on('u', '2026-03-31')).toEqual(['corrected']);
      expect(await on('u', '2026-04-01')).toEqual(['first']);
      expect(await on('u', '2026-06-30')).toEqual(['first']);
      expect(await on('u', '2030-01-01')).toEqual(['second']);
      await put(entry('u', '2026-01-01', 30, 'reentered', '2026-06-30'));
      expect(await on('u', '2026-03-01')).toEqual(['reentered']);
      expect(await on('u')).toEqual(['reentered', 'corrected', 'second']);
    });

    test('a version that is entered again with an earlier end ends there', async () => {
      await put(entry('s', '2026-01-01', 10, 'long'), entry('s', '2026-01-01', 20, 'short', '2026-03-31'));
      expect(await on('s', '2026-03-31')).toEqual(['short']);
      expect(await on('s', '2026-04-01')).toEqual([]);
      expect(await on('s')).toEqual(['short']);
    });

    test('an older entry that arrives later does not displace a newer one; the same moment replaces', async () => {
      await put(entry('v', '2026-01-01', 20, 'new'));
      await put(entry('v', '2026-01-01', 10, 'old'));
      expect(await on('v', '2026-02-01')).toEqual(['new']);
      await put(entry('v', '2026-01-01', 20, 'mended'), entry('v', '2026-01-01', 20, 'mended again'));
      expect(await on('v', '2026-02-01')).toEqual(['mended again']);
    });

    test('kinds do not mix, an entry comes back whole, ten thousand go in at once', async () => {
      const many = Array.from({ length: 10_000 }, (_, n): RegisterEntry =>
        ({ kind: 'enterprise', id: `e-${String(n).padStart(5, '0')}`, from: '2026-01-01', enteredAt: 1, body: { name: `企业${n}`, n } }));
      await put(...many);
      expect(await records.read(machineViewer).entries('enterprise')).toEqual(many);
      expect(await records.read(machineViewer).entries('device')).toEqual([]);
    }, 30_000);
  });
}
