import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../basis/canonical.ts';
import { day, startOfDay } from '../../../basis/time.ts';
import type { Records, RegisterEntry } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { somePoint, type Fresh } from './fixture.ts';

const at = (of: string): number => startOfDay(day(of));

export function markLaws(fresh: Fresh): void {
  describe('marks of what must be judged again', () => {
    let records: Records;
    let serial = 0;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const limit = (point: number, max: string, from: string, to?: string): RegisterEntry => ({
      kind: 'outlet-limit', id: `L${point}`, from, enteredAt: (serial += 1), body: { id: `L${point}`, point, max, from, enteredAt: serial },
      ...(to === undefined ? {} : { to }),
    });
    const put = (...entries: RegisterEntry[]) => records.write(machineViewer, (store) => store.putEntries(entries));
    /** Marks of this point, ended once read. */
    const marks = (point: number) => records.write(machineViewer, async (store) => {
      const own = (await store.rejudgeMarks()).filter((mark) => mark.points.includes(point));
      for (const mark of own) await store.endMark(mark.id);
      return own.map(({ from, to, points, cause }) => [from, to, points, cause]);
    });
    const version = (number: number, from: string, change: Readonly<Record<string, Json>>): RegisterEntry => {
      const entry = somePoint(number, '980101');
      return { ...entry, from, enteredAt: (serial += 1), body: { ...(entry.body as Readonly<Record<string, Json>>), ...change } };
    };

    test('a limit marks the days on which it is another than before', async () => {
      await put(limit(1, '50', '2026-01-01'));
      expect(await marks(1)).toEqual([[at('2026-01-01'), undefined, [1], 'outlet-limit']]);
      await put(limit(1, '50', '2026-03-01'));
      expect(await marks(1)).toEqual([]);
      await put(limit(1, '20', '2026-03-01'));
      expect(await marks(1)).toEqual([[at('2026-03-01'), undefined, [1], 'outlet-limit']]);
      await put(limit(1, '30', '2026-02-01', '2026-02-10'));
      expect(await marks(1)).toEqual([[at('2026-02-01'), at('2026-02-11'), [1], 'outlet-limit']]);
    });

    test('a version that is shortened or lengthened marks the days that it lost or won', async () => {
      await put(limit(2, '50', '2026-01-01', '2026-06-30'));
      await marks(2);
      await put(limit(2, '50', '2026-01-01', '2026-03-31'));
      expect(await marks(2)).toEqual([[at('2026-04-01'), at('2026-07-01'), [2], 'outlet-limit']]);
      await put(limit(2, '50', '2026-01-01'));
      expect(await marks(2)).toEqual([[at('2026-04-01'), undefined, [2], 'outlet-limit']]);
    });

    test('a limit that goes over to another outlet marks both', async () => {
      await put(limit(3, '50', '2026-01-01'));
      await marks(3);
      await put({ ...limit(3, '50', '2026-01-01'), body: { id: 'L3', point: 4, max: '50' } });
      expect(await marks(3)).toEqual([[at('2026-01-01'), undefined, [3, 4], 'outlet-limit']]);
    });

    test('a point marks where its attributes are others than before; a name and a first version mark nothing', async () => {
      await put(version(5, '2026-01-01', { attributes: { zone: '2' } }));
      expect(await marks(5)).toEqual([]);
      await put(version(5, '2026-03-01', { attributes: { zone: '2' }, name: { zh: '新名', en: 'renamed' } }));
      expect(await marks(5)).toEqual([]);
      await put(version(5, '2026-02-01', { attributes: { zone: '1' } }));
      expect(await marks(5)).toEqual([[at('2026-02-01'), undefined, [5], 'point']]);
      await put(version(5, '2025-12-01', { attributes: { zone: '3' } }));
      expect(await marks(5)).toEqual([[0, undefined, [5], 'point']]);
    });

    test('many entries of one range leave one mark; it moves on; what is rolled back leaves none', async () => {
      await put(limit(7, '1', '2026-01-01'), limit(8, '1', '2026-01-01'), limit(9, '1', '2026-02-01'));
      const own = (await records.read(machineViewer).rejudgeMarks()).filter((mark) => mark.points.some((point) => point > 6));
      expect(own.map((mark) => [mark.from, mark.points]).sort()).toEqual([[at('2026-01-01'), [7, 8]], [at('2026-02-01'), [9]]]);
      await records.write(machineViewer, (store) => store.moveMark(own[0]?.id ?? 0, at('2026-01-05')));
      const moved = (await records.read(machineViewer).rejudgeMarks()).find(({ id }) => id === own[0]?.id);
      expect(moved).toEqual({ ...own[0], from: at('2026-01-05') });
      await expect(records.write(machineViewer, async (store) => {
        await store.putEntries([limit(10, '1', '2026-01-01')]);
        expect((await store.rejudgeMarks()).some((mark) => mark.points.includes(10))).toBe(true);
        throw new Error('halfway');
      })).rejects.toThrow('halfway');
      expect(await marks(10)).toEqual([]);
    });
  });
}
