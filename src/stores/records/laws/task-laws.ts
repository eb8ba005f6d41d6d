import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { type Fresh, nextOf, open, someCase, someEvent, someTask } from './fixture.ts';

const dayMs = 86_400_000;
const [lead, problem] = ['integrity/exceedance', 'rectification/problem'];
type Held = readonly [id: string, type: string, more: { readonly due?: number; readonly since?: number; readonly returned?: true; readonly risk?: number; readonly people?: number }];

/** What waits for a unit, in which order and how much of it; and how many cases stand where. */
export function taskLaws(fresh: Fresh): void {
  describe('work lists', () => {
    let records: Records;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const read = () => records.read(machineViewer);
    const hold = async (unit: string, [id, type, { due, since = 5, returned, risk, people }]: Held): Promise<void> => {
      const of = someCase(`${unit}-${id}`, { type, parties: { handler: unit }, ...(returned && { returned: { by: 'x', reason: 'y', at: 1 } }) });
      await open(records, of, [someTask(of.id, { unit, since, ...(due !== undefined && { due }), ...(risk !== undefined && { risk }), ...(people !== undefined && { people }) })]);
    };

    test.each<readonly [string, readonly [Held, Held], readonly [string, string]]>([
      ['returned before what is due sooner', [['due', lead, { due: 1 }], ['returned', lead, { due: 9, returned: true }]], ['returned', 'due']],
      ['due on an earlier day first', [['later', problem, { due: 1 + dayMs }], ['sooner', lead, { due: 1 }]], ['sooner', 'later']],
      ['a day begins in Beijing', [['later', problem, { due: dayMs - 28_800_000 }], ['sooner', lead, { due: dayMs - 28_800_001 }]], ['sooner', 'later']],
      ['handed down first on the same day', [['item', problem, { due: 9 }], ['lead', lead, { due: 1 }]], ['item', 'lead']],
      ['the greater risk first on the same day, whatever it is', [['item', problem, { due: 9, risk: 1 }], ['lead', lead, { due: 9, risk: 3 }]], ['lead', 'item']],
      ['no risk outweighs a day', [['later', problem, { due: 1 + dayMs, risk: 3 }], ['sooner', lead, { due: 1 }]], ['sooner', 'later']],
      ['more people first where the risk is the same', [['few', problem, { due: 9, risk: 2, people: 3 }], ['many', lead, { due: 9, risk: 2, people: 90_000 }]], ['many', 'few']],
      ['the earlier hour first', [['later', lead, { due: 9 }], ['sooner', lead, { due: 1 }]], ['sooner', 'later']],
      ['without a term last', [['none', problem, {}], ['due', lead, { due: 9 }]], ['due', 'none']],
      ['longer waiting first among equals', [['new', lead, { due: 1, since: 3 }], ['old', lead, { due: 1, since: 2 }]], ['old', 'new']],
    ])('%s', async (name, held, want) => {
      for (const [turn, order] of [held, held.toReversed()].entries()) {
        const unit = `${name} ${turn}`;
        for (const one of order) await hold(unit, one);
        const tasks = await read().tasks({ units: [unit], role: 'branch', first: [problem], limit: 9 });
        expect(tasks.map((task) => task.case.slice(unit.length + 1))).toEqual(want);
      }
    });

    test('counts are those of the lists', async () => {
      const held: readonly Held[] = [['a', lead, { due: 100 }], ['b', lead, { due: 200 }], ['c', problem, {}], ['d', problem, { due: 300, returned: true }]];
      for (const one of held) await hold('counted', one);
      const mine = { units: ['counted'], role: 'branch' };
      const asked = [mine, { ...mine, dueBefore: 200 }, { ...mine, dueFrom: 200 }, { ...mine, dueFrom: 101, dueBefore: 300 }, { ...mine, role: 'county' },
        { ...mine, standing: [{ type: problem, state: 'open' }] }, { ...mine, standing: [{ type: problem, state: 'closed' }] }, { ...mine, standing: [] }];
      expect(await read().taskCounts(asked)).toEqual([4, 1, 2, 1, 0, 2, 0, 0]);
      for (const query of asked) {
        expect(await read().tasks({ ...query, first: [], limit: 9 })).toHaveLength((await read().taskCounts([query]))[0] ?? -1);
      }
    });

    test('kept counts follow every change, by state, region and end, as if the cases were counted', async () => {
      for (let n = 0; n < 40; n += 1) {
        const of = someCase(`kept-${n}`, { type: 'kept', region: `97010${n % 3}`, state: `s${n % 4}` });
        await open(records, of, []);
        const change = { state: `s${n % 5}`, ...(n % 2 === 0 && { closedAt: 7 }) };
        if (n % 3 !== 0) await records.write(machineViewer, (store) => store.putCase(nextOf(of, change), [someEvent(of.id, 2)], [], 1));
      }
      for (const query of [{}, { open: true }, { open: false }, { states: ['s1', 's4'] }, { region: '970101' }, { region: '970000', open: true }]) {
        const cases = await read().cases({ types: ['kept'], limit: 100, ...query });
        const counted = Map.groupBy(cases, ({ state, region }) => `${state} ${region}`);
        const kept = (await read().caseCounts({ types: ['kept'], ...query })).map(({ state, region, count }) => [`${state} ${region}`, count]);
        expect(kept.sort()).toEqual([...counted].map(([key, group]) => [key, group.length]).sort());
      }
    });

    test('the short form of a case lacks its material and long texts, and nothing else; in the order of the whole ones', async () => {
      const fields = { short: '文号', long: '长'.repeat(201), amount: 7 };
      await open(records, someCase('short-1', { type: 'short', fields, checklist: { plan: { state: 'have', by: 'x', at: 1, files: [], note: '' } } }), []);
      await open(records, someCase('short-2', { type: 'short', openedAt: 2_000 }), []);
      const heads = await read().caseHeads({ types: ['short'], limit: 9 });
      expect(heads.map(({ id }) => id)).toEqual((await read().cases({ types: ['short'], limit: 9 })).map(({ id }) => id));
      expect(heads[1]).toMatchObject({ id: 'short-1', fields: { short: '文号', amount: 7 }, parties: { handler: 'branch-a' } });
      expect(Object.keys(heads[1]?.fields ?? {})).toEqual(['short', 'amount']);
      expect(Object.keys(heads[1] ?? {})).not.toEqual(expect.arrayContaining(['checklist']));
      expect((await read().caseHeads({ ids: ['short-2', 'nobody'], limit: 9 })).map(({ id }) => id)).toEqual(['short-2']);
    });

    test('a running clock that is due is found, a stopped one is not', async () => {
      const clock = { id: 'c', party: 'handler', startedAt: 1, due: 50, says: { zh: '', en: '' } };
      await open(records, someCase('runs', { type: 'due', clocks: [clock, { ...clock, due: 90 }] }), []);
      await open(records, someCase('stopped', { type: 'due', clocks: [{ ...clock, stoppedAt: 2 }] }), []);
      const before = async (dueBefore: number) => (await read().cases({ types: ['due'], dueBefore, limit: 9 })).map(({ id }) => id);
      expect([await before(50), await before(51)]).toEqual([[], ['runs']]);
    });

    test('two letters find a case among many, common or rare', async () => {
      for (let n = 0; n < 60; n += 1) await open(records, someCase(`word-${n}`, { type: 'word', title: { zh: n === 7 ? '某某化纤废气' : '某某印染废水', en: '' } }), []);
      const found = async (text: string) => (await read().cases({ types: ['word'], text, limit: 100 })).length;
      expect([await found('印染'), await found('化纤'), await found('废'), await found('染废水'), await found('纤印')]).toEqual([59, 1, 60, 59, 0]);
    });
  });
}
