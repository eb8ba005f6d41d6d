import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { MarkAnswer } from '../../../model/data-mark.ts';
import type { DeductionAppeal } from '../../../model/deduction-appeal.ts';
import { somePoint, viewer, type Fresh } from './fixture.ts';

const hour = 3_600_000;
const appeal = (id: string, point: number, change: Partial<DeductionAppeal> = {}): DeductionAppeal => ({
  id, point, factors: ['w01018'], from: 10 * hour, to: 12 * hour, reason: '雷击停电', by: 'appointment-1', says: '某企业某人', at: 20 * hour,
    ...change,
});
const answer: MarkAnswer = { at: 30 * hour, by: 'appointment-2', says: '某分局某人', reason: '供电公司证明属实', accepted: true };

const sights: readonly (readonly [string, Viewer, readonly string[]])[] = [
  ['the machine', machineViewer, ['a3', 'a2', 'a1']], ['a city', viewer('region', 'x', '980100'), ['a2', 'a1']],
  ['a branch', viewer('unit', 'branch-a', '980101'), ['a1']], ['a firm', viewer('own', 'firm-a'), ['a1']],
  ['a foreign firm', viewer('own', 'firm-b'), ['a2']], ['nobody', viewer('none', 'firm-a'), []],
];

export function deductionAppealLaws(fresh: Fresh): void {
  describe('appeals against deductions', () => {
    let records: Records;
    const put = (who: Viewer, made: DeductionAppeal) => records.write(who, (store) => store.putDeductionAppeal(made));
    const give = (id: string, who: Viewer = machineViewer) => records.write(who, (store) => store.answerDeductionAppeal(id, answer));
    const ids = async (who: Viewer, query: object = {}) => (await records.read(who).deductionAppeals({ limit: 9,
      ...query })).map(({ id }) => id);
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, (store) => store.putEntries([
        somePoint(1, '980101', { branch: 'branch-a', enterprise: 'firm-a' }), somePoint(2, '980102', { enterprise: 'firm-b' }),
          somePoint(3, '980201'),
      ]));
      for (const point of [1, 2, 3]) await put(machineViewer, appeal(`a${point}`, point));
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s sees and answers its own and no more', async (_, who, seen) => {
      expect(await ids(who, { window: { from: 10 * hour, to: 11 * hour } })).toEqual(seen);
      for (const id of ['a1', 'a2', 'a3']) {
        expect((await records.read(who).deductionAppeal(id))?.id).toBe(seen.includes(id) ? id : undefined);
        if (!seen.includes(id)) expect(await give(id, who)).toBe(false);
      }
    });

    test.each(sights)('%s writes of its own points and of no others', async (_, who, seen) => {
      for (const point of [1, 2, 3]) {
        const write = put(who, appeal(`by-${who.scope}-${who.unit}-${who.region}-${point}`, point, { from: 900 * hour, to: 901 * hour,
          at: 0 }));
        if (seen.includes(`a${point}`)) await write;
        else await expect(write).rejects.toThrow('row rules refuse');
      }
    });

    test('it is answered once, and all else of it stays', async () => {
      const made = appeal('b1', 2, { at: 21 * hour, evidence: 'ab'.repeat(32), evidenceName: '证明.pdf' });
      await put(machineViewer, made);
      expect(await ids(machineViewer, { waiting: true, points: [2], window: { from: 0, to: 99 * hour } })).toEqual(['b1', 'a2']);
      expect([await give('b1'), await give('b1'), await give('none')]).toEqual([true, false, false]);
      expect(await records.read(machineViewer).deductionAppeal('b1')).toEqual({ ...made, answer });
      expect(await ids(machineViewer, { waiting: true, points: [2], window: { from: 0, to: 99 * hour } })).toEqual(['a2']);
    });

    test('lists go on after a row; a span overlaps from its first moment to before its last', async () => {
      for (const id of ['c1', 'c2', 'c3']) await put(machineViewer, appeal(id, 3, { from: 50 * hour, to: 52 * hour,
        at: (id === 'c3' ? 8 : 9) * hour }));
      const within = (from: number, to: number, query: object = {}) => ids(machineViewer, { points: [3], window: { from: from * hour,
        to: to * hour }, ...query });
      expect(await within(51, 52)).toEqual(['c2', 'c1', 'c3']);
      expect([await within(52, 53), await within(49, 50)]).toEqual([[], []]);
      expect(await within(50, 51, { before: { at: 9 * hour, id: 'c2' }, limit: 1 })).toEqual(['c1']);
    });
  });
}
