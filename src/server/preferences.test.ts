import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { fail, ok } from '../basis/result.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { listMails } from '../contract/mail.ts';
import type { readPreferences } from '../contract/preferences.ts';
import { registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { usualMail } from '../model/preferences.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const county = 'county-980102-officer';
const admin = 'administration-system';
let app: TestApp;
beforeAll(async () => { app = await testApp(); }, 60_000);
afterAll(() => app.app.close());
// A minute later, so that a code may be asked for anew; the server takes what comes.
beforeEach(() => {
  app.time.machine += 61_000;
  app.mailed.got.length = 0;
  app.mailed.manner = () => ok(true);
});

const read = async (as = county) => (await app.ask({ url: '/api/preferences', as })).json() as Reply<typeof readPreferences>;
const put = (change: Readonly<Record<string, unknown>>, as = county) =>
  app.ask({ method: 'PUT', url: '/api/preferences', as, body: { language: 'zh', mail: usualMail, digestHour: 8, ...change } });
const ask = (address: string, as = county) => app.ask({ method: 'POST', url: '/api/preferences/address', as, body: { address } });
const confirm = (code: string, as = county) => app.ask({ method: 'POST', url: '/api/preferences/address/code', as, body: { code } });
const codeOf = (at = -1): string => /验证码:(\d{6})/u.exec(app.mailed.got.at(at)?.text ?? '')?.[1] ?? '';
const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const stored = async (as = county) => app.house.records.read(machineViewer).preferences(
  app.house.directory.appointments.get(`appointment-${as}`)?.person ?? '');

test('until somebody says otherwise there is no address; what may be chosen here stands beside', async () => {
  expect(await read()).toEqual({ language: 'zh', mail: usualMail, digestHour: 8, mails: true, digestHours: [8, 12, 17], neverHeld: [] });
});

test('a person says how they want to be told; it stays, and is theirs alone', async () => {
  const quiet = { from: '22:00', to: '07:30', days: [1, 2, 3, 4, 5] };
  expect((await put({ language: 'en', mail: { ...usualMail, waits: 'off' }, quiet, digestHour: 17 })).json()).toEqual({ saved: true });
  expect(await read()).toMatchObject({ language: 'en', mail: { ...usualMail, waits: 'off' }, quiet, digestHour: 17 });
  expect(await read('city-bureau-980100-officer')).toMatchObject({ language: 'zh', digestHour: 8 });
  await put({});
  expect(await read()).not.toHaveProperty('quiet');
});

test.each([
  ['an hour that this place does not offer', { digestHour: 3 }, 'preferences.unfit'],
  ['quiet at every moment', { quiet: { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] } }, 'preferences.unfit'],
  ['an hour that is none', { quiet: { from: '24:00', to: '07:00', days: [1] } }, 'request.invalid'],
  ['no day', { quiet: { from: '22:00', to: '07:00', days: [] } }, 'request.invalid'],
  ['a kind that is none', { mail: { ...usualMail, gossip: 'now' } }, 'request.invalid'],
  ['a third language', { language: 'fr' }, 'request.invalid'],
])('%s is refused and changes nothing', async (_name, change, fault) => {
  const before = await stored();
  expect((await put(change)).json()).toMatchObject({ fault });
  expect(await stored()).toEqual(before);
});

test('an address counts once the code that was mailed there came back; the code is kept nowhere but as a hash', async () => {
  expect((await ask(' li.ming@example.org ')).json()).toEqual({ until: app.time.machine + 30 * 60_000 });
  const code = codeOf();
  expect([app.mailed.got.at(-1)?.to, code, await read()]).toEqual(
    ['li.ming@example.org', expect.stringMatching(/^\d{6}$/u),
    expect.objectContaining({ asked: expect.objectContaining({ address: 'li.ming@example.org' }) })]);
  expect(JSON.stringify(await stored())).not.toContain(code);
  expect((await confirm(another(code))).json()).toMatchObject({ fault: 'mail.code-wrong' });
  expect((await confirm(` ${code} `)).json()).toEqual({ address: 'li.ming@example.org' });
  expect(await read()).toMatchObject({ address: 'li.ming@example.org' });
  expect((await confirm(code)).json()).toMatchObject({ fault: 'mail.code-over' });
});

test('while another address waits for its code, mails go to the one that is confirmed', async () => {
  await ask('second@example.org');
  expect(await read()).toMatchObject({ address: 'li.ming@example.org', asked: { address: 'second@example.org' } });
  expect((await ask('third@example.org')).json()).toMatchObject({ fault: 'mail.asked-too-soon' });
  app.time.machine += 30 * 60_000;
  expect((await confirm(codeOf())).json()).toMatchObject({ fault: 'mail.code-over' });
  expect(await read()).not.toHaveProperty('asked');
});

