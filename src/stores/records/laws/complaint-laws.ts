import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reporter, ReporterLook } from '../../../flow/ports/complaints.ts';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import type { PublicTable } from '../../../model/public-table.ts';
import { viewer, type Fresh } from './fixture.ts';

const reporter = (id: string): Reporter => ({
  case: id,
  seq: 1,
  name: '某某',
  phone: '13800000000',
  address: '某村',
  enteredAt: 1_000,
  by: '省整改办',
});
const look = (id: string): ReporterLook => ({
  id,
  case: 'c1',
  person: 'p1',
  says: '省整改办 甲',
  why: '回访',
  at: 2_000,
  worldAt: 3_000,
});
const table = (batch: string, version: number, change: Partial<PublicTable> = {}): PublicTable => ({
  batch,
  version,
  type: 't',
  ordinal: 1,
  receivedOn: '2026-03-02',
  round: '第三轮',
  items: 2,
  publishedAt: 5_000,
  enteredAt: 5_000,
  by: '甲',
  hash: 'h',
  changes: [{ number: 'n1', kind: 'new', columns: [] }],
  rows: [
    {
      case: 'c1',
      number: 'n1',
      starred: false,
      region: '980101',
      kind: 'water',
      verdict: 'partly',
      completion: 'stage',
      figures: { orders: '1' },
      cells: ['1', 'n1'],
    },
  ],
  ...change,
});
const others: readonly (readonly [string, Viewer])[] = [
  ['an auditor who sees every case', viewer('all', 'audit')],
  ['a province', viewer('region', 'office', '980000')],
  ['a unit', viewer('unit', 'county')],
  ['the public', publicViewer],
];

export function complaintLaws(fresh: Fresh): void {
  describe('complaints: who complained, and what is published', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putReporter(reporter('c1'));
        for (const id of ['l1', 'l2']) await store.putReporterLook(look(id));
        for (const one of [table('b2', 1, { ordinal: 2 }), table('b1', 1), table('b1', 2, { rows: [] })]) await store.putPublicTable(one);
      });
    }, 60_000);
    afterAll(() => records.close());

    test('the machine reads who complained and every look, newest first', async () => {
      const read = records.read(machineViewer);
      expect(await read.reporters(['c1', 'c2'])).toEqual([reporter('c1')]);
      expect(await read.reporters([])).toEqual([]);
      expect(await read.reporterLooks('c1')).toEqual([look('l2'), look('l1')]);
    });

    test.each(others)('%s sees neither and writes nothing', async (_, who) => {
      expect(await records.read(who).reporters(['c1'])).toEqual([]);
      expect(await records.read(who).reporterLooks('c1')).toEqual([]);
      await expect(records.write(who, (store) => store.putReporter(reporter('c9')))).rejects.toThrow('row rules refuse');
      await expect(records.write(who, (store) => store.putReporterLook(look('l9')))).rejects.toThrow('row rules refuse');
      await expect(records.write(who, (store) => store.putPublicTable(table('b9', 1)))).rejects.toThrow('row rules refuse');
    });

    test('anyone reads what is published: the newest version of each batch, an older one by its number', async () => {
      const read = records.read(publicViewer);
      expect((await read.publicTables('t')).map(({ batch, version }) => [batch, version])).toEqual([
        ['b1', 2],
        ['b2', 1],
      ]);
      expect(await read.publicTables('other')).toEqual([]);
      expect(await read.publicTable('b1')).toEqual(table('b1', 2, { rows: [] }));
      expect(await read.publicTable('b1', 1)).toEqual(table('b1', 1));
      expect((await read.publicTableHeads('b1')).map(({ version, count, changed }) => [version, count, changed])).toEqual([
        [2, 0, 1],
        [1, 1, 1],
      ]);
    });

    test('an identity is entered once, a version stands once', async () => {
      await expect(records.write(machineViewer, (store) => store.putReporter(reporter('c1')))).rejects.toThrow();
      await expect(records.write(machineViewer, (store) => store.putPublicTable(table('b1', 2)))).rejects.toThrow();
    });
  });
}
