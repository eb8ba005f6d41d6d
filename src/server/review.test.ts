import { beforeEach, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { completeness, completenessWhy, decideReview, listCheckRules, listReview, readReview } from '../contract/review.ts';
import { checkPiece } from '../flow/checks/check-piece.ts';
import { changeCheck } from '../flow/checks/check-rules.ts';
import { judgeMarked } from '../flow/judge-marked.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';
import { hashPassword } from './credentials.ts';

const [branch, foreign, city, firm] = ['branch-980102-head', 'branch-980101-head', 'city-bureau-980100-officer', 'enterprise'];
const outlet = 200_000;
const password = 'reviewer-2026';
let app: TestApp;
let first: number;
const at = (hour: number): number => first + hour * hourMs;

beforeEach(async () => {
  app = await testApp();
  first = app.time.world - 30 * hourMs;
  const hash = await hashPassword(password);
  const person = app.house.directory.appointments.get(`appointment-${branch}`)?.person ?? '';
  await app.house.records.write(machineViewer, (records) => records.putAccount({ id: 'reviewer', person, login: 'reviewer',
    password: hash, disabled: false }));
  for (let hour = 0; hour < 24; hour += 1) await app.sense(outlet, at(hour), { w01018: hour < 13 ? '81.5' : String(20 + hour),
    w21003: hour === 20 ? '-1' : String(1 + (hour % 3)) });
  await check();
});

async function check(): Promise<void> {
  for (let piece = 0; (await checkPiece(app.house)) && piece < 99;) piece += 1;
}
const list = async (as: string, query = ''): Promise<Reply<typeof listReview>> => (await app.ask({ url: `/api/review/spans?${query}`,
  as })).json();
const series = async (as = branch): Promise<Reply<typeof readReview>> =>
  (await app.ask({ url: `/api/review/series?point=${outlet}&factor=w01018&from=${at(0)}&to=${at(24)}`, as })).json();
const decide = (change: object = {}, as = branch) => app.ask({
  method: 'POST', url: '/api/review/decisions', as, body: { point: outlet, factors: ['w01018'], from: at(0), to: at(13),
    verdict: 'not-valid', reason: '仪器卡滞,现场核实', password, ...change },
});
const verdicts = async (): Promise<readonly string[]> => {
  while ((await judgeMarked(app.house)) > 0);
  return (await app.house.observations.determinations({ points: [outlet], factors: ['w01018'], period: 'hour', window: { from: at(0),
    to: at(2) } })).map(({ verdict }) => verdict);
};

test('the work list has the longest first, for whose outlet it is', async () => {
  const seen = await list(branch);
  expect(seen.rows.map(({ factor, key, hours, ended, reason }) => [factor.code, key, hours, ended, reason.zh])).toEqual([
    ['w01018', 'flat', 13, true, '连续 13 小时恒值 81.5 mg/L'], ['w21003', 'negative', 1, true, '负值 -1 mg/L'],
  ]);
  expect((await list(city)).total).toBe(2);
  expect((await list(foreign)).total).toBe(0);
  expect((await list(branch, 'factor=w21003')).total).toBe(1);
  expect((await list(branch, 'rule=flat&kind=water-outlet')).total).toBe(1);
  expect((await list(branch, 'kind=air-station')).total).toBe(0);
  expect((await app.ask({ url: '/api/review/spans' })).statusCode).toBe(401);
});

test('a reviewer decides with reason and signature: judging heeds it, the span leaves the list, raw values stay', async () => {
  expect(await verdicts()).toEqual(['exceeds', 'exceeds']);
  const before = await app.house.observations.readingsOfHours([{ point: outlet, at: at(0) }], 'hour', ['Avg']);
  const made = await decide();
  expect(made.statusCode).toBe(200);
  const { id, hash }: Reply<typeof decideReview> = made.json();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await verdicts()).not.toContain('exceeds');
  expect((await list(branch)).rows.map(({ key }) => key)).toEqual(['negative']);
  expect((await list(branch, 'state=decided')).rows[0]?.decision).toMatchObject({ effect: 'not-valid', reason: '仪器卡滞,现场核实' });
  const { hours, marks } = await series();
  expect(hours.slice(0, 14).map(({ used }) => used)).toEqual([...Array.from({ length: 13 }, () => false), true]);
  expect(marks.find((mark) => mark.id === id)).toMatchObject({ maker: 'reviewer', state: 'standing', mayTakeBack: true,
    signature: { hash, method: 'password' } });
  expect(await app.house.observations.readingsOfHours([{ point: outlet, at: at(0) }], 'hour', ['Avg'])).toEqual(before);
  expect((await app.house.records.read(machineViewer).audit({ limit: 5 })).map(({ action }) => action)).toContain('review.decide');
});

