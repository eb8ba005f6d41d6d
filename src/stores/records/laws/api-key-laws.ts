import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Viewer } from '../../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../../flow/viewer.ts';
import type { ApiKey } from '../../../model/api-key.ts';
import { viewer, type Fresh } from './fixture.ts';

const key = (id: string, change: Partial<ApiKey> = {}): ApiKey => ({
  id, name: '某市数据平台', unit: 'city-bureau', start: 'qs_abcd', hash: `hash-of-${id}`, scopes: { region: '980100', writes: [7, 8] }, from: '2026-01-01', to: '2026-12-31',
  perMinute: 600, madeAt: 1_000, madeBy: '某局某人', ...change,
});

const sights: readonly (readonly [string, Viewer, boolean])[] = [
  ['the machine', machineViewer, true], ['the system administrator', { scope: 'none', unit: 'x', region: '', role: 'system-admin' }, true],
  ['another administrator', { scope: 'none', unit: 'x', region: '', role: 'security-admin' }, false], ['a city', viewer('region', 'city-bureau', '980100'), false],
  ['the holder’s unit', viewer('unit', 'city-bureau'), false], ['the public', publicViewer, false],
];

export function apiKeyLaws(fresh: Fresh): void {
  describe('keys of applications', () => {
    let records: Records;
    beforeAll(async () => {
      records = await fresh();
      await records.write(machineViewer, async (store) => { for (const id of ['k1', 'k2']) await store.putApiKey(key(id)); });
    }, 60_000);
    afterAll(() => records.close());

    test.each(sights)('%s: sees all of them or none', async (_, who, sees) => {
      const read = records.read(who);
      expect((await read.apiKeys()).map(({ id }) => id)).toEqual(sees ? ['k2', 'k1'] : []);
      expect(await read.apiKey('k1')).toEqual(sees ? key('k1') : undefined);
      expect(await read.apiKeyByHash('hash-of-k2')).toEqual(sees ? key('k2') : undefined);
    });

    test('only the machine writes', async () => {
      for (const [, who] of sights.slice(1)) await expect(records.write(who, (store) => store.putApiKey(key('k9')))).rejects.toThrow('row rules refuse');
      expect(await records.read(machineViewer).apiKey('k9')).toBeUndefined();
    });

    test('a use and a revocation do not undo each other; one hash opens one key', async () => {
      await records.write(machineViewer, (store) => store.putApiKey(key('k3')));
      await records.write(machineViewer, (store) => store.apiKeyUsed('k3', 2_000));
      await records.write(machineViewer, (store) => store.putApiKey(key('k3', { revokedAt: 3_000, revokedBy: '某局某人' })));
      expect(await records.read(machineViewer).apiKeyByHash('hash-of-k3')).toEqual(key('k3', { revokedAt: 3_000, revokedBy: '某局某人', usedAt: 2_000 }));
      await records.write(machineViewer, (store) => store.apiKeyUsed('k3', 4_000));
      expect(await records.read(machineViewer).apiKey('k3')).toMatchObject({ revokedAt: 3_000, usedAt: 4_000 });
      await expect(records.write(machineViewer, (store) => store.putApiKey(key('k4', { hash: 'hash-of-k3' })))).rejects.toThrow();
    });
  });
}
