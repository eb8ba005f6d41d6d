import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { listMessages } from '../contract/message.ts';
import { escalateUnread } from '../flow/escalate-unread.ts';
import { registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const county = 'county-980102-officer';
const city = 'city-bureau-980100-officer';
const office = 'rectification-98-officer';
type Inbox = Reply<typeof listMessages>;
let app: TestApp;
let id: string;
beforeAll(async () => { app = await testApp(); }, 60_000);
afterAll(() => app.app.close());
beforeEach(async () => {
  ({ id } = await registeredProblem(app.house, '980102', [200_000]));
  await stepBy(app.house, office, id, 'assign');
});

const inbox = async (as: string, query = ''): Promise<Inbox> => (await app.ask({ url: `/api/messages${query}`, as })).json() as Inbox;
const mine = async (as: string): Promise<string[]> => (await inbox(as)).rows.filter((row) => row.case.id === id).map(({ kind, step, state }) => `${kind} ${step.zh} ${state}`);
const later = (days: number): void => { app.time.world += days * dayMs; };

test('it waits, it is urged, it is done: each office hears it, and the record says what became of it', async () => {
  expect(await mine(county)).toEqual(['waits 签收 sent']);
  expect(await mine(city)).toEqual([]);
  await stepBy(app.house, office, id, 'urge');
  expect(new Set(await mine(county))).toEqual(new Set(['urged 签收 sent', 'waits 签收 sent']));
  later(0.01);
  await stepBy(app.house, county, id, 'accept');
  expect(new Set(await mine(county))).toEqual(new Set(['waits 报送方案 sent', 'urged 签收 answered', 'waits 签收 acted']));
  expect(await mine(office)).toEqual(['answered 签收 sent', 'waits 交办 acted']);
  const row = (await inbox(county)).rows.find((one) => one.kind === 'urged' && one.case.id === id);
  expect(row).toMatchObject({ by: expect.stringContaining('整改办'), doneBy: expect.any(String), doneAt: app.time.world });
});

test('a plan sent back is a message with who and why; a warning comes at its point, what is overdue after its end', async () => {
  await stepBy(app.house, county, id, 'accept');
  const measures = [{ id: 'm', what: '改造', quantity: '1', unit: '套', owner: '县', due: '2026-05-06' }];
  await stepBy(app.house, county, id, 'submit-plan', { plan: '方案', measures });
  later(0.01);
  await stepBy(app.house, city, id, 'return-plan', { reason: '目标没有数量' });
  const row = (await inbox(county)).rows.find((one) => one.kind === 'returned' && one.case.id === id);
  expect(row).toMatchObject({ reason: '目标没有数量', step: { zh: '报送方案' }, state: 'sent' });
  const kinds = async (): Promise<string[]> => (await inbox(county)).rows.filter((one) => one.case.id === id && one.state === 'sent').map(({ kind, left }) => `${kind}${left ?? ''}`);
  expect(await kinds()).toEqual(['returned']);
  later(11);
  expect(await kinds()).toContain('warning3');
  later(10);
  expect(await kinds()).toEqual(expect.arrayContaining(['warning3', 'warning1', 'overdue0']));
  await stepBy(app.house, county, id, 'submit-plan', { plan: '方案', measures });
  expect(await kinds()).toEqual([]);
});

test('reading is one person’s: the count falls, the other office’s stays, and nobody reads for somebody else', async () => {
  const before = (await inbox(county)).unread;
  const row = (await inbox(county)).rows.find((one) => one.case.id === id);
  const read = (as: string) => app.ask({ method: 'POST', url: '/api/messages/read', as, body: { ids: [row?.id ?? ''] } });
  expect((await read(city)).json()).toEqual({ read: 0 });
  expect((await read(county)).json()).toEqual({ read: 1 });
  expect((await read(county)).json()).toEqual({ read: 0 });
  expect((await app.ask({ url: '/api/messages/unread', as: county })).json()).toEqual({ unread: before - 1 });
  expect(await mine(county)).toEqual(['waits 签收 read']);
  expect((await inbox(county, '?unread=true')).rows.map((one) => one.id)).not.toContain(row?.id);
});

test('pages follow one another without gap or repeat', async () => {
  const all = (await inbox(county, '?limit=100')).rows.map((one) => one.id);
  const paged: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: Inbox = await inbox(county, `?limit=2${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
    paged.push(...page.rows.map((one) => one.id));
    next = page.next;
  }
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(2);
});

test('what nobody read in time says to whom it was told above, and they hear who did not read; read late, it says both', async () => {
  await escalateUnread(app.house);
  later(6);
  await escalateUnread(app.house);
  const own = async (as: string) => (await inbox(as)).rows.find((one) => one.case.id === id && one.kind === 'waits');
  const row = await own(county);
  expect(row).toMatchObject({ kind: 'waits', state: 'escalated', escalated: { at: app.time.world, to: { zh: '本单位主要负责同志' } } });
  const above = (await inbox('county-980102-secretary')).rows.filter((one) => one.case.id === id && one.kind === 'escalated' && one.unreadSince === row?.at);
  expect(above).toMatchObject([{ state: 'sent', by: expect.any(String), step: { zh: '签收' } }]);
  await app.ask({ method: 'POST', url: '/api/messages/read', as: county, body: { ids: [row?.id ?? ''] } });
  expect(await own(county)).toMatchObject({ state: 'read', escalated: { at: app.time.world } });
});
