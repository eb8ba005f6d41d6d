import { beforeEach, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { deviceFrames, deviceHealth, listCommands, readDevice } from '../contract/device.ts';
import type { listEffectiveness } from '../contract/effectiveness.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { readEnterprise } from '../contract/point.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [outlet, foreignOutlet] = [200_000, 200_004];
const [branch, otherBranch, city, contractor, system] = ['branch-980102-head', 'branch-980101-head', 'city-bureau-980100-officer', 'contractor-98-1-officer', 'administration-system'];
let app: TestApp;
let mn: string;

beforeEach(async () => {
  app = await testApp();
  mn = app.house.directory.deviceOf(outlet)?.mn ?? '';
});

const get = async <T>(path: string, as: string): Promise<T> => (await app.ask({ url: `/api/${path}`, as })).json() as T;
const give = (ask: object, as: string, of = mn, reason = '时钟偏差超过5分钟') => app.ask({ method: 'POST', url: `/api/devices/${of}/commands`, as, body: { ask, reason } });
const commands = (as: string): Promise<Reply<typeof listCommands>> => get(`devices/${mn}/commands`, as);

test('a command that is given waits for the logger, names who gave it, and may be taken back while it waits', async () => {
  const { id }: { id: string } = (await give({ kind: 'clock-set' }, branch)).json();
  const [row] = (await commands(branch)).rows;
  expect(row).toMatchObject({ id, code: '1012', says: { zh: '设置现场机时间' }, state: 'queued', cause: 'person', reason: '时钟偏差超过5分钟', mayCancel: true, attempts: 0 });
  expect(row?.by).toContain('分局');
  expect((await app.house.records.read(machineViewer).audit({ limit: 1 }))[0]).toMatchObject({ actor: row?.by, action: 'command.queued', subject: mn });
  expect((await app.ask({ method: 'POST', url: `/api/devices/${mn}/commands/${id}/cancel`, as: city })).statusCode).toBe(200);
  const [over] = (await commands(contractor)).rows;
  expect([over?.state, over?.mayCancel, over?.events.map(({ state }) => state)]).toEqual(['cancelled', false, ['queued', 'cancelled']]);
  expect((await app.ask({ method: 'POST', url: `/api/devices/${mn}/commands/${id}/cancel`, as: city })).json()).toMatchObject({ fault: 'command.ended' });
});

test.each([
  ['its branch', branch, 200], ['its city', city, 200], ['the system administrator', system, 200],
  ['a foreign branch', otherBranch, 404], ['its contractor', contractor, 403], ['the province', 'province-98-officer', 403], ['its firm', 'enterprise-98-0001-officer', 403],
  ['an enforcement officer', 'branch-980102-officer-1', 403], ['the security administrator', 'administration-security', 403],
] as const)('%s commands: %s → %i', async (_who, as, status) => {
  expect((await give({ kind: 'clock-set' }, as)).statusCode).toBe(status);
  expect((await app.house.records.read(machineViewer).deviceCommands({ limit: 9 })).length).toBe(status === 200 ? 1 : 0);
});

test.each([
  ['its branch', branch, 200, 404], ['its city', city, 200, 200], ['the system administrator', system, 200, 200], ['the province', 'province-98-officer', 200, 200],
  ['the auditor', 'audit-98-officer', 200, 200], ['an enforcement officer of the branch', 'branch-980102-officer-1', 200, 404],
  ['its contractor', contractor, 200, 404], ['a foreign branch', otherBranch, 404, 404],
] as const)('%s looks at its own logger and at a foreign one', async (_who, as, own, foreign) => {
  const other = app.house.directory.deviceOf(foreignOutlet)?.mn ?? '';
  for (const path of ['', '/frames', '/commands']) {
    expect([path, (await app.ask({ url: `/api/devices/${mn}${path}`, as })).statusCode, (await app.ask({ url: `/api/devices/${other}${path}`, as })).statusCode]).toEqual([path, own, foreign]);
  }
  const list: Reply<typeof deviceHealth> = await get('device-health?limit=500', as);
  expect([list.rows.some((row) => row.mn === mn), list.rows.some((row) => row.mn === other)]).toEqual([own === 200, foreign === 200]);
});

test.each([
  ['an interval that the protocol does not have', { kind: 'minute-interval', minutes: 7 }, 400, 'request.invalid'],
  ['a window in the future                     ', { kind: 'hour-records', from: 0, to: 8e15 }, 422, 'command.unfit'],
  ['nothing that is known                      ', { kind: 'reboot' }, 400, 'request.invalid'],
] as const)('refused: %s', async (_what, ask, status, fault) => {
  const reply = await give(ask, branch);
  expect([reply.statusCode, (reply.json() as { fault: string }).fault]).toEqual([status, fault]);
});

test('a blank reason and an unknown logger are refused', async () => {
  expect((await give({ kind: 'clock-set' }, branch, mn, '  ')).statusCode).toBe(400);
  expect((await give({ kind: 'clock-set' }, system, 'nobody')).statusCode).toBe(404);
});

test('the health of a logger: last data, clock, missing hours, transmission by the rule, refusals', async () => {
  const { world } = app.time;
  for (const hoursAgo of [2, 3, 5]) await app.send(outlet, world - hoursAgo * hourMs, { w01018: '30' });
  await app.house.observations.append({
    frames: [], repeated: [], readings: { count: 0, point: new Uint32Array(), factor: new Uint16Array(), period: new Uint8Array(), field: new Uint8Array(), at: new BigInt64Array(), value: new BigInt64Array(), flag: new Uint8Array(), frame: new BigInt64Array() },
    refused: [1n, 2n].map((number) => ({ number: number + 10n ** 18n, mn, peer: '', fault: 'frame.crc' as const, detail: '', receivedAt: world, worldAt: world, bytes: new Uint8Array() })),
  });
  const { health, versions, mayCommand, commands: offered }: Reply<typeof readDevice> = await get(`devices/${mn}`, branch);
  expect(health).toMatchObject({
    mn, connected: true, linked: false, lastFrameAt: world, lastDataTime: world - 2 * hourMs, refused: [{ fault: 'frame.crc', count: 2, message: { zh: 'CRC 校验不符' } }],
    // Of the hours since the first that this installation holds; not of those before it stood.
    hours: { due: 4, received: 3, missing: 1, firstMissing: world - 4 * hourMs },
    transmission: { percent: '75.00', confidence: 'low' },
  });
  // All three came in one moment: a history tells nothing of the clock.
  expect(health.drift).toBeUndefined();
  expect(versions).toMatchObject([{ from: '2023-07-01', point: outlet }]);
  expect(mayCommand).toBe(true);
  expect(offered.map(({ code }) => code)).toContain('2061');
  expect((await get<Reply<typeof readDevice>>(`devices/${mn}`, contractor)).mayCommand).toBe(false);
});

test('nothing came: no last value, no clock, all hours missing, and none of it is zero', async () => {
  const { health }: Reply<typeof readDevice> = await get(`devices/${mn}`, branch);
  expect([health.lastFrameAt, health.lastDataTime, health.drift]).toEqual([undefined, undefined, undefined]);
  expect(health.hours).toMatchObject({ due: 168, received: 0, missing: 168 });
});

test('frames in words: factor, unit, flag, command; the password is covered', async () => {
  await app.send(outlet, app.time.world - 2 * hourMs, { w01018: '30.5' }, 'D');
  const [frame]: Reply<typeof deviceFrames> = await get(`devices/${mn}/frames`, branch);
  expect(frame).toMatchObject({ cn: '2061', command: { zh: expect.stringContaining('小时') }, system: { en: expect.stringContaining('water') }, check: { fits: true, encrypted: false } });
  expect(frame?.items).toEqual([{ factor: 'w01018', name: { zh: '化学需氧量', en: expect.any(String) }, unit: 'mg/L', flag: 'D', flagSays: { zh: '故障', en: 'analyser fault' }, values: [{ field: 'Avg', text: '30.5' }] }]);
  expect(frame?.text).toContain('PW=******');
  expect(JSON.stringify(frame)).not.toContain(app.house.directory.deviceOf(outlet)?.password);
});

const keyHex = Buffer.from('firstKeyOfTest01').toString('hex');
/** The outlet's logger speaks 2025 with a key. */
async function keyed(): Promise<void> {
  const device = app.house.directory.devices.get(mn);
  const body = { mn, password: device?.password ?? '', edition: '2025', crc: 'hj212', keyHex, point: outlet, from: '2026-02-01' };
  expect((await app.ask({ method: 'POST', url: '/api/devices', as: system, body })).statusCode).toBe(200);
}

test('keys of a line: fingerprint, age beside the standard, how far a change is; no key in any reply, event or audit entry', async () => {
  const bare = [...app.house.directory.devices.values()].find(({ edition }) => edition === '2017')?.mn ?? '';
  expect((await get<Reply<typeof readDevice>>(`devices/${bare}`, system)).keys).toBeUndefined();
  expect((await give({ kind: 'key-deliver' }, system, bare)).json()).toMatchObject({ fault: 'command.not-in-edition' });
  await keyed();
  const before: Reply<typeof readDevice> = await get(`devices/${mn}`, branch);
  expect(before.keys).toMatchObject({ state: 'settled', age: { days: 29, due: false, term: { value: 90, standard: 'HJ 212-2025', clause: '6.4.3', confidence: 'low' } }, list: [{ use: 'in-use', registeredFrom: '2026-02-01' }, { use: 'retired' }] });
  expect(before.commands.find(({ kind }) => kind === 'key-deliver')).toMatchObject({ code: '1014', says: { zh: '密钥更新' }, grave: true, fields: [] });
  expect((await give({ kind: 'key-deliver', fingerprint: '00000000' }, branch)).statusCode).toBe(200);
  expect((await give({ kind: 'key-deliver' }, city)).json()).toMatchObject({ fault: 'command.under-way' });
  const during: Reply<typeof readDevice> = await get(`devices/${mn}`, branch);
  expect(during.keys).toMatchObject({ state: 'delivering', list: [{ use: 'unheard' }, { use: 'in-use' }, { use: 'retired' }] });
  const [made] = await app.house.records.read(machineViewer).deviceKeys(mn);
  expect((await commands(branch)).rows[0]?.ask).toEqual({ kind: 'key-deliver', fingerprint: made?.fingerprint });
  const paths = ['devices?limit=500', `devices/${mn}`, `devices/${mn}/frames`, `devices/${mn}/commands`, 'device-health?limit=500', 'audit', 'key-rotation', 'registers/device'];
  const told = (await Promise.all(paths.map(async (path) => (await app.ask({ url: `/api/${path}`, as: system })).body))).join('\n');
  expect(told).toContain(made?.fingerprint);
  for (const secret of [made?.keyHex ?? '?', Buffer.from(made?.keyHex ?? '', 'hex').toString()]) expect(told).not.toContain(secret);
});

test('rotation of keys and patience are set by the system administrator, and said with who set them', async () => {
  expect((await app.ask({ method: 'PUT', url: '/api/key-rotation', as: branch, body: { on: true, tries: 2, waitHours: 6, previousHours: 24 } })).statusCode).toBe(403);
  expect(await get('key-rotation', branch)).toMatchObject({ unset: { on: false, previousHours: 168 }, term: { value: 90 }, maySet: false });
  expect((await app.ask({ method: 'PUT', url: '/api/key-rotation', as: system, body: { on: true, tries: 2, waitHours: 6, previousHours: 24 } })).statusCode).toBe(200);
  expect(await get('key-rotation', system)).toMatchObject({ rule: { on: true, tries: 2, waitHours: 6, previousHours: 24, at: app.time.world }, maySet: true });
  expect((await app.ask({ method: 'PUT', url: '/api/command-terms', as: system, body: { linkMinutes: 30 } })).statusCode).toBe(200);
  expect(await get('command-terms', branch)).toMatchObject({ own: { linkMinutes: 30, at: app.time.world }, maySet: false });
  expect((await app.ask({ method: 'PUT', url: `/api/devices/${mn}/command-terms`, as: system, body: { answerSeconds: 25 } })).statusCode).toBe(200);
  expect((await get<Reply<typeof readDevice>>(`devices/${mn}`, branch)).terms).toMatchObject({
    answerSeconds: { value: 25, from: 'device' }, resends: { value: 3, from: 'standard', term: { clause: '5' } }, linkMinutes: { value: 30, from: 'place' }, maySet: false,
  });
});

test('the rate of the month stands beside a logger of an outlet as screen 13 counts it, for whom that screen is open', async () => {
  for (const hoursAgo of [2, 3, 5]) await app.send(outlet, app.time.world - hoursAgo * hourMs, { w01018: '30' }, hoursAgo === 3 ? 'D' : 'N');
  const { month } = (await get<Reply<typeof readDevice>>(`devices/${mn}`, branch)).health;
  const counted: Reply<typeof listEffectiveness> = await get(`effectiveness?period=2026-03&point=${outlet}`, branch);
  expect(month).toMatchObject({ period: '2026-03', rate: counted.rows[0]?.outlets[0]?.rate });
  expect(Number(month?.rate.effectiveness)).toBeGreaterThan(0);
  const { rows }: Reply<typeof deviceHealth> = await get('device-health?limit=500', branch);
  expect(rows.find((row) => row.mn === mn)?.month).toEqual(month);
  expect(rows.filter(({ point, month: of }) => !point.kind.endsWith('outlet') && of !== undefined)).toEqual([]);
  expect((await get<Reply<typeof readDevice>>(`devices/${mn}`, system)).health.month).toBeUndefined();
  const firm = app.house.directory.points.get(outlet)?.enterprise ?? '';
  const file: Reply<typeof readEnterprise> = await get(`enterprises/${firm}`, branch);
  expect(file.outlets.find(({ point }) => point.number === outlet)?.month).toEqual(month);
});