test('taken back it judges as before, and stays on record', async () => {
  const { id }: { id: string } = (await decide()).json();
  await verdicts();
  const back = (as = branch, given = password) => app.ask({ method: 'POST', url: `/api/review/decisions/${id}/take-back`, as,
    body: { reason: '复核有误', password: given } });
  expect((await back(branch, 'wrong-password')).json()).toMatchObject({ fault: 'access.sign-in-failed' });
  expect((await back()).statusCode).toBe(200);
  expect((await back()).json()).toMatchObject({ fault: 'mark.ended' });
  expect(await verdicts()).toEqual(['exceeds', 'exceeds']);
  expect((await list(branch)).total).toBe(2);
  expect((await series()).marks.find((mark) => mark.id === id)).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '复核有误' } });
});

test('a reviewer stands over a rule that this place made invalid', async () => {
  await changeCheck(app.house, { row: 'checks/flat.water-outlet-slow', from: '2026-03-01', on: true, effect: 'not-valid',
    figures: { hours: 12 } }, '监测中心');
  await check();
  expect(await verdicts()).not.toContain('exceeds');
  await decide({ verdict: 'valid', reason: '比对合格' });
  expect(await verdicts()).toEqual(['exceeds', 'exceeds']);
});

test.each([
  ['a wrong password', { password: 'wrong-password' }, 401, 'access.sign-in-failed'],
  ['no reason', { reason: '  ' }, 400, 'request.invalid'],
  ['half an hour', { from: 1 }, 422, 'mark.span-unfit'],
  ['an end before the beginning', { from: 7_200_000, to: 3_600_000 }, 422, 'mark.span-unfit'],
  ['the future', { to: 4_102_444_800_000 }, 422, 'mark.span-unfit'],
  ['a factor that it does not measure', { factors: ['a34004'] }, 422, 'mark.factor-unfit'],
  ['no such point', { point: 999_999 }, 404, 'request.not-found'],
] as const)('a decision with %s', async (_, change, status, fault) => {
  const got = await decide(change);
  expect([got.statusCode, (got.json() as { fault: string }).fault]).toEqual([status, fault]);
});

test('another branch decides nothing here', async () => {
  const person = app.house.directory.appointments.get(`appointment-${foreign}`)?.person ?? '';
  const hash = await hashPassword(password);
  await app.house.records.write(machineViewer, (records) => records.putAccount({ id: 'other', person, login: 'other', password: hash,
    disabled: false }));
  expect((await decide({}, foreign)).json()).toMatchObject({ fault: 'access.foreign-region' });
  expect((await list(branch)).total).toBe(2);
});

test('completeness is counted: due, received, valid, marked, missing, and why', async () => {
  await app.send(outlet, at(24), { w01018: '5' }, 'M');
  await decide();
  const month = async (): Promise<Reply<typeof completeness>> => (await app.ask({ url: `/api/completeness?month=2026-03&point=${outlet}`,
    as: branch })).json();
  const { rows, from, to } = await month();
  // Nothing is due before the first hour that this installation holds.
  const due = (to - Math.max(from, at(0))) / hourMs;
  const march = (hours: readonly number[]): number => hours.filter((hour) => at(hour) >= from && at(hour) < to).length;
  const all = Array.from({ length: 25 }, (_, hour) => hour);
  const want = { due, received: march(all), valid: march(all.slice(13, 24)), marked: march(all.slice(0, 13)) + march([24]),
    missing: due - march(all) };
  const cod = rows.find(({ factor }) => factor.code === 'w01018');
  await check();
  expect((await month()).rows.find(({ factor }) => factor.code === 'w01018')).toMatchObject(want);
  expect(cod?.percent).toBe(((100 * want.received) / due).toFixed(1));
  const why: Reply<typeof completenessWhy> = (await app.ask({ url: `/api/completeness/${outlet}?month=2026-03&factor=w01018`,
    as: branch })).json();
  expect(why.rows.reduce((sum, { hours }) => sum + hours, 0)).toBe(due - want.valid);
  expect(why.rows.map(({ why: of }) => of)).toContain('missing');
  expect(why.rows.find(({ why: of }) => of === 'flag')?.says.zh).toBe('数据标记 M 维护');
  expect(why.rows.find(({ why: of }) => of === 'mark')?.says.zh).toBe('标记:仪器卡滞,现场核实');
});

test('a firm sees the completeness of its own outlets and no work list', async () => {
  const office = [...app.house.directory.appointments.values()].find(({ role, unit }) => role === firm
    && unit === app.house.directory.points.get(outlet)?.enterprise)?.id.replace('appointment-', '') ?? '';
  const seen: Reply<typeof completeness> = (await app.ask({ url: '/api/completeness?month=2026-03', as: office })).json();
  expect(new Set(seen.rows.map(({ point }) => point.number))).toEqual(new Set([outlet]));
  expect((await app.ask({ url: '/api/review/spans', as: office })).statusCode).toBe(403);
});

test('rules are shown with their confidence; a branch changes none', async () => {
  const { rows, changes, mayChange }: Reply<typeof listCheckRules> = (await app.ask({ url: '/api/review/rules', as: branch })).json();
  expect([rows.length > 50, rows.some(({ confidence }) => confidence === 'low'), changes, mayChange]).toEqual([true, true, [], false]);
});
