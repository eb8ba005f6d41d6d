import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import { usualMail, type MailAddress, type Preferences } from '../../../model/preferences.ts';
import { viewer, type Fresh } from './fixture.ts';

const wish = (change: Partial<Preferences> = {}): Preferences => ({ language: 'zh', mail: usualMail, digestHour: 8, ...change });
const asked = { address: 'a@example.org', codeHash: 'scrypt$x', at: 1, until: 2 };

export function preferenceLaws(fresh: Fresh): void {
  describe('preferences', () => {
    let records: Records;
    const read = (person: string) => records.read(machineViewer).preferences(person);
    const put = (person: string, said: Preferences) => records.write(machineViewer, (store) => store.putPreferences(person, said));
    const mail = (person: string, to: MailAddress) => records.write(machineViewer, (store) => store.putMailAddress(person, to));
    const end = (person: string, day: string) => records.write(machineViewer, (store) => store.endDigest(person, day));
    beforeAll(async () => { records = await fresh(); }, 60_000);
    afterAll(() => records.close());

    test('each part of a row is written by itself and leaves the others', async () => {
      expect(await read('p1')).toBeUndefined();
      await put('p1', wish());
      expect(await read('p1')).toEqual({ person: 'p1', wish: wish(), mail: {}, tries: 0 });
      await mail('p1', { asked });
      await end('p1', '2026-03-02');
      await put('p1', wish({ language: 'en', quiet: { from: '22:00', to: '07:00', days: [1, 2] } }));
      expect(await read('p1')).toEqual({ person: 'p1', wish: wish(
        { language: 'en', quiet: { from: '22:00', to: '07:00', days: [1, 2] } }), mail: { asked }, tries: 0, digestDay: '2026-03-02' });
    });

    test('every code that is tried is counted, also at once; another address counts anew', async () => {
      const tried = () => records.write(machineViewer, (store) => store.countTry('p1'));
      const all = await Promise.all([tried(), tried(), tried()]);
      expect(all.map((one) => one?.tries).toSorted()).toEqual([1, 2, 3]);
      await mail('p1', { asked: { ...asked, address: 'b@example.org' } });
      expect((await read('p1'))?.tries).toBe(0);
      expect(await records.write(machineViewer, (store) => store.countTry('nobody'))).toBeUndefined();
    });

    test('mails go to confirmed addresses alone', async () => {
      const mailable = async (persons?: readonly string[]) => (await records.read(machineViewer).mailablePreferences(persons))
        .map(({ person }) => person);
      expect(await mailable()).toEqual([]);
      await mail('p2', { address: 'c@example.org', confirmedAt: 5, asked });
      await mail('p3', { address: 'd@example.org', confirmedAt: 6 });
      expect([await mailable(), await mailable(['p3', 'p1', 'none']), await mailable([])]).toEqual([['p2', 'p3'], ['p3'], []]);
      await mail('p3', {});
      expect(await mailable()).toEqual(['p2']);
    });

    test('the digest of a day ends once, whoever ends it first, and never goes back', async () => {
      const ended = await Promise.all([end('p4', '2026-03-02'), end('p4', '2026-03-02'), end('p4', '2026-03-02')]);
      expect(ended.filter(Boolean)).toHaveLength(1);
      expect([await end('p4', '2026-03-01'), await end('p4', '2026-03-02'), await end('p4', '2026-03-03')]).toEqual([false, false, true]);
      expect(await read('p4')).toEqual({ person: 'p4', mail: {}, tries: 0, digestDay: '2026-03-03' });
    });

    test.each([
      ['a province', viewer('region', 'x', '980000')], ['the public', publicViewer],
      ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }],
    ] as const)('%s neither sees nor writes the rows', async (_name, who) => {
      const blind = records.read(who);
      expect([await blind.preferences('p1'), await blind.mailablePreferences()]).toEqual([undefined, []]);
      await expect(records.write(who, (store) => store.putPreferences('p9', wish()))).rejects.toThrow('row rules refuse');
      await expect(records.write(who, (store) => store.putMailAddress('p9', {}))).rejects.toThrow('row rules refuse');
      expect(await read('p9')).toBeUndefined();
    });
  });
}
