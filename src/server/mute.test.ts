import { beforeEach, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { caseSummary } from '../contract/case.ts';
import type { listMutes } from '../contract/mute.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const type = 'integrity/exceedance';
const [branch, foreign, city] = ['branch-980102-head', 'branch-980101-head', 'city-bureau-980100-officer'];
const outlet = 200_000;
let app: TestApp;

beforeEach(async () => {
  app = await testApp();
});

const give = (change: object = {}, as = branch) =>
  app.ask({ method: 'POST', url: '/api/mutes', as, body: { type, point: outlet, factor: 'w01018', to: '2026-03-05', reason: '停产检修,已报备', ...change } });
const list = async (as: string): Promise<Reply<typeof listMutes>> => (await app.ask({ url: `/api/mutes?type=${type}`, as })).json();
const leads = async (): Promise<number> => (await app.house.records.read(machineViewer).cases({ types: [type], limit: 10 })).length;
const exceeds = (hoursAgo: number, values: Readonly<Record<string, string>> = { w01018: '70' }) => app.sense(outlet, app.time.world - hoursAgo * hourMs, values);

test('a muted factor opens no lead, is still determined and counted, and opens one again when the mute has ended', async () => {
  const { id }: { id: string } = (await give()).json();
  await exceeds(2);
  expect(await leads()).toBe(0);
  expect((await list(city)).rows).toMatchObject([{ id, silenced: 1, mayEnd: false, from: '2026-03-02', to: '2026-03-05', reason: '停产检修,已报备', factor: { code: 'w01018' } }]);
  await exceeds(2, { w21003: '60' });
  expect(await leads()).toBe(1);
  expect((await app.ask({ method: 'POST', url: `/api/mutes/${id}/end`, as: branch })).statusCode).toBe(200);
  expect((await list(branch)).rows).toEqual([]);
  await exceeds(1);
  expect(await leads()).toBe(2);
});

test('it is by the day that was measured: a late hour before the mute opens a lead', async () => {
  await give();
  await exceeds(30);
  expect(await leads()).toBe(1);
});

test('an open lead is joined though the factor is muted', async () => {
  await exceeds(3);
  await give();
  await exceeds(2);
  const [lead] = await app.house.records.read(machineViewer).cases({ types: [type], limit: 10 });
  expect([await leads(), lead?.findings.length]).toEqual([1, 2]);
});

test.each([
  ['yesterday as its last day', { to: '2026-03-01' }, 422, 'mute.unfit'],
  ['the last day that is allowed', { to: '2026-03-31' }, 200, undefined],
  ['a day beyond it', { to: '2026-04-01' }, 422, 'mute.unfit'],
  ['no day', { to: '2026-02-30' }, 422, 'mute.unfit'],
  ['a blank reason', { reason: '  ' }, 422, 'mute.unfit'],
  ['a factor that nothing limits', { factor: 'a34004' }, 400, 'request.invalid'],
  ['another branch’s outlet', { point: 999_999 }, 403, 'access.foreign-region'],
  ['a type without mutes', { type: 'rectification/problem' }, 404, 'case.unknown-type'],
] as const)('a mute with %s', async (_, change, status, fault) => {
  const reply = await give(change);
  expect([reply.statusCode, (reply.json() as { fault?: string }).fault]).toEqual([status, fault]);
  expect((await list(branch)).rows).toHaveLength(status === 200 ? 1 : 0);
});

test('another branch neither gives, sees nor ends it', async () => {
  expect((await give({}, foreign)).statusCode).toBe(403);
  const { id }: { id: string } = (await give()).json();
  expect((await list(foreign)).rows).toEqual([]);
  expect((await app.ask({ method: 'POST', url: `/api/mutes/${id}/end`, as: foreign })).statusCode).toBe(404);
  expect([(await list(branch)).lastDay, (await list(city)).lastDay]).toEqual(['2026-03-31', undefined]);
});

test('the day’s numbers stand by rule and by branch', async () => {
  await exceeds(2);
  await exceeds(2, { w21003: '60' });
  const summary: Reply<typeof caseSummary> = (await app.ask({ url: `/api/cases-summary?type=${type}&detail=true`, as: city })).json();
  const day = { opened: 2, reviewed: 0, assigned: 0, verified: 0, substantiated: 0 };
  expect(summary).toMatchObject({ today: day, counted: 2, byRule: [{ id: 'integrity/outlet-hour', ...day }], byUnit: [{ id: 'branch-980102', ...day }] });
});
