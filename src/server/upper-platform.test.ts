import { beforeEach, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { keptFrames, listUpperPlatforms, readUpperPlatform } from '../contract/upper-platform.ts';
import { platform } from '../flow/forward/upper.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [system, province, auditor] = ['administration-system', 'province-98-officer', 'audit-98-officer'];
const outlet = 200_000;
let app: TestApp;
beforeEach(async () => { app = await testApp(); });

const put = (body: unknown, as = system, id = 'ministry') => app.ask({ method: 'PUT', url: `/api/upper-platforms/${id}`, as, body });
const list = async (as = province): Promise<Reply<typeof listUpperPlatforms>> => (await app.ask({ url: '/api/upper-platforms', as })).json();
const pass = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    app.time.machine += 1000;
    app.forward.tick();
    for (let breath = 0; breath < 40; breath += 1) await new Promise((resolve) => setImmediate(resolve));
  }
};

test('a platform is entered, its frames go, and the province and the auditor see the counts balance', async () => {
  await app.send(outlet, app.time.world - 2 * hourMs, { w01018: '32.5' });
  expect((await put(platform())).statusCode).toBe(200);
  await pass();
  for (const as of [province, auditor, system]) {
    const { rows: [row], mayChange } = await list(as);
    expect(row?.standing).toMatchObject({ active: true, connected: true, selected: 1, accepted: 1, waiting: 0, refused: 0, unanswered: 0, notSendable: 0, lagMs: 0, hours: [{ accepted: 1, kept: 0 }] });
    expect([row?.by, mayChange]).toEqual([expect.stringContaining('系统管理'), as === system]);
  }
  expect((await app.ask({ url: '/api/metrics', as: system })).body + (await app.ask({ url: '/metrics' })).body).toContain('qingshan_forward_frames{platform="ministry",outcome="accepted"} 1');
});

test('what is not accepted is listed with its reason and sent again by who may', async () => {
  await app.send(outlet, app.time.world - 2 * hourMs, { w01018: '32.5' });
  await put(platform({ identity: { others: 'none', list: [] } }));
  await pass();
  const kept: Reply<typeof keptFrames> = (await app.ask({ url: '/api/upper-platforms/ministry/frames', as: province })).json();
  expect(kept.rows).toMatchObject([{ state: 'not-sendable', fault: 'forward.no-identity', message: { zh: '该设备在上级平台没有对应的设备号' }, point: { number: outlet }, again: false }]);
  await put(platform());
  const again = (as: string) => app.ask({ method: 'POST', url: '/api/upper-platforms/ministry/resend', as, body: { kind: 'frames', frames: [kept.rows[0]?.frame] } });
  expect((await again(province)).statusCode).toBe(403);
  expect((await again(system)).json()).toEqual({ count: 1 });
  await pass();
  expect((await list()).rows[0]?.standing).toMatchObject({ selected: 1, accepted: 1, notSendable: 0 });
  expect((await app.house.records.read(machineViewer).audit({ limit: 9 })).map(({ action }) => action)).toEqual(expect.arrayContaining(['upper-platform.created', 'upper-platform.changed', 'upper-platform.resend']));
});

test('every version stays, and no answer holds a password or a key', async () => {
  const mn = app.house.directory.deviceOf(outlet)?.mn ?? '';
  const identity = { device: mn, mn: 'UP1', password: 'very-secret', keyHex: 'aa'.repeat(16) };
  const address = { kind: 'hj212', host: 'h', port: 1, tls: true, edition: '2025', window: 1, asks: true } as const;
  await put(platform({ address, identity: { others: 'own', list: [identity] } }));
  const shown = (await list()).rows[0]?.platform;
  expect(shown?.secured).toEqual([{ device: mn, password: true, key: true }]);
  if (shown === undefined) throw new Error('nothing is listed');
  const { secured: _secured, ...again } = shown;
  expect((await put({ ...again, paused: true })).json()).toEqual({ id: 'ministry' });
  const versions = await app.ask({ url: '/api/upper-platforms/ministry', as: auditor });
  expect((versions.json() as Reply<typeof readUpperPlatform>).map(({ platform: { paused } }) => paused)).toEqual([true, false]);
  expect(`${versions.body}${JSON.stringify(await list())}`).not.toMatch(/very-secret|aaaaaaaa/);
  expect((await app.house.records.read(machineViewer).upperPlatforms()).at(-1)?.platform.identity.list).toEqual([identity]);
});

test.each([
  ['an unknown logger', platform({ identity: { others: 'own', list: [{ device: 'NOBODY', mn: 'X', password: '' }] } }), 422, 'forward.unfit'],
  ['days the wrong way round', platform({ from: '2026-03-02', to: '2026-03-01' }), 422, 'forward.unfit'],
  ['a region that is not there', platform({ selection: { commands: ['2061'], regions: ['110000'] } }), 422, 'forward.unfit'],
  ['hours without hour records', platform({ what: 'hours', selection: { commands: ['2011'] } }), 422, 'forward.unfit'],
  ['another name in the path', platform({ id: 'other' }), 422, 'forward.unfit'],
  ['a folder that climbs', { ...platform(), address: { kind: 'files', folder: '../x', every: 'hour' } }, 400, 'request.invalid'],
  ['no command at all', { ...platform(), selection: { commands: [] } }, 400, 'request.invalid'],
] as const)('refused: %s', async (_what, body, status, fault) => {
  const said = await put(body);
  expect([said.statusCode, said.json()]).toMatchObject([status, { fault }]);
  expect((await list()).rows).toEqual([]);
});
