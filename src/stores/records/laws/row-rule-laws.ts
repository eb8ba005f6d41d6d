import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { type Fresh, nextOf, open, someCase, someEvent, someFinding, somePoint, someTask, viewer, won } from './fixture.ts';

const places = [
  { id: 'c-a', region: '980101', parties: { handler: 'branch-a', subject: 'firm-1' }, points: [1], findings: [someFinding(1).id] },
  { id: 'c-b', region: '980102', parties: { handler: 'branch-b', subject: 'firm-2' }, points: [2], findings: [someFinding(2).id] },
  { id: 'c-c', region: '980201', parties: { handler: 'branch-c', subject: 'firm-1' }, points: [3], findings: [someFinding(3).id] },
  { id: 'c-d', region: '970101', parties: { handler: 'branch-a' }, points: [4], findings: [] },
] as const;

/** Viewer, the cases it sees, the findings (by number) it sees. Finding 4 is on the unregistered point 99, finding 5 on point 4. */
const sights: readonly (readonly [string, Viewer, readonly string[], readonly number[]])[] = [
  ['all', machineViewer, ['c-a', 'c-b', 'c-c', 'c-d'], [1, 2, 3, 4, 5]],
  ['province by region', viewer('region', 'x', '980000'), ['c-a', 'c-b', 'c-c'], [1, 2, 3]],
  ['city', viewer('region', 'x', '980100'), ['c-a', 'c-b'], [1, 2]],
  ['county by region', viewer('region', 'x', '980102'), ['c-b'], [2]],
  ['another province', viewer('region', 'branch-b', '970000'), ['c-d'], [5]],
  ['region without a code', viewer('region', 'branch-a', ''), [], []],
  ['branch, over two regions', viewer('unit', 'branch-a', '980101'), ['c-a', 'c-d'], [1, 5]],
  ['branch of a foreign county', viewer('unit', 'branch-b', '980101'), ['c-b'], [2]],
  ['unit that is party to nothing', viewer('unit', 'branch-z', '980101'), [], []],
  ['unit without a name', viewer('unit', '', '980101'), [], []],
  ['firm', viewer('own', 'firm-1', '980101'), ['c-a', 'c-c'], [1, 3]],
  ['foreign firm', viewer('own', 'firm-2', '980101'), ['c-b'], [2]],
  ['no casework', viewer('none', 'branch-a', '980000'), [], []],
];

/** Each viewer sees exactly what its scope gives, however it asks. */
export function rowRuleLaws(fresh: Fresh): void {
  describe('row rules', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putEntries([
          somePoint(1, '980101', { enterprise: 'firm-1' }), somePoint(2, '980102'), somePoint(3, '980201'), somePoint(4, '970101', { branch: 'branch-a' }),
        ]);
        await store.putFindings([someFinding(1, { point: 1 }), someFinding(2, { point: 2 }), someFinding(3, { point: 3 }),
          someFinding(4, { point: 99 }), someFinding(5, { point: 4 })]);
      });
      for (const place of places) await open(records, someCase(place.id, place), [someTask(place.id)]);
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s sees its own and no more', async (_, who, cases, findings) => {
      const read = records.read(who);
      const ids = (await read.cases({ limit: 100 })).map((of) => of.id).sort();
      expect(ids).toEqual(cases);
      expect((await read.chainHeads()).map((head) => head.case)).toEqual(cases);
      expect((await read.caseCounts({})).reduce((sum, row) => sum + row.count, 0)).toBe(cases.length);
      expect((await read.tasks({ units: ['branch-a'], role: 'branch', first: [], limit: 100 })).map((task) => task.case).sort()).toEqual(cases);
      expect((await read.findings({ limit: 100 })).map((finding) => finding.id).sort()).toEqual(findings.map((n) => someFinding(n).id));
    });

    test.each(sights)('%s asks by id', async (_, who, cases, findings) => {
      const read = records.read(who);
      for (const { id, points: [point], region, parties } of places) {
        const visible = cases.includes(id);
        expect((await read.case(id))?.id).toBe(visible ? id : undefined);
        expect(await read.caseEvents(id)).toHaveLength(visible ? 1 : 0);
        expect(await read.cases({ point, limit: 9 })).toHaveLength(visible ? 1 : 0);
        expect(await read.cases({ text: id, limit: 9 })).toHaveLength(visible ? 1 : 0);
        expect((await read.cases({ region, unit: parties.handler, limit: 9 })).map((of) => of.id)).toEqual(visible ? [id] : []);
        expect((await read.caseOfSeries('integrity/exceedance', point, 'w21003'))?.id).toBe(visible && seesFinding(findings, point) ? id : undefined);
      }
      for (const n of [1, 2, 3, 4, 5]) expect((await read.finding(someFinding(n).id)) !== undefined).toBe(findings.includes(n));
    });

    test.each(sights)('%s changes nothing that it does not see', async (_, who, cases) => {
      for (const place of places.filter(({ id }) => !cases.includes(id))) {
        const standing = someCase(place.id, place);
        const step = nextOf(standing);
        expect(await won(records.write(who, (store) => store.putCase(step, [someEvent(place.id, 2)], [], 1)))).toBe(false);
        await expect(records.write(who, (store) => store.putCase(someCase(`new-${place.id}`, { ...place, id: `new-${place.id}` }), [], [], 0))).rejects.toThrow('row rules refuse');
        await expect(records.write(who, (store) => store.putPublication({
          id: place.id, kind: 'notice', region: place.region, title: standing.title, state: 'open', points: [], content: {}, publishedAt: 1,
        }))).rejects.toThrow('row rules refuse');
      }
      expect((await records.read(machineViewer).chainHeads()).map((head) => head.seq)).toEqual([1, 1, 1, 1]);
    });

    test('an officer cannot write a finding', async () => {
      await expect(records.write(viewer('region', 'x', '980000'), (store) => store.putFindings([someFinding(77)]))).rejects.toThrow('row rules refuse');
    });

    test('the rules hold for the transaction that set them, not for the next one on the connection', async () => {
      const narrow = records.read(viewer('own', 'firm-2'));
      const wide = records.read(machineViewer);
      const seen = await Promise.all(Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? narrow : wide).cases({ limit: 100 })));
      expect(seen.map((list) => list.length)).toEqual(Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? 1 : 4)));
    });
  });
}

/** Case c-d has no finding and names no factor: it stands for every factor. The others stand for that of their finding. */
const seesFinding = (findings: readonly number[], point: number): boolean => point === 4 || findings.includes(point);
