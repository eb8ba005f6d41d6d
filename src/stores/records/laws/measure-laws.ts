import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldMeasure, MeasureFilter, MeasureQuery, MeasureRow } from '../../../flow/ports/measures.ts';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { type Fresh, viewer } from './fixture.ts';

const states = ['proposed', 'reviewed', 'active', 'done', 'verified'] as const;
const days = ['', '2026-02-28', '2026-03-01', '2026-03-02', '2026-04-01'];

/** Forty items of three counties with none to four measures each. */
const rows: readonly MeasureRow[] = Array.from({ length: 40 }, (_none, n) => rowsOfItem(n)).flat();

function rowsOfItem(n: number): readonly MeasureRow[] {
  const common = {
    case: `item-${String(n).padStart(2, '0')}`,
    type: n % 5 === 0 ? 'rectification/city' : 'rectification/problem',
    region: ['980101', '980102', '980201'][n % 3] ?? '',
    units: [`county-${n % 3}`, 'office'],
    lead: `county-${n % 3}`,
    document: n % 2 === 0 ? '演督〔2026〕3号' : '',
  };
  const measures = Array.from({ length: n % 5 }, (_none, at): MeasureRow => ({
    ...common,
    id: `m${at + 1}`,
    place: at,
    standing: at === 3 ? 'dropped' : n % 7 === 0 ? 'closed' : 'current',
    state: at === 3 ? 'dropped' : (states[(n + at) % 5] ?? 'active'),
    due: days[(n * 3 + at) % 5] ?? '',
    works: at % 2 === 0,
    excused: n % 4 === 0,
    noTarget: n % 6 === 0,
    emptyWords: n % 6 === 0 && at === 0,
    searched: `演整改${n}号 ${at === 0 ? '新建污水主干管' : '清淤 Dredge_50%'}`,
    measure: {
      id: `m${at + 1}`,
      what: '清淤',
      quantity: '3',
      unit: '公里',
      owner: '县住建局',
      due: days[(n * 3 + at) % 5] ?? '',
      done: false,
    },
  }));
  return measures.length > 0
    ? measures
    : [
        {
          ...common,
          id: '',
          place: -1,
          standing: 'none',
          state: 'none',
          due: '',
          works: false,
          excused: false,
          noTarget: false,
          emptyWords: false,
          searched: `演整改${n}号`,
        },
      ];
}