test('whoever guesses has five guesses, also all at once; then the right code does not help', async () => {
  await ask('guessed@example.org');
  const code = codeOf();
  const wrong = await Promise.all(Array.from({ length: 8 }, () => confirm(another(code))));
  expect(wrong.map((answer) => (answer.json() as { fault: string }).fault).toSorted())
    .toEqual([...Array(3).fill('mail.code-over'), ...Array(5).fill('mail.code-wrong')]);
  expect((await confirm(code)).json()).toMatchObject({ fault: 'mail.code-over' });
});

test.each([
  ['a@example.org\r\nBcc: b@example.org', 'mail.address-unfit'], ['nobody', 'mail.address-unfit'],
  ['A <a@example.org>', 'mail.address-unfit'], ['a@[127.0.0.1]', 'mail.address-unfit'],
  [`${'l'.repeat(65)}@example.org`, 'mail.address-unfit'], [`${'l'.repeat(400)}@example.org`, 'request.invalid'],
])('%j is refused, and nothing leaves', async (address, fault) => {
  expect((await ask(address)).json()).toMatchObject({ fault });
  expect(app.mailed.got).toEqual([]);
});

test('a server that does not take the code is a fault at once, what stood before stands, and one may ask again', async () => {
  app.mailed.manner = () => fail('mail.refused', '550 no such user');
  const before = await stored();
  expect((await ask('typo@example.org')).json()).toMatchObject({ fault: 'mail.refused' });
  expect((await stored())?.mail).toEqual(before?.mail);
  app.mailed.manner = () => ok(true);
  expect((await ask('right@example.org')).statusCode).toBe(200);
});

test('a message is mailed to the address, the administrator sees that it went, not where and not what', async () => {
  await put({ mail: { ...usualMail, waits: 'now' } });
  app.mails.tick();
  await app.mails.settled();
  app.mailed.manner = () => fail('mail.refused', '550 no');
  const { id, number } = await registeredProblem(app.house, '980102', [200_000]);
  await stepBy(app.house, 'rectification-98-officer', id, 'assign');
  app.mails.tick();
  await app.mails.settled();
  const list = async () => (await app.ask({ url: '/api/mail/deliveries?state=dead', as: admin })).json() as Reply<typeof listMails>;
  const [row] = (await list()).rows;
  expect(row).toMatchObject({ kind: 'waits', number, case: id, state: 'dead', tries: 1,
    trouble: { fault: 'mail.refused', detail: '550 no', message: { zh: '邮件服务器拒收' } } });
  expect(JSON.stringify(await list())).not.toContain('li.ming@');
  expect((await app.ask({ url: '/api/mail', as: admin })).json())
    .toMatchObject({ server: 'smtp://stand-in:25', from: 'noreply@example.org', dead: 1, tries: 8 });
  app.mailed.manner = () => ok(true);
  expect((await app.ask({ method: 'POST', url: '/api/mail/resend', as: admin, body: {} })).json()).toEqual({ count: 1 });
  app.mails.tick();
  await app.mails.settled();
  expect(app.mailed.got.at(-1)).toMatchObject({ to: 'li.ming@example.org' });
  expect((await list()).rows).toEqual([]);
  expect((await app.house.records.read(machineViewer).audit({ limit: 200 })).some(({ action }) => action === 'mail.resend')).toBe(true);
});

test('what the night holds back says until when', async () => {
  await put({ mail: { ...usualMail, waits: 'now' }, quiet: { from: '09:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] } });
  const { id } = await registeredProblem(app.house, '980102', [200_001]);
  await stepBy(app.house, 'rectification-98-officer', id, 'assign');
  app.mails.tick();
  await app.mails.settled();
  const { rows } = (await app.ask({ url: '/api/mail/deliveries?state=waiting', as: admin })).json() as Reply<typeof listMails>;
  expect(rows.map(({ heldUntil, tries, trouble, nextInMs }) => [heldUntil, tries, trouble, nextInMs]))
    .toEqual([[expect.any(Number), 0, undefined, undefined]]);
  expect((rows[0]?.heldUntil ?? 0) - app.time.machine).toBeLessThan(24 * hourMs);
});

test('an address that was taken back gets nothing more', async () => {
  expect((await app.ask({ method: 'DELETE', url: '/api/preferences/address', as: county })).json()).toEqual({ dropped: true });
  expect(await read()).not.toHaveProperty('address');
  app.time.machine += 24 * hourMs;
  app.mails.tick();
  await app.mails.settled();
  expect(app.mailed.got).toEqual([]);
});

test('a place that mails within its own domains refuses others', async () => {
  const strict = await testApp();
  Object.assign(strict.house.parameters, { messages: { 'mail-domains': ['gov.cn'] } });
  const asked = async (address: string) => (await strict.ask(
    { method: 'POST', url: '/api/preferences/address', as: county, body: { address } })).json() as object;
  expect(await asked('a@qq.com')).toMatchObject({ fault: 'mail.domain-refused' });
  expect(await asked('a@notgov.cn')).toMatchObject({ fault: 'mail.domain-refused' });
  expect(await asked('a@sthj.zj.gov.cn')).toHaveProperty('until');
  await strict.app.close();
});
