import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { DataMark, MarkAct } from '../../../model/data-mark.ts';
import { somePoint, viewer, type Fresh } from './fixture.ts';

const hour = 3_600_000;
const mark = (id: string, point: number, change: Partial<DataMark> = {}): DataMark => ({
  id, point, factors: [], from: 10 * hour, to: 12 * hour, maker: 'firm', type: 'monitor-fault', effect: 'not-valid', reason: '分析仪故障',
  by: 'appointment-1', says: '某企业某人', at: 13 * hour, ...change,
});
const act: MarkAct = { at: 20 * hour, by: 'appointment-2', says: '某分局某人', reason: '标错时段' };

/** Viewer and the marks that it sees. Point 9 is registered nowhere. */
const sights: readonly (readonly [string, Viewer, readonly string[]])[] = [
  ['the machine', machineViewer, ['m4', 'm3', 'm2', 'm1']],
  ['a city', viewer('region', 'x', '980100'), ['m2', 'm1']],
  ['a foreign city', viewer('region', 'x', '980200'), ['m3']],
  ['a branch', viewer('unit', 'branch-a', '980101'), ['m1']],
  ['a firm', viewer('own', 'firm-a'), ['m1']],
  ['a foreign firm', viewer('own', 'firm-b'), ['m2']],
  ['a unit without a name', viewer('own', ''), []],
  ['nobody', viewer('none', 'firm-a'), []],
];

export function dataMarkLaws(fresh: Fresh): void {
  describe('data marks', () => {
    let records: Records;
    const put = (...marks: DataMark[]) => records.write(machineViewer, (store) => store.putDataMarks(marks));
    /** What waits to be judged again, ended once read. */
    const again = () => records.write(machineViewer, async (store) => {
      const marks = await store.rejudgeMarks();
      for (const { id } of marks) await store.endMark(id);
      return marks.map(({ points, from, to, cause, enteredAt }) => [points, from / hour, (to ?? 0) / hour, cause, enteredAt / hour]);
    });
    const deciding = async (points: readonly number[], from: number, to: number) =>
      (await records.read(machineViewer).decidingMarks(points, { from: from * hour, to: to * hour })).map(({ id }) => id).sort();
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, (store) => store.putEntries([
        somePoint(1, '980101', { branch: 'branch-a', enterprise: 'firm-a' }), somePoint(2, '980102', { enterprise: 'firm-b' }),
          somePoint(3, '980201'),
      ]));
      await put(...[1, 2, 3, 9].map((point, at) => mark(`m${at + 1}`, point)));
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s sees its own and no more, however it asks', async (_, who, ids) => {
      const read = records.read(who);
      expect((await read.dataMarks({ limit: 9 })).map(({ id }) => id)).toEqual(ids);
      expect((await read.decidingMarks([1, 2, 3, 9], { from: 0, to: 99 * hour })).map(({ id }) => id).sort()).toEqual(ids.toReversed());
      for (const id of ['m1', 'm2', 'm3', 'm4']) expect((await read.dataMark(id))?.id).toBe(ids.includes(id) ? id : undefined);
    });

    test.each(sights)('%s writes of its own points and of no others', async (_, who, ids) => {
      for (const [at, id] of ['m1', 'm2', 'm3', 'm4'].entries()) {
        const point = [1, 2, 3, 9][at] ?? 0;
        const write = records.write(who, (store) => store.putDataMarks([mark(`of-${who.scope}-${who.unit}-${who.region}-${point}`,
          point, { from: 900 * hour, to: 901 * hour })]));
        if (ids.includes(id)) expect(await write).toHaveLength(1);
        else await expect(write).rejects.toThrow('row rules refuse');
        if (!ids.includes(id)) expect(await records.write(who, (store) => store.withdrawDataMark(id, act))).toBe(false);
      }
    });

    test('a mark is put once: it leaves one mark of what must be judged again, and a second put changes nothing', async () => {
      await again();
      expect(await put(mark('a1', 1), mark('a2', 2), mark('a3', 1, { from: 11 * hour }))).toHaveLength(3);
      expect(await again()).toEqual([[[1, 2], 10, 12, 'data-mark', 13], [[1], 11, 12, 'data-mark', 13]]);
      expect(await put(mark('a1', 1, { reason: '另一说法' }))).toEqual([]);
      expect(await again()).toEqual([]);
      expect((await records.read(machineViewer).dataMark('a1'))?.reason).toBe('分析仪故障');
    });

    test('a note, and a late mark that waits, decide nothing', async () => {
      await put(mark('b1', 3, { effect: 'note', from: 30 * hour, to: 31 * hour }), mark('b2', 3, { late: true, from: 30 * hour,
        to: 31 * hour }));
      expect([await deciding([3], 30, 31), await again()]).toEqual([[], []]);
      expect((await records.read(machineViewer).dataMarks({ waiting: true, limit: 9 })).map(({ id }) => id)).toEqual(['b2']);
    });

    test('a late mark is answered once; accepted it decides, refused it does not', async () => {
      const late = { late: true, from: 40 * hour, to: 41 * hour } as const;
      await put(mark('c1', 3, late), mark('c2', 3, late));
      await again();
      const answer = (id: string, accepted: boolean) => records.write(machineViewer, (store) => store.answerDataMark(id, { ...act,
        accepted }));
      expect([await answer('c1', true), await answer('c1', false), await answer('c2', false), await answer('c9', true)]).toEqual([true,
        false, true, false]);
      expect([await deciding([3], 40, 41), await again()]).toEqual([['c1'], [[[3], 40, 41, 'data-mark', 20]]]);
      expect((await records.read(machineViewer).dataMark('c1'))?.answer).toEqual({ ...act, accepted: true });
    });

    test('withdrawn it decides no more, once; all else of it stays', async () => {
      const made = mark('d1', 2, { from: 50 * hour, to: 52 * hour, factors: ['w01018'], evidence: 'ab'.repeat(32), signature: 's' });
      await put(made);
      await again();
      const withdraw = () => records.write(machineViewer, (store) => store.withdrawDataMark('d1', act));
      expect([await withdraw(), await withdraw()]).toEqual([true, false]);
      expect([await deciding([2], 50, 52), await again()]).toEqual([[], [[[2], 50, 52, 'data-mark', 20]]]);
      expect(await records.read(machineViewer).dataMark('d1')).toEqual({ ...made, withdrawn: act });
    });

    test('a span overlaps from its first moment to before its last; lists go on after a row', async () => {
      await put(mark('e1', 1, { from: 60 * hour, to: 62 * hour, maker: 'rule' }), mark('e2', 1, { from: 60 * hour, to: 61 * hour }),
        mark('e3', 1, { from: 61 * hour, to: 62 * hour }));
      expect([await deciding([1], 59, 60), await deciding([1], 61, 62), await deciding([1], 62, 63), await deciding([2], 60, 62)])
        .toEqual([[], ['e1', 'e3'], [], []]);
      const list = async (query: object) => (await records.read(machineViewer).dataMarks({ points: [1], window: { from: 60 * hour,
        to: 62 * hour }, limit: 9, ...query }))
        .map(({ id }) => id);
      expect([await list({}), await list({ limit: 1 }), await list({ before: { from: 61 * hour, id: 'e3' } }),
        await list({ before: { from: 60 * hour, id: 'e2' } })])
        .toEqual([['e3', 'e2', 'e1'], ['e3'], ['e2', 'e1'], ['e1']]);
      expect([await list({ makers: ['rule'] }), await list({ makers: ['reviewer'] })]).toEqual([['e1'], []]);
    });
  });
}