const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });
const filters: fc.Arbitrary<MeasureFilter> = fc
  .record({
    standing: fc.constantFrom('current', 'closed', 'dropped', 'none'),
    region: maybe(['980000', '980100', '980102', '990000']),
    lead: maybe(['county-1', 'nobody']),
    type: maybe(['rectification/city']),
    document: maybe(['演督〔2026〕3号']),
    state: maybe(states),
    open: maybe([true] as const),
    dueFrom: maybe(['2026-03-01']),
    dueUntil: maybe(['2026-03-01', '2026-03-31']),
    noDay: maybe([true] as const),
    works: maybe([true] as const),
    flag: maybe(['no-target', 'empty-words', 'no-project'] as const),
    text: maybe(['污水', 'dredge_5', '50%', '没有', '管']),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as MeasureFilter);
const viewers: readonly Viewer[] = [
  machineViewer,
  viewer('region', 'x', '980100'),
  viewer('region', 'x', '980102'),
  viewer('unit', 'county-2'),
  viewer('unit', 'stranger'),
  viewer('none'),
];

/** The list of all measures: what is found and counted, in which order, by whom; and what a project changes. */
export function measureLaws(fresh: Fresh, oracle: () => Records): void {
  describe('measures', () => {
    let [records, plain]: (Records | undefined)[] = [];
    const both = (): readonly [Records, Records] => [records as Records, plain as Records];
    beforeAll(async () => {
      [records, plain] = [await fresh(), oracle()];
      for (const store of both()) {
        for (const [of, own] of Map.groupBy(rows, (row) => row.case))
          await store.write(machineViewer, (writer) => writer.putMeasures(of, own));
        for (const n of [3, 13, 23])
          await store.write(machineViewer, (writer) =>
            writer.noteProject({ case: `item-${String(n).padStart(2, '0')}`, measure: 'm1', project: `p-${n}`, stands: true }),
          );
      }
    }, 60_000);
    afterAll(async () => {
      for (const store of both()) await store.close();
    });

    test('every store finds and counts the same, whatever is asked by whomever', async () => {
      await fc.assert(
        fc.asyncProperty(filters, fc.constantFrom(...viewers), fc.constantFrom('due', 'item'), async (filter, who, sort) => {
          const [own, want] = await Promise.all(both().map((store) => store.read(who).measures({ ...filter, sort, limit: 500 })));
          expect(own).toEqual(want);
          expect(
            await both()[0]
              .read(who)
              .measureCounts([filter, { ...filter, standing: 'none' }], 7),
          ).toEqual(
            await both()[1]
              .read(who)
              .measureCounts([filter, { ...filter, standing: 'none' }], 7),
          );
        }),
        { numRuns: 60 },
      );
    }, 60_000);

    test.each(['due', 'item'] as const)('pages by %s follow one another without a gap or a second time', async (sort) => {
      const read = both()[0].read(machineViewer);
      const whole = await read.measures({ standing: 'current', sort, limit: 500 });
      const pages: HeldMeasure[] = [];
      for (let after: MeasureQuery['after']; ;) {
        const page = await read.measures({ standing: 'current', sort, limit: 7, ...(after !== undefined && { after }) });
        const last = page.at(-1);
        if (last === undefined) break;
        pages.push(...page);
        after = { case: last.case, id: last.id };
      }
      expect(whole.length).toBeGreaterThan(40);
      expect(pages).toEqual(whole);
    });

    test('what is due first stands first, what has no day last, and counting ends where it is told to', async () => {
      const read = both()[0].read(machineViewer);
      const due = (await read.measures({ standing: 'current', sort: 'due', limit: 500 })).map((row) => row.due);
      expect(due).toEqual([...due.filter((day) => day !== '').sort(), ...due.filter((day) => day === '')]);
      expect(await read.measureCounts([{ standing: 'current' }, { standing: 'none' }], 5)).toEqual([5, 5]);
    });

    test('rows of a case follow its newest form; a project stays with its measure until it stands no more', async () => {
      const [store] = both();
      const own = rows.filter((row) => row.case === 'item-04');
      const asked = async (): Promise<readonly string[]> =>
        (await store.read(machineViewer).measures({ standing: 'current', sort: 'item', limit: 500 }))
          .filter((row) => row.case === 'item-04')
          .map(({ id, state, projects }) => `${id} ${state} ${projects.join()}`);
      const note = (stands: boolean, project = 'p') =>
        store.write(machineViewer, (writer) => writer.noteProject({ case: 'item-04', measure: 'm1', project, stands }));
      await note(true);
      await note(true);
      await note(true, 'q');
      await store.write(machineViewer, (writer) =>
        writer.putMeasures(
          'item-04',
          own.filter(({ id }) => id !== 'm2').map((row) => ({ ...row, state: 'verified' as const })),
        ),
      );
      expect(await asked()).toEqual(['m1 verified p,q', 'm3 verified ']);
      await note(false);
      expect(await asked()).toEqual(['m1 verified q', 'm3 verified ']);
      await note(false, 'q');
      await store.write(machineViewer, (writer) => writer.putMeasures('item-04', own));
    });

    test('nobody writes a row beyond the own sight', async () => {
      const [store] = both();
      await expect(
        store.write(viewer('region', 'x', '980200'), (writer) =>
          writer.putMeasures('item-99', [{ ...(rows[1] as MeasureRow), case: 'item-99' }]),
        ),
      ).rejects.toThrow('row');
    });
  });
}
