import { beforeAll, expect, test } from 'vitest';
import { dayMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { caseLedger, readCase, workList } from '../contract/case.ts';
import type { listDeputies, readSession } from '../contract/session.ts';
import { registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [office, county, city, secretary] = ['rectification-98-officer', 'county-980102-officer', 'city-bureau-980100-officer', 'county-980102-secretary'];
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});

const list = async (as: string, tab: string): Promise<Reply<typeof workList>> => (await app.ask({ url: `/api/work?tab=${tab}`, as })).json();
const assigned = async (): Promise<string> => {
  const { id } = await registeredProblem(app.house, '980102', []);
  await stepBy(app.house, office, id, 'assign');
  return id;
};

test('what was sent down is not acknowledged until the county does, and can be reminded of once for all', async () => {
  const [one, two] = [await assigned(), await assigned()];
  await stepBy(app.house, county, two, 'accept');
  const receipts = async (): Promise<readonly unknown[]> => (await list(office, 'sent')).sent.filter((row) => [one, two].includes(row.case.id)).map((row) => [row.case.id, row.to.id, row.acknowledgedAt === undefined, row.urge]);
  expect(await receipts()).toEqual(expect.arrayContaining([[one, 'county-980102', true, true], [two, 'county-980102', false, true]]));
  const said = await app.ask({ method: 'POST', url: '/api/work/urge', as: office, body: { cases: [one, two, one, 'nothing'] } });
  expect(said.json()).toMatchObject({ urged: [one, two], refused: [{ id: 'nothing', fault: 'request.not-found' }] });
  const held = (await list(county, 'todo')).rows.find((row) => row.case.id === one);
  expect(held?.case.urged?.by.zh).toBe(app.house.directory.units.get('rectification-98')?.name.zh);
  app.time.world += 1;
  await stepBy(app.house, county, one, 'accept');
  expect((await list(county, 'todo')).rows.find((row) => row.case.id === one)?.case.urged).toBeUndefined();
});

test('the county reminds nobody above it', async () => {
  const id = await assigned();
  const said = await app.ask({ method: 'POST', url: '/api/work/urge', as: county, body: { cases: [id] } });
  expect(said.json()).toMatchObject({ urged: [], refused: [{ id, fault: 'case.step-refused' }] });
});

test('copied to those who are party and have nothing to do; done once one has acted and waits no longer', async () => {
  const id = await assigned();
  const has = async (as: string, tab: 'copied' | 'done'): Promise<boolean> => (await list(as, tab))[tab].some((row) => row.case.id === id);
  expect([await has(city, 'copied'), await has(county, 'copied'), await has(office, 'copied'), await has(office, 'done')]).toEqual([true, false, false, true]);
  expect((await list(city, 'copied')).copied.find((row) => row.case.id === id)?.waiting.map((unit) => unit.id)).toEqual(['county-980102']);
});

test('the ledger has the declared columns, and counts as due only what has come to its day', async () => {
  const id = await assigned();
  const ledger: Reply<typeof caseLedger> = (await app.ask({ url: '/api/cases-ledger?type=rectification/problem', as: office })).json();
  expect(ledger.columns.map((column) => column.title.zh)).toEqual(['督察轮次', '问题编号', '反馈问题', '整改目标', '整改措施', '整改时限', '时限类型', '督导单位', '责任单位', '责任人', '进展']);
  const row = ledger.rows.find((one) => one.case.id === id);
  expect([row?.progress, row?.cells[2]?.zh, row?.cells[6]?.zh]).toEqual(['not-started', '督察发现,该排放口长期超标。', '限期整改']);
  expect([ledger.figures.total, ledger.figures.due, ledger.figures.verified]).toEqual([ledger.rows.length, 0, 0]);
  expect((await app.ask({ url: '/api/cases-ledger?type=integrity/exceedance', as: office })).statusCode).toBe(404);
});

/** A session of the person that acts as this appointment. */
const actingAs = async (colleague: string, appointment: string): Promise<{ readonly status: number; readonly cookie: string; readonly session: Reply<typeof readSession> }> => {
  const said = await app.app.inject({ method: 'PUT', url: '/api/session/office', headers: { cookie: await app.cookieOf(colleague) }, payload: { appointment } });
  const [first] = said.cookies;
  return { status: said.statusCode, cookie: first === undefined ? '' : `${first.name}=${first.value}`, session: said.json() };
};
const give = (as: string, body: unknown) => app.ask({ method: 'POST', url: '/api/session/deputies', as, body });

