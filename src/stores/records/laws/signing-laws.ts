import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { SigningCredential } from '../../../model/signing-credential.ts';
import { viewer, type Fresh } from './fixture.ts';

const credential = (id: string, person: string, change: Partial<SigningCredential> = {}): SigningCredential => ({
  id, madeAt: 1, madeBy: 'x', name: 'n', counter: 3, kept: 'k', ...change,
  certificate: { kind: 'seal', id, person, says: 's', algorithm: 'a', publicKey: 'p', from: '2026-01-01', to: '2026-12-31', issuer: 'i',
    signature: 's' },
});
const opening = (of: string, at: number) => ({ person: 'li', case: of, hash: 'h', at, worldAt: at });

const others: readonly (readonly [string, Viewer])[] = [
  ['the province', viewer('all', 'x', '980000')], ['the system administrator',
    { scope: 'none', unit: 'x', region: '', role: 'system-admin' }],
  ['a leader', viewer('unit', 'county-1', '980101')], ['nobody', viewer('none')],
];

export function signingLaws(fresh: Fresh): void {
  describe('seals, passkeys and opened sheets', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => {
        for (const one of [credential('b', 'li'), credential('a', 'wang')]) await store.putSigningCredential(one);
        for (const one of [opening('y', 2), opening('x', 1), opening('y', 9)]) await store.putSheetOpening(one);
      });
    }, 60_000);
    afterAll(() => records.close());

    test('the machine reads them by id and by person; the first opening of a version stands', async () => {
      const read = records.read(machineViewer);
      expect((await read.signingCredentials()).map(({ id }) => id)).toEqual(['a', 'b']);
      expect(await read.signingCredentials('li')).toEqual([credential('b', 'li')]);
      expect(await read.sheetOpenings('li')).toEqual([opening('x', 1), opening('y', 2)]);
      expect(await read.sheetOpenings('wang')).toEqual([]);
    });

    test.each(others)('%s sees none and writes none', async (_, who) => {
      expect([await records.read(who).signingCredentials(), await records.read(who).sheetOpenings('li')]).toEqual([[], []]);
      await expect(records.write(who, (store) => store.putSigningCredential(credential('c', 'li')))).rejects.toThrow('row rules refuse');
      await expect(records.write(who, (store) => store.putSheetOpening(opening('z', 1)))).rejects.toThrow('row rules refuse');
    });

    test('PIN, counter and one revocation change; nothing else does', async () => {
      const put = (change: Partial<SigningCredential>): Promise<void> => records.write(machineViewer,
        (store) => store.putSigningCredential(credential('b', 'li', change)));
      await put({ kept: 'k2', counter: 4 });
      await put({ kept: 'k2', counter: 4, revokedAt: 5, revokedBy: 'x' });
      for (const wrong of [{ counter: 3, revokedAt: 5, revokedBy: 'x' }, { counter: 4 }, { counter: 4, revokedAt: 6, revokedBy: 'x' },
        { counter: 4, revokedAt: 5, revokedBy: 'x', name: 'o' }]) {
        await expect(put(wrong)).rejects.toThrow();
      }
      expect(await records.read(machineViewer).signingCredentials('li')).toEqual([credential('b', 'li',
        { kept: 'k2', counter: 4, revokedAt: 5, revokedBy: 'x' })]);
    });
  });
}
