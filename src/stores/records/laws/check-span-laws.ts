import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { CheckSpan } from '../../../model/check-span.ts';
import { somePoint, viewer, type Fresh } from './fixture.ts';

const span = (point: number, from: number, to: number, change: Partial<CheckSpan> = {}): CheckSpan => ({
  point, factor: 'w01018', key: 'flat', version: 'checks/flat', row: 'checks/flat', effect: 'note', from, to,
  said: { values: { value: '7' }, rests: [from] }, reason: { zh: '恒值', en: 'always 7' }, ...change,
});
const [one, two, three, nowhere] = [span(1, 10, 20), span(2, 10, 40), span(3, 50, 60, { factor: 'w21003', key: 'zero' }), span(9, 0, 5)];

const sights: readonly (readonly [string, Viewer, readonly CheckSpan[]])[] = [
  ['the machine', machineViewer, [two, three, one, nowhere]],
  ['a city', viewer('region', 'x', '980100'), [two, one]],
  ['a branch', viewer('unit', 'branch-a', '980101'), [one]],
  ['a foreign branch', viewer('unit', 'branch-b', '980102'), []],
  ['nobody', viewer('none'), []],
];

export function checkSpanLaws(fresh: Fresh): void {
  describe('doubtful spans', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        await store.putEntries([somePoint(1, '980101', { branch: 'branch-a' }), somePoint(2, '980102'), somePoint(3, '980201')]);
        await store.replaceCheckSpans([], [one, two, three, nowhere]);
      });
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s sees its own and no more, the longest first', async (_, who, spans) => {
      expect(await records.read(who).checkSpans({ limit: 9 })).toEqual(spans);
      expect(await records.read(who).checkSpans({ points: [1, 2, 3, 9], limit: 1 })).toEqual(spans.slice(0, 1));
    });

    test('only the machine writes and removes', async () => {
      for (const [, who] of sights.slice(1)) {
        await expect(records.write(who, (store) => store.replaceCheckSpans([one], []))).rejects.toThrow('row rules refuse');
        await expect(records.write(who, (store) => store.replaceCheckSpans([], [span(1, 70, 80)]))).rejects.toThrow('row rules refuse');
      }
      expect(await records.read(machineViewer).checkSpans({ limit: 9 })).toEqual([two, three, one, nowhere]);
    });

    test.each([
      ['by point', { points: [3, 9] }, [three, nowhere]], ['by factor', { factors: ['w21003'] }, [three]], ['by rule',
        { keys: ['flat'] }, [two, one, nowhere]],
      ['that overlap, ends outside', { window: { from: 20, to: 50 } }, [two]], ['of no point', { points: [] }, []],
    ] as const)('%s', async (_, query, spans) => expect(await records.read(machineViewer).checkSpans({ ...query,
      limit: 9 })).toEqual(spans));

    test('one that grows stands in its place; one that is gone is gone', async () => {
      const grown = span(1, 10, 90, { mark: 'm' });
      await records.write(machineViewer, (store) => store.replaceCheckSpans([nowhere, span(7, 1, 2)], [grown]));
      expect(await records.read(machineViewer).checkSpans({ limit: 9 })).toEqual([grown, two, three]);
    });
  });
}
