import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { type Fresh, nextOf, open, someCase, someEvent, someFinding, someTask, viewer, won } from './fixture.ts';

export function caseLaws(fresh: Fresh): void {
  describe('cases', () => {
    let records: Records;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const read = () => records.read(machineViewer);

    test('a case, its events and its tasks come back as they went in', async () => {
      const of = someCase('whole', { fields: { text: '一行\n二行 "引号" \\ 😀', number: 0.1, nothing: null }, points: [4_294_967_295] });
      const tasks = [someTask('whole', { due: 9_000_000_000_000 }), someTask('whole', { event: 'urge', roles: ['county'] })];
      expect(await open(records, of, tasks)).toBe(true);
      expect(await read().case('whole')).toEqual(of);
      expect(await read().caseEvents('whole')).toEqual([someEvent('whole', 1)]);
      const mine = await read().tasks({ units: ['branch-a'], role: 'enforcement', first: [], limit: 50 });
      expect(mine.filter((task) => task.case === 'whole')).toEqual([tasks[0]]);
    });

    test('of many who write on one state exactly one gets through', async () => {
      const of = someCase('race');
      expect(await open(records, of)).toBe(true);
      expect(await open(records, of)).toBe(false);
      for (let seq = 1; seq <= 4; seq += 1) {
        const standing = { ...of, seq };
        const wins = await Promise.all(Array.from({ length: 6 }, (_, hand) => won(records.write(machineViewer, (store) =>
          store.putCase(nextOf(standing, { state: `by-${hand}` }), [someEvent('race', seq + 1, `by-${hand}`)], [], seq)))));
        expect(wins.filter(Boolean)).toHaveLength(1);
        const events = await read().caseEvents('race');
        expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq + 1 }, (_, n) => n + 1));
        expect(events.at(-1)?.hash).toBe(`by-${wins.indexOf(true)}`);
        expect((await read().case('race'))?.state).toBe(`by-${wins.indexOf(true)}`);
      }
    });

    test('history is append-only: an event is not written a second time, and the failed attempt leaves nothing', async () => {
      const of = someCase('once');
      await open(records, of);
      await expect(records.write(machineViewer, (store) => store.putCase(nextOf(of), [someEvent('once', 1, 'forged')], [], 1))).rejects.toThrow();
      expect(await read().caseEvents('once')).toEqual([someEvent('once', 1)]);
      expect(await read().case('once')).toEqual(of);
    });

    test('only the newest form of the case has tasks; the most urgent comes first', async () => {
      const due = [300, undefined, 100, 200];
      const ids = ['t0', 't1', 't2', 't3'];
      for (const [n, id] of ids.entries()) {
        await open(records, someCase(id), [someTask(id, { unit: 'unit-t', ...(due[n] !== undefined && { due: due[n] }) })]);
      }
      const mine = () => read().tasks({ units: ['unit-t', 'unit-u'], role: 'branch', first: [], limit: 10 });
      expect((await mine()).map((task) => task.case)).toEqual(['t2', 't3', 't0', 't1']);
      await records.write(machineViewer, (store) => store.putCase(nextOf(someCase('t2')), [someEvent('t2', 2)], [], 1));
      expect((await mine()).map((task) => task.case)).toEqual(['t3', 't0', 't1']);
    });

    test('every case that holds a file is known, by name to who may see it', async () => {
      const file = (hash: string) => ({ hash, name: 'a.jpg', type: 'image/jpeg', size: 1, item: 'photos', by: 'a', at: 1 });
      const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
      await open(records, someCase('held-a', { evidence: [file(first), file(second), file(first)] }));
      await open(records, someCase('held-b', { evidence: [file(first)], region: '980201', parties: { handler: 'branch-b' } }));
      await open(records, someCase('held-none'));
      const named = (id: string) => ({ id, number: `演环预警〔2026〕${id}号` });
      expect(await read().fileUses([first, second, '3'.repeat(64)])).toEqual([
        { hash: first, case: named('held-a') }, { hash: first, case: named('held-b') }, { hash: second, case: named('held-a') },
      ]);
      expect(await records.read(viewer('unit', 'branch-b', '980201')).fileUses([first])).toEqual([{ hash: first },
        { hash: first, case: named('held-b') }]);
      expect(await read().fileUses([])).toEqual([]);
    });

    test('pages follow one another without gap or repeat', async () => {
      for (let n = 0; n < 12; n += 1) await open(records, someCase(`page-${n}`, { type: 'paged', openedAt: 5_000 + Math.floor(n / 3) }));
      const seen: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await read().cases({ types: ['paged'], limit: 5, ...(after !== undefined && { after }) });
        if (page.length === 0) break;
        seen.push(...page.map((of) => of.id));
        after = page.at(-1)?.id;
      }
      expect(seen).toEqual((await read().cases({ types: ['paged'], limit: 100 })).map((of) => of.id));
      expect(new Set(seen).size).toBe(12);
    });

    test.each([
      ['氨氮', ['search-1', 'search-2']], ['氨氮超标', ['search-1']], ['总磷', ['search-3']], ['00012号', ['search-2']], ['AMMONIA', ['search-1']],
      ['100%', ['search-3']], ['_', []], ['\\', []], ["';--", []],
    ])('text %s finds its cases', async (text, ids) => {
      const rows: readonly (readonly [string, string, string, string])[] = [
        ['search-1', '演环预警〔2026〕00011号', '某厂出水口氨氮超标', 'ammonia'],
        ['search-2', '演环预警〔2026〕00012号', '某断面氨氮异常升高', 'rise'],
        ['search-3', '演环预警〔2026〕00013号', '某湖总磷连续升高', 'up 100% of'],
      ];
      for (const [id, number, zh, en] of rows) await open(records, someCase(id, { type: 'searched', number, title: { zh, en } }));
      const found = await read().cases({ types: ['searched'], text, limit: 10 });
      expect(found.map((of) => of.id).sort()).toEqual(ids);
    });

    test.each([
      ['all', '', 'province', 24], ['region', '950101', 'county', 8], ['region', '950100', 'city', 16], ['unit', 'unit-w', 'unit', 6],
    ] as const)('a common word: pages for %s %s (%s) have what is seen of it, open ones too, newest first', async (scope, place, _who, count) => {
      for (let n = 0; n < 24; n += 1) {
        await open(records, someCase(`common-${n}`, {
          type: n % 2 === 0 ? 'even' : 'odd', title: { zh: `雨污混流${n}`, en: 'sewer' }, region: ['950101', '950102', '950201'][n % 3] ?? '', openedAt: 7_000 + n,
          ...(n % 4 === 0 && { parties: { branch: 'unit-w' } }), ...(n % 5 === 0 && { closedAt: 9_000 }),
        }));
      }
      const reader = records.read(scope === 'unit' ? viewer('unit', place) : viewer(scope, '', place));
      const all = async (more: { open?: boolean; types?: string[] }): Promise<number[]> => {
        const seen: number[] = [];
        for (let after: string | undefined; ;) {
          const page = await reader.caseHeads({ text: '雨污', limit: 5, ...more, ...(after !== undefined && { after }) });
          if (page.length === 0) return seen;
          seen.push(...page.map(({ id }) => Number(id.slice('common-'.length))));
          after = page.at(-1)?.id;
        }
      };
      const whole = await all({});
      expect(whole).toEqual(whole.toSorted((a, b) => b - a));
      expect(whole).toHaveLength(count);
      expect(await all({ open: true })).toEqual(whole.filter((n) => n % 5 !== 0));
      expect(await all({ types: ['odd'] })).toEqual(whole.filter((n) => n % 2 === 1));
    });

    test('filters: open, state, region with all below it', async () => {
      await open(records, someCase('f1', { type: 'filtered', region: '960101' }));
      await open(records, someCase('f2', { type: 'filtered', region: '960102', closedAt: 5, state: 'closed' }));
      await open(records, someCase('f3', { type: 'filtered', region: '960201001' }));
      const ids = async (query: { open?: boolean; region?: string; states?: string[] }) =>
        (await read().cases({ types: ['filtered'], limit: 9, ...query })).map((of) => of.id).sort();
      expect(await ids({ open: true })).toEqual(['f1', 'f3']);
      expect(await ids({ open: false })).toEqual(['f2']);
      expect(await ids({ region: '960100' })).toEqual(['f1', 'f2']);
      expect(await ids({ region: '960201' })).toEqual(['f3']);
      expect(await ids({ states: ['closed'] })).toEqual(['f2']);
      expect(await read().caseCounts({ types: ['filtered'], region: '960000' })).toEqual([
        { type: 'filtered', state: 'closed', region: '960102', count: 1 },
        { type: 'filtered', state: 'open', region: '960101', count: 1 },
        { type: 'filtered', state: 'open', region: '960201001', count: 1 },
      ]);
    });

    test('children of a case: those that name it as their parent, and of them those that the viewer may see', async () => {
      await open(records, someCase('above', { type: 'family' }));
      for (const [id, region] of [['below-a', '960101'], ['below-b', '960201']] as const) await open(records, someCase(id, { type: 'family', region, parent: 'above' }));
      await open(records, someCase('below-below', { type: 'family', region: '960101', parent: 'below-a' }));
      const ids = async (parent: string, by = machineViewer) => (await records.read(by).cases({ parent, limit: 9 })).map((of) => of.id).sort();
      expect(await ids('above')).toEqual(['below-a', 'below-b']);
      expect(await ids('below-a')).toEqual(['below-below']);
      expect(await ids('below-b')).toEqual([]);
      expect(await ids('above', viewer('region', '', '960100'))).toEqual(['below-a']);
      await records.write(machineViewer, (store) => store.putCase(nextOf(someCase('below-a', { type: 'family', region: '960101', parent: 'above' })), [someEvent('below-a', 2)], [], 1));
      expect(await ids('above')).toEqual(['below-a', 'below-b']);
    });

    test('what was known at a moment: cases opened by then, and their events up to it, itself included', async () => {
      for (const [id, at] of [['then-b', 6_000], ['then-a', 6_010]] as const) await open(records, someCase(id, { type: 'then', openedAt: at }));
      for (const [n, at] of [6_020, 6_030].entries()) {
        const standing = { ...someCase('then-b'), seq: n + 1 };
        const event = { ...someEvent('then-b', n + 2), at };
        await records.write(machineViewer, (store) => store.putCase(nextOf(standing, { type: 'then', openedAt: 6_000 }), [event], [], n + 1));
      }
      const opened = async (openedUntil: number) => (await read().cases({ types: ['then'], openedUntil, limit: 9 })).map(({ id }) => id);
      expect(await opened(5_999)).toEqual([]);
      expect(await opened(6_000)).toEqual(['then-b']);
      expect(await opened(6_010)).toEqual(['then-a', 'then-b']);
      const events = async (ids: readonly string[], until: number) => (await read().eventsUntil(ids, until)).map(({ case: of, seq }) => [of, seq]);
      expect(await events(['then-b'], 6_020)).toEqual([['then-b', 1], ['then-b', 2]]);
      expect(await events(['then-b', 'then-a'], 6_030)).toEqual([['then-a', 1], ['then-b', 1], ['then-b', 2], ['then-b', 3]]);
      expect(await events([], 6_030)).toEqual([]);
    });

    test('the first opening is the earliest of all', async () => {
      await open(records, someCase('first', { type: 'first', openedAt: 3 }));
      expect(await read().firstOpening()).toBe(3);
    });

    test('the case of a series: the open one first, else the one with the longest look-back', async () => {
      const [first, second] = [someFinding(501, { point: 51, factor: 'w1' }), someFinding(502, { point: 51, factor: 'w2' })];
      await records.write(machineViewer, (store) => store.putFindings([first, second]));
      const series = async (factor: string) => (await read().caseOfSeries('series', 51, factor))?.id;
      const add = (id: string, change: object) => open(records, someCase(id, { type: 'series', points: [51], ...change }));
      await add('closed-for-good', { findings: [first.id], closedAt: 5 });
      expect(await series('w1')).toBeUndefined();
      await add('watched', { findings: [first.id], closedAt: 5, lookBackUntil: 50 });
      await add('watched-longer', { findings: [first.id], closedAt: 4, lookBackUntil: 60 });
      expect(await series('w1')).toBe('watched-longer');
      await add('open', { findings: [first.id] });
      expect(await series('w1')).toBe('open');
      expect(await series('w2')).toBeUndefined();
      await add('by-field', { fields: { factor: 'w2' } });
      expect(await series('w2')).toBe('by-field');
      expect(await read().caseOfSeries('other', 51, 'w1')).toBeUndefined();
    });
  });
}