test('a deputy acts under both names, never signs, and is nobody once the mandate is taken back or over', async () => {
  const { house, time } = app;
  const colleagues: Reply<typeof listDeputies> = (await app.ask({ url: '/api/session/deputies', as: secretary })).json();
  const deputy = house.directory.appointments.get(`appointment-${county}`)?.person ?? '';
  expect(colleagues.colleagues.map((one) => one.id)).toContain(deputy);
  const given = await give(secretary, { person: deputy, from: '2026-03-02', to: '2026-03-06' });
  const { id } = given.json() as { id: string };
  const acting = await actingAs(county, id);
  expect([acting.status, acting.session.acting.role, acting.session.acting.title.zh]).toEqual([200, 'party-secretary', '县委书记(AB岗)']);
  expect(house.directory.officesOf(deputy, '2026-03-07').map((held) => held.id)).not.toContain(id);
  const principal = house.directory.persons.get(house.directory.appointments.get(`appointment-${secretary}`)?.person ?? '');
  const again = await app.app.inject({ method: 'GET', url: '/api/session', headers: { cookie: acting.cookie } });
  expect(again.statusCode).toBe(200);
  const audit = await house.records.read({ scope: 'all', unit: '', region: '', role: 'system' }).audit({ limit: 5 });
  expect(audit.map((entry) => entry.action)).toContain('mandate.give');
  expect(audit.find((entry) => entry.action === 'mandate.give')?.actor).toContain(principal?.name.zh);
  expect((await app.app.inject({ method: 'POST', url: '/api/session/deputies', headers: { cookie: acting.cookie }, payload: { person: principal?.id ?? '', from: '2026-03-02', to: '2026-03-03' } })).json()).toMatchObject({ fault: 'access.deputy-unfit' });
  expect((await app.ask({ method: 'DELETE', url: `/api/session/deputies/${id}`, as: secretary })).statusCode).toBe(200);
  expect((await app.app.inject({ method: 'GET', url: '/api/session', headers: { cookie: acting.cookie } })).statusCode).toBe(401);
  time.world += dayMs;
  expect((await actingAs(county, id)).status).toBe(403);
  time.world -= dayMs;
});

test('what a deputy does is on the record with both names', async () => {
  const { house } = app;
  const deputy = house.directory.appointments.get('appointment-county-980102-secretary')?.person ?? '';
  const { id } = (await give(county, { person: deputy, from: '2026-03-02', to: '2026-03-06' })).json() as { id: string };
  const { cookie } = await actingAs(secretary, id);
  const item = await assigned();
  const said = await app.app.inject({ method: 'POST', url: `/api/cases/${item}/events/accept`, headers: { cookie }, payload: { seenSeq: 2, data: {} } });
  const view = said.json() as Reply<typeof readCase>;
  const nameOf = (person: string): string => house.directory.persons.get(person)?.name.zh ?? '?';
  const absent = nameOf(house.directory.appointments.get(`appointment-${county}`)?.person ?? '');
  expect(view.events.at(-1)?.actor.says).toMatch(new RegExp(`\\(AB岗\\) ${nameOf(deputy)}\\(代${absent}\\)$`));
});

test.each([
  ['oneself           ', (own: string) => ({ person: own, from: '2026-03-02', to: '2026-03-03' })],
  ['somebody elsewhere', () => ({ person: 'person-elsewhere', from: '2026-03-02', to: '2026-03-03' })],
  ['days the wrong way', (_own: string, other: string) => ({ person: other, from: '2026-03-05', to: '2026-03-03' })],
  ['days gone by      ', (_own: string, other: string) => ({ person: other, from: '2026-02-01', to: '2026-02-03' })],
  ['no days           ', (_own: string, other: string) => ({ person: other, from: 'soon', to: 'later' })],
] as const)('no mandate: %s', async (_name, body) => {
  const personOf = (appointment: string): string => app.house.directory.appointments.get(`appointment-${appointment}`)?.person ?? '';
  expect((await give(county, body(personOf(county), personOf(secretary)))).json()).toMatchObject({ fault: 'access.deputy-unfit' });
});
