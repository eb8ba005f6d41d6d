import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../basis/canonical.ts';
import type { ImportRun, Records } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { RememberedMapping } from '../../../model/import-mapping.ts';
import { type Fresh, open, someCase, someFinding, someTask, viewer } from './fixture.ts';

export function writeLaws(fresh: Fresh): void {
  describe('writes', () => {
    let records: Records;
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());
    const read = () => records.read(machineViewer);

    test('a write that throws leaves nothing', async () => {
      await expect(records.write(machineViewer, async (store) => {
        await store.setCursor('gone', '1');
        await store.setSetting('gone', { a: 1 });
        await store.putFindings([someFinding(900)]);
        await store.putCase(someCase('gone'), [], [someTask('gone')], 0);
        expect((await store.case('gone'))?.id).toBe('gone');
        expect(await store.cursor('gone')).toBe('1');
        throw new Error('halfway');
      })).rejects.toThrow('halfway');
      expect(await read().cursor('gone')).toBeUndefined();
      expect(await read().setting('gone')).toBeUndefined();
      expect(await read().finding(someFinding(900).id)).toBeUndefined();
      expect(await read().case('gone')).toBeUndefined();
    });

    test('numbers have no gap and no double, under concurrency and rollback', async () => {
      const draw = (turn: number) => records.write(machineViewer, async (store) => {
        const number = await store.nextNumber('rectification/2026');
        if (turn % 3 === 0) throw new Error('changed my mind');
        return number;
      }).catch(() => undefined);
      const drawn = (await Promise.all(Array.from({ length: 30 }, (_, turn) => draw(turn)))).filter((number) => number !== undefined);
      expect(drawn.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      expect(await records.write(machineViewer, (store) => store.nextNumber('rectification/2027'))).toBe(1);
      expect(await Promise.all(['rectification/2026', 'rectification/2027', 'never'].map((register) => read().lastNumber(register)))).toEqual([20, 1, 0]);
    });

    test('findings are kept once; withdrawing marks, the first time counts, and what is found again holds again', async () => {
      const put = (...numbers: number[]) => records.write(machineViewer, (store) => store.putFindings(numbers.map((n) => someFinding(n))));
      expect([...await put(1, 2)].sort()).toEqual([someFinding(1).id, someFinding(2).id]);
      expect(await put(2, 3, 3)).toEqual([someFinding(3).id]);
      await records.write(machineViewer, (store) => store.withdrawFindings([someFinding(2).id], 77));
      await records.write(machineViewer, (store) => store.withdrawFindings([someFinding(2).id], 88));
      expect(await read().finding(someFinding(2).id)).toEqual({ ...someFinding(2), withdrawnAt: 77 });
      expect(await put(2)).toEqual([someFinding(2).id]);
      expect(await read().finding(someFinding(2).id)).toEqual(someFinding(2));
      const corrected = someFinding(3, { value: '9.7', frame: '13' });
      expect(await records.write(machineViewer, (store) => store.putFindings([corrected, someFinding(1, { foundAt: 99 })]))).toEqual([]);
      expect(await read().finding(corrected.id)).toEqual(corrected);
      expect(await read().finding(someFinding(1).id)).toEqual(someFinding(1));
      expect(await read().findings({ points: [7] })).toHaveLength(3);
      expect((await read().findings({ points: [7], from: someFinding(2).at, to: someFinding(3).at, limit: 9 })).map((f) => f.id)).toEqual([someFinding(2).id]);
    });

    test('settings, cursors, accounts and sessions are as last set', async () => {
      const account = { id: 'a1', person: 'p1', login: 'wang', password: 'scrypt…', disabled: false };
      const session = { tokenHash: 'h1', person: 'p1', appointment: 'ap1', createdAt: 1, expiresAt: 9_000_000_000_000 };
      await records.write(machineViewer, async (store) => {
        await store.setCursor('judge', '1');
        await store.setCursor('judge', '2');
        await store.setSetting('key', 'text');
        await store.setSetting('nothing', null);
        await store.putAccount({ ...account, disabled: true });
        await store.putAccount(account);
        await store.putSession(session);
      });
      expect(await read().cursor('judge')).toBe('2');
      expect(await read().setting('key')).toBe('text');
      expect(await read().setting('nothing')).toBeNull();
      expect(await read().account('wang')).toEqual(account);
      expect(await read().accounts()).toEqual([account]);
      expect(await read().session('h1')).toEqual(session);
      await records.write(machineViewer, (store) => store.endSession('h1'));
      expect(await read().session('h1')).toBeUndefined();
      await expect(records.write(machineViewer, (store) => store.putAccount({ ...account, id: 'a2' }))).rejects.toThrow();
    });

    test('the audit trail is newest first, takes any text, and pages by time', async () => {
      const line = (at: number, subject: string) => ({ at, worldAt: at, actor: 'p', action: 'sign-in', subject, outcome: 'ok', detail: { at } });
      await records.write(machineViewer, (store) => store.putAudit([line(1, 'a'), line(2, 'b\0\ud800'), { ...line(2, 'c'), detail: null }]));
      expect((await read().audit({ limit: 9 })).map((entry) => entry.subject)).toEqual(['c', 'b␀\ufffd', 'a']);
      expect((await read().audit({ limit: 1 }))[0]?.detail).toBeNull();
      expect(await read().audit({ before: 2, limit: 9 })).toEqual([line(1, 'a')]);
    });

    test('publications are everybody\'s to read; a party may publish and withdraw', async () => {
      await open(records, someCase('pub'));
      const publication = {
        id: 'pub', kind: 'notice', region: '980101', title: { zh: '公示', en: 'notice' }, state: 'open', points: [7], content: { a: 1 }, publishedAt: 5,
      };
      const branch = viewer('unit', 'branch-a');
      await records.write(branch, (store) => store.putPublication(publication));
      const everybody = records.read(viewer('none'));
      expect(await everybody.publication('pub')).toEqual(publication);
      expect(await everybody.publications({ kind: 'notice', region: '980100', limit: 5 })).toEqual([publication]);
      expect(await everybody.publications({ region: '980200', limit: 5 })).toEqual([]);
      await records.write(viewer('unit', 'branch-b'), (store) => store.withdrawPublication('pub'));
      expect(await everybody.publication('pub')).toEqual(publication);
      await records.write(branch, (store) => store.withdrawPublication('pub'));
      expect(await everybody.publication('pub')).toBeUndefined();
    });

    test('heads of publications are all there, by id, with what the record says of itself and without the record', async () => {
      const row = (id: string, content: Json) => ({ id, kind: 'notice', region: '980101', title: { zh: '张三家', en: 'a home' }, state: 'open', points: [7], content, publishedAt: id === 'head-b' ? 9 : 5 });
      const title = { zh: '某户', en: 'a home' };
      await Promise.all(['head-a', 'head-b', 'head-c'].map((id) => open(records, someCase(id))));
      await records.write(machineViewer, async (store) => {
        await store.putPublication(row('head-b', { case: { number: 'N-1', title, fields: { problem: 'long' } }, events: [1, 2], notice: { from: 1, to: 2, objections: [{ text: 'x' }] } }));
        await store.putPublication(row('head-a', { case: { number: 'N-2', title }, notice: null }));
        await store.putPublication(row('head-c', null));
      });
      const { content: _content, ...rest } = row('', null);
      expect(await records.read(viewer('none')).publicationHeads()).toEqual([
        { ...rest, id: 'head-a', title, number: 'N-2' }, { ...rest, id: 'head-b', title, number: 'N-1', publishedAt: 9, notice: { from: 1, to: 2 } }, { ...rest, id: 'head-c', number: '' },
      ]);
    });

    test('checkpoints stand once, in order; imports keep every refused row', async () => {
      const checkpoint = (day: string) => ({
        day, root: 'r', algorithm: 'sha-256', previous: '', cases: 1, signature: 's', signatureAlgorithm: 'ed25519', key: 'k',
      });
      await records.write(machineViewer, async (store) => {
        await store.putCheckpoint(checkpoint('2026-03-03'));
        await store.putCheckpoint(checkpoint('2026-03-02'));
      });
      expect((await read().checkpoints()).map((of) => of.day)).toEqual(['2026-03-02', '2026-03-03']);
      await expect(records.write(machineViewer, (store) => store.putCheckpoint({ ...checkpoint('2026-03-02'), root: 'other' }))).rejects.toThrow();
      const run: ImportRun = {
        id: 'i1', state: 'running', kind: 'stations', file: 'a.csv', files: [{ hash: 'h', name: 'a.csv', size: 9 }], startedAt: 1, endedAt: 2, by: 'b',
        rows: 3, refused: 2, stored: 1, already: 0, refusedBy: { 'request.invalid': 2 }, firstMs: 7, result: {},
      };
      const refusal = (line: number) => ({ run: 'i1', line, fault: 'request.invalid', detail: 'column 3', row: '1,\0,3' });
      await records.write(machineViewer, (store) => store.putImport(run, [refusal(2), refusal(2)], 0));
      await records.write(machineViewer, (store) => store.putImport({ ...run, state: 'done', rows: 4, refused: 3 }, [refusal(9)], 2));
      expect(await read().imports(5)).toEqual([{ ...run, state: 'done', rows: 4, refused: 3 }]);
      expect(await read().importRun('i1')).toEqual({ ...run, state: 'done', rows: 4, refused: 3 });
      expect(await read().importRun('i2')).toBeUndefined();
      const kept = [2, 2, 9].map((line) => ({ ...refusal(line), row: '1,␀,3' }));
      expect(await read().refusedRows('i1', 5)).toEqual(kept);
      expect(await read().refusedRows('i1', 1, 2)).toEqual(kept.slice(2));
    });

    test('a mapping keeps its versions; the newest is found without one, and a version stands once', async () => {
      const remembered = (id: string, version: number, name: string): RememberedMapping => ({
        id, version, fingerprint: 'f', enteredAt: 1, by: 'b',
        mapping: {
          name, columns: ['t', 'v'], delimiter: ',', time: { columns: ['t'], format: 'iso', offsetMinutes: 480, names: 'start' }, period: 'hour',
          kind: 'air-station', point: { fixed: 1 }, factors: { wide: [{ column: 'v', factor: 'a34004', unit: 'µg/m³' }] }, missing: [], belowDetection: 'refuse',
        },
      });
      const held = [remembered('m-1', 1, '乙'), remembered('m-1', 2, '乙'), remembered('m-2', 1, '丙')];
      for (const one of held) await records.write(machineViewer, (store) => store.putMapping(one));
      expect((await read().mappings()).map(({ id, version }) => [id, version])).toEqual([['m-2', 1], ['m-1', 2]]);
      expect(await read().mapping('m-1')).toEqual(held[1]);
      expect(await read().mapping('m-1', 1)).toEqual(held[0]);
      expect(await read().mapping('m-3')).toBeUndefined();
      await expect(records.write(machineViewer, (store) => store.putMapping(remembered('m-1', 2, '丁')))).rejects.toThrow();
    });
  });
}
