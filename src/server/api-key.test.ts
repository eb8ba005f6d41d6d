import { beforeAll, describe, expect, test } from 'vitest';
import { dayMs } from '../basis/time.ts';
import { machineViewer } from '../flow/viewer.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';
import { KeyRates } from './key-rate.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

const system = officeOf['system-admin'];
const wish = { name: '某市数据平台', unit: 'city-bureau-980100', region: '980100', writes: [1000], to: '2026-12-31' };
type Row = Readonly<Record<string, unknown>>;
const make = async (change: object = {}) => app.ask({ method: 'POST', url: '/api/keys', as: system, body: { ...wish, ...change } });
const list = async (): Promise<readonly Row[]> => (await app.ask({ url: '/api/keys', as: system })).json();
/** What the key finds of a foreign outlet: the status alone. */
const outletSeen = async (key: string, number: number): Promise<number> => (await app.ask({ url: `/api/points/${number}`, key })).statusCode;

describe('a key is made', () => {
  test('shown this once, listed without itself, kept as a hash alone', async () => {
    const made = (await make()).json() as { id: string; key: string };
    expect(made.key).toMatch(/^qs_[\w-]{43}$/);
    const [row] = await list();
    expect(row).toMatchObject({ id: made.id, start: made.key.slice(0, 9), writes: [1000], region: { code: '980100' }, state: 'good', from: '2026-03-02', perMinute: 600 });
    const held = await app.house.records.read(machineViewer).apiKey(made.id);
    expect(JSON.stringify([row, held, await app.house.records.read(machineViewer).audit({ limit: 5 })])).not.toContain(made.key.slice(9));
    expect(JSON.stringify(row)).not.toContain(held?.hash);
  });

  test('in the audit trail stands who made it and what it may do', async () => {
    const { id } = (await make({ name: '留痕' })).json() as { id: string };
    const [entry] = await app.house.records.read(machineViewer).audit({ limit: 1 });
    expect(entry).toMatchObject({ action: 'api-key.make', subject: `留痕 ${id}`, outcome: 'ok', detail: { region: '980100', writes: [1000], to: '2026-12-31' } });
  });

  test.each([
    ['no such unit', { unit: 'none' }, 'key.unknown-unit'], ['no such region', { region: '110000' }, 'key.unknown-region'], ['no such point', { writes: [1000, 4_000_000] }, 'key.unknown-point'],
    ['days that are over', { from: '2026-01-01', to: '2026-03-01' }, 'key.bad-days'], ['an end before its beginning', { from: '2026-05-01', to: '2026-04-01' }, 'key.bad-days'],
    ['no day', { to: '2026-02-30' }, 'key.bad-days'], ['no name', { name: '' }, 'request.invalid'], ['a point twice', { writes: [1000, 1000] }, 'request.invalid'],
  ])('%s: refused', async (_name, change, fault) => {
    const before = (await list()).length;
    expect((await make(change)).json()).toMatchObject({ fault });
    expect((await list()).length).toBe(before);
  });
});

describe('what a key reads', () => {
  test.each([
    ['as the public', {}, [404, 404, 200]], ['as officers of the story county', { region: '980102' }, [200, 404, 200]], ['as those of the city', { region: '980100' }, [200, 200, 200]],
  ] as const)('%s', async (_name, may, statuses) => {
    const key = await app.keyOf(may);
    expect([await outletSeen(key, 200_000), await outletSeen(key, 200_004), await outletSeen(key, 1000)]).toEqual(statuses);
  });

  test('nothing that an office is needed for, whatever its region', async () => {
    const key = await app.keyOf({ region: '980000', writes: [1000] });
    for (const url of ['/api/work', '/api/cases', '/api/keys', '/api/audit', '/api/gateway']) expect((await app.ask({ url, key })).json()).toMatchObject({ fault: 'access.no-right' });
  });

  test('its use is noted, to the minute', async () => {
    const key = await app.keyOf({ name: '使用' });
    await outletSeen(key, 1000);
    expect((await list()).find(({ name }) => name === '使用')).toMatchObject({ usedAt: app.time.machine });
  });
});

describe('a key that opens nothing is said so, not taken for the public', () => {
  test('unknown', async () => {
    expect((await app.ask({ url: '/api/points/1000', key: 'qs_never' })).json()).toMatchObject({ fault: 'key.unknown' });
  });

  test('revoked: from the very next request on, and for good', async () => {
    const { id, key } = (await make()).json() as { id: string; key: string };
    expect(await outletSeen(key, 1000)).toBe(200);
    expect((await app.ask({ method: 'POST', url: `/api/keys/${id}/revoke`, as: system })).json()).toEqual({ id });
    const said = await app.ask({ url: '/api/points/1000', key });
    expect([said.statusCode, said.json()]).toMatchObject([401, { fault: 'key.not-good' }]);
    expect((await list()).find((row) => row['id'] === id)).toMatchObject({ state: 'revoked', revokedAt: app.time.machine });
  });

  test('outside of its days, by the machine clock', async () => {
    const key = await app.keyOf({ from: '2026-03-03', to: '2026-03-03' });
    const seen: number[] = [];
    for (let day = 0; day < 3; day += 1) {
      seen.push(await outletSeen(key, 1000));
      app.time.machine += dayMs;
    }
    app.time.machine -= 3 * dayMs;
    expect(seen).toEqual([401, 200, 401]);
  });
});

describe('the rate of a key', () => {
  test('is its own on all endpoints and from all addresses, and every answer says where it stands', async () => {
    const key = await app.keyOf({ perMinute: 3 });
    const said: unknown[] = [];
    for (const [index, url] of ['/api/points/1000', '/api/points/1001', '/ogc/sensorthings/v1.1', '/api/points/1000'].entries()) {
      const { statusCode, headers } = await app.ask({ url, key, peer: `10.1.1.${index}` });
      said.push([statusCode, headers['ratelimit-limit'], headers['ratelimit-remaining']].map(Number));
    }
    expect(said).toEqual([[200, 3, 2], [200, 3, 1], [200, 3, 0], [429, 3, 0]]);
    const refused = await app.ask({ url: '/api/points/1000', key });
    expect(Number(refused.headers['retry-after'])).toBe(Number(refused.headers['ratelimit-reset']));
    expect(refused.json()).toMatchObject({ fault: 'access.too-many-requests' });
    expect((await app.ask({ url: '/api/points/1000' })).statusCode).toBe(200);
  });

  test('begins anew when its minute is over', () => {
    let now = 5_000;
    const rates = new KeyRates(() => now);
    const take = () => rates.take({ id: 'k', perMinute: 1 });
    expect([take(), take()]).toEqual([{ allowed: true, limit: 1, remaining: 0, resetSeconds: 60 }, { allowed: false, limit: 1, remaining: 0, resetSeconds: 60 }]);
    now += 59_001;
    expect(take()).toMatchObject({ allowed: false, resetSeconds: 1 });
    now += 999;
    expect(take()).toMatchObject({ allowed: true, resetSeconds: 60 });
  });
});
