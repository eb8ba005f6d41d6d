import { beforeAll, expect, test } from 'vitest';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { drillPassword } from '../roof/drill/settle.ts';
import { endpoints } from '../contract/index.ts';
import { signIn } from '../contract/session.ts';
import { testApp, type Ask, type TestApp } from './app.fixture.ts';
import { usualLimits } from './limits.ts';

const county = 'county-980102-officer';
let app: TestApp;
let item: string;

beforeAll(async () => {
  app = await testApp();
  item = (await rectifyingProblem(app.house, '980102', [200_000])).id;
});

const faultOf = async (asked: Ask): Promise<[number, string, string]> => {
  const said = await app.ask(asked);
  const { fault, message, detail } = said.json() as { fault: string; message: { zh: string; en: string }; detail: string };
  expect(message.zh.length > 0 && message.en.length > 0, said.body).toBe(true);
  return [said.statusCode, fault, detail];
};

test.each([
  ['a body field missing  ', { method: 'POST', url: '/api/session', body: { login: 'x1' } }, 'request.invalid', 'body'],
  ['a body of another kind', { method: 'POST', url: '/api/session', body: [] }, 'request.invalid', 'body'],
  ['no body               ', { method: 'POST', url: '/api/session' }, 'request.invalid', 'body'],
  ['a text for a number   ', { url: '/api/points?limit=ten', as: county }, 'request.invalid', 'query/limit'],
  ['two values for one    ', { url: '/api/points?limit=1&limit=2', as: county }, 'request.invalid', 'query/limit'],
  ['beyond the most       ', { url: '/api/points?limit=1001', as: county }, 'request.invalid', 'query/limit'],
  ['a moment beyond time  ', { url: '/api/air?at=1e300' }, 'request.invalid', 'query/at'],
  ['a path of no number   ', { url: '/api/points/DA001' }, 'request.invalid', 'params/number'],
  ['NUL in a query        ', { url: '/api/cases?text=%00', as: county }, 'request.invalid', 'query/text'],
  ['NUL in a path         ', { url: '/api/why/%00' }, 'request.invalid', 'params/id'],
  ['half a surrogate pair ', { method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' }, body: '{"login":"\\ud800x","password":"12345678"}' }, 'request.invalid', 'body/login'],
  ['JSON cut short        ', { method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' }, body: '{"login":' }, 'request.invalid', ''],
  ['a path badly escaped  ', { url: '/api/why/%E4%' }, 'request.invalid', ''],
  ['another content type  ', { method: 'POST', url: '/api/session', headers: { 'content-type': 'text/xml' }, body: '<login/>' }, 'request.unsupported-type', ''],
  ['a form for an upload  ', { method: 'POST', url: '/api/cases/x/evidence', as: county, headers: { 'content-type': 'application/json' }, body: '{}' }, 'request.unsupported-type', 'multipart'],
  ['a body too large      ', { method: 'POST', url: '/api/session', body: { login: 'x'.repeat(1_100_000) } }, 'request.too-large', ''],
  ['an unknown path       ', { url: '/api/nothing' }, 'request.not-found', ''],
  ['another method        ', { method: 'DELETE', url: '/api/air' }, 'request.not-found', ''],
  ['a path without an end ', { url: `/api/why/${'9'.repeat(900)}` }, 'request.invalid', 'PARAM_LENGTH'],
] as const satisfies readonly (readonly [string, Ask, string, string])[])('refused: %s', async (_name, asked, fault, detail) => {
  const got = await faultOf(asked);
  expect(got[1], got.join(' ')).toBe(fault);
  expect(got[2]).toContain(detail);
});

test.each(['..%2f..%2fetc%2fpasswd', '%22%3E%3Cscript%3E', "'%20or%201=1--", '%F0%9F%8C%8A', 'D-1-w01018-hour-9999999999999999', 'FR-99999999999999999999', 'R-1-x%0A%0A-hour-Avg-1', '__proto__', 'constructor'])('odd identifiers name nothing: %s', async (id) => {
  for (const url of [`/api/why/${id}`, `/api/public/items/${id}`, `/api/public/items/${id}/file`]) expect((await app.ask({ url })).statusCode).toBe(404);
  expect((await app.ask({ url: `/api/cases/${id}`, as: county })).statusCode).toBe(404);
  expect((await app.ask({ url: `/api/enterprises/${id}`, as: county })).statusCode).toBe(404);
});

const attempt = (login: string, peer: string): Ask => ({ method: 'POST', url: '/api/session', peer, body: { login, password: 'wrong-password' } });
const attempts = async (count: number, of: (index: number) => Ask): Promise<readonly string[]> => {
  const said: string[] = [];
  for (let index = 0; index < count; index += 1) said.push((await faultOf(of(index)))[1]);
  return said;
};
const times = (count: number, fault: string): readonly string[] => Array.from({ length: count }, () => fault);

test('a password is guessed only so often, and the refusal is said in our own words and counted', async () => {
  const { signInsAsOne } = usualLimits;
  const guesses = await attempts(signInsAsOne + 2, () => attempt('nobody', '10.9.9.9'));
  expect(guesses).toEqual([...times(signInsAsOne, 'access.sign-in-failed'), ...times(2, 'access.too-many-requests')]);
  expect((await app.ask(attempt('nobody', '10.9.9.9'))).statusCode).toBe(429);
  expect(app.outcomes).toContainEqual({ endpoint: 'session.sign-in', outcome: 'access.too-many-requests', known: false });
  // Who guesses shuts out neither a colleague behind the same address nor the account’s own user at another.
  expect(await attempts(2, (index) => attempt(['somebody', 'nobody'][index] ?? '', ['10.9.9.9', '10.9.9.8'][index] ?? ''))).toEqual(times(2, 'access.sign-in-failed'));
});

test('an office behind one address signs in up to the larger limit; guessing at many accounts from there ends at it', async () => {
  const small = await testApp('drill', { requestsTo: { [signIn.id]: 30 } });
  const office = await Promise.all(Array.from({ length: 30 }, (_, index) => small.ask(attempt(`person-${index}`, '10.9.9.9'))));
  expect(office.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 30 }, () => 401));
  expect((await small.ask(attempt('person-31', '10.9.9.9'))).statusCode).toBe(429);
  expect((await small.ask(attempt('person-31', '10.9.9.8'))).statusCode).toBe(401);
});

test('each limit is of an endpoint that there is, and an office of two hundred fits', () => {
  expect(endpoints.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(usualLimits.requestsTo)));
  expect(usualLimits.requestsTo[signIn.id]).toBeGreaterThan(200);
  expect(usualLimits.signInsAsOne).toBeLessThanOrEqual(20);
});

test('the cookie is for this site, this door and no script; signing out ends the session', async () => {
  const said = await app.ask({ method: 'POST', url: '/api/session', body: { login: 'branch-980102', password: drillPassword } });
  const set = String(said.headers['set-cookie']);
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(set).toContain(flag);
  const cookie = set.split(';')[0] ?? '';
  const session = { url: '/api/session', headers: { cookie } };
  expect((await app.ask(session)).json()).toMatchObject({ acting: { role: 'branch' } });
  expect((await app.ask({ ...session, method: 'DELETE' })).statusCode).toBe(200);
  app.time.machine += 60_000;
  expect((await app.ask(session)).statusCode).toBe(401);
});

test('a session ends with its time, with the office, and by another’s machine token', async () => {
  const cookie = await app.cookieOf(county);
  expect((await app.ask({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
  expect((await app.ask({ url: '/api/terminal/doctor', headers: { 'x-qingshan-terminal': 'guess' } })).statusCode).toBe(403);
  expect((await app.ask({ url: '/api/session', headers: { cookie, 'x-qingshan-terminal': 'guess' } })).statusCode).toBe(401);
  app.time.machine += 2 * 86_400_000;
  expect((await app.ask({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
});

test.each([
  ['same host      ', 'http://qingshan.example:8080', 200], ['another site   ', 'https://evil.example', 403],
  ['an opaque origin', 'null', 403], ['no origin       ', undefined, 200],
] as const)('another site may not act with our cookie: %s', async (_name, origin, status) => {
  const said = await app.ask({ method: 'POST', url: '/api/clock', as: 'administration-system', body: {}, headers: { host: 'qingshan.example:8080', ...(origin === undefined ? {} : { origin }) } });
  expect(said.statusCode).toBe(status);
});

const part = (name: string, value: string, more = ''): string => `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const form = async (name: string, content: string, seq?: string): Promise<Ask> => {
  const of = await app.house.records.read(machineViewer).case(item);
  const file = Buffer.from(part('file', content, `; filename="${name}"`), 'latin1');
  const fields = `${part('item', 'photos')}${part('seenSeq', seq ?? String(of?.seq))}`;
  return { method: 'POST', url: `/api/cases/${item}/evidence`, as: county, headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: Buffer.concat([Buffer.from(fields), file, Buffer.from('--b--\r\n')]) };
};

test.each([
  ['a PDF              ', 'report.pdf', '%PDF-1.7 x', ''],
  ['a picture          ', 'photo.JPG', '\xff\xd8\xff\xe0', ''],
  ['text               ', 'note.txt', 'all well', ''],
  ['a page as text     ', 'x.html', '<script>', 'file.type-refused'],
  ['a drawing          ', 'x.svg', '<svg/>', 'file.type-refused'],
  ['no extension       ', 'report', '%PDF-1.7', 'file.type-refused'],
  ['two extensions     ', 'report.pdf.exe', '%PDF-1.7', 'file.type-refused'],
  ['a program as PDF   ', 'report.pdf', 'MZ\x90', 'file.content-mismatch'],
  ['bytes as text      ', 'note.txt', '\x00\x01', 'file.content-mismatch'],
  ['broken UTF-8       ', 'note.csv', '\xff\xfe', 'file.content-mismatch'],
  ['nothing inside     ', 'note.txt', '', 'file.empty'],
  ['a hidden name      ', '.note.txt', 'x', 'file.name-refused'],
  ['a long name        ', `${'n'.repeat(120)}.txt`, 'x', 'file.name-refused'],
  ['an odd name        ', 'a:b|c.txt', 'x', 'file.name-refused'],
] as const)('upload: %s', async (_name, name, content, fault) => {
  const said = await app.ask(await form(name, content));
  expect(said.statusCode === 200 ? '' : (said.json() as { fault: string }).fault, said.body.slice(0, 200)).toBe(fault);
});

test('upload: too large, or seen by nobody any more', async () => {
  expect((await faultOf(await form('big.txt', 'x'.repeat(20 * 1024 * 1024 + 1))))[1]).toBe('request.too-large');
  expect((await faultOf(await form('note.txt', 'x', '1')))[1]).toBe('request.conflict');
  expect((await faultOf(await form('note.txt', 'x', 'one')))[1]).toBe('request.invalid');
});

test('a stored file is a download that nothing renders', async () => {
  const name = '对比 "图".txt';
  const [, fault] = await faultOf(await form(name.replaceAll('"', '%22').replace(/[^ -~]/gu, 'x').replace('%22', '*'), 'x'));
  expect(fault).toBe('file.name-refused');
  expect((await app.ask(await form('site.txt', '<script>alert(1)</script>'))).statusCode).toBe(200);
  const of = await app.house.records.read(machineViewer).case(item);
  const hash = of?.evidence.at(-1)?.hash ?? '';
  const said = await app.ask({ url: `/api/cases/${item}/files/${hash}`, as: county });
  expect(said.body).toBe('<script>alert(1)</script>');
  expect(said.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': "attachment; filename=\"site.txt\"; filename*=UTF-8''site.txt",
  });
  expect((await app.ask({ url: `/api/cases/${item}/files/${'0'.repeat(64)}`, as: county })).statusCode).toBe(404);
});

test('every page says what may run in it', async () => {
  const { headers } = await app.ask({ url: '/api/status' });
  expect(String(headers['content-security-policy'])).toContain("default-src 'self'");
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
});
