import { beforeAll, expect, test } from 'vitest';
import { addDays, dayMs, dayOf, hourMs, instant } from '../basis/time.ts';
import { replay } from '../act/fold.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { readCase } from '../contract/case.ts';
import { declaredType } from '../flow/cases/case-types.ts';
import { caseNow, measures, registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { textOfEvent } from '../model/event-text.ts';
import { historyFlaw } from '../publish/history-flaw.ts';
import { drillPassword } from '../roof/drill/settle.ts';
import { testApp, type TestApp } from './app.fixture.ts';
import { tokenHash } from './credentials.ts';

/** Whoever claims an office that they do not hold, or no longer hold, does nothing with it; clocks that are off break nothing. */
const [office, county, city] = ['rectification-98-officer', 'county-980102-officer', 'city-bureau-980100-officer'];
const cityOffice = `appointment-${city}`;
type Said = Partial<Reply<typeof readCase>> & { readonly fault?: string; readonly message?: { readonly zh: string } };
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

async function planned(): Promise<string> {
  const { id } = await registeredProblem(app.house, '980102', []);
  await stepBy(app.house, office, id, 'assign');
  await stepBy(app.house, county, id, 'accept');
  await stepBy(app.house, county, id, 'submit-plan', { plan: '方案', measures });
  return id;
}

type Claim = {
  readonly headers?: Readonly<Record<string, string>>; readonly body?: object; readonly query?: string;
  readonly cookie?: string;
};
const claims: Readonly<Record<string, Claim>> = {
  'a header            ': { headers: { 'x-appointment': cityOffice, 'x-qingshan-appointment': cityOffice, 'x-role': 'city' } },
  'the body            ': { body: { appointment: cityOffice, actor: { person: 'x', appointment: cityOffice, role: 'city', says: '市局' } } },
  'the step’s own data ': { body: { data: { $actor: cityOffice, role: 'city' } } },
  'the query           ': { query: `?appointment=${cityOffice}&role=city` },
  'a second cookie     ': { cookie: `; appointment=${cityOffice}; role=city` },
};

test.each(Object.entries(claims))('an office claimed in %s is not held: the step stays another’s', async (_name, claim) => {
  const id = await planned();
  const before = await caseNow(app.house, id);
  const said = await app.ask({
    method: 'POST', url: `/api/cases/${id}/events/approve-plan${claim.query ?? ''}`, body: { seenSeq: before.seq, data: {}, ...claim.body },
    headers: { cookie: `${await app.cookieOf(county)}${claim.cookie ?? ''}`, ...claim.headers },
  });
  expect(said.statusCode, said.body).toBeGreaterThanOrEqual(400);
  expect(['case.not-yours', 'request.invalid', 'case.field-invalid']).toContain(said.json<Said>().fault);
  expect(await caseNow(app.house, id)).toEqual(before);
});

test('no session is of an office that its person does not hold: asked for at sign-in, changed to, or by an altered cookie', async () => {
  const asked = { login: 'county-980102', password: drillPassword, appointment: cityOffice };
  const signedIn = await app.ask({ method: 'POST', url: '/api/session', body: asked });
  expect([signedIn.statusCode, signedIn.json<Said>().fault]).toEqual([403, 'access.no-appointment']);
  expect(signedIn.headers['set-cookie']).toBeUndefined();
  expect(signedIn.json<Said>().message?.zh).toContain('请系统管理员更新任职登记');
  const cookie = await app.cookieOf(county);
  const changed = await app.ask({ method: 'PUT', url: '/api/session/office', body: { appointment: cityOffice }, headers: { cookie } });
  expect([changed.statusCode, changed.json<Said>().fault]).toEqual([403, 'access.no-appointment']);
  const altered = `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`;
  expect((await app.ask({ url: '/api/session', headers: { cookie: altered } })).statusCode).toBe(401);
  const person = app.house.directory.appointments.get(`appointment-${county}`)?.person ?? '';
  // Not even a row of the store that joins one person to another’s office.
  const joined = { tokenHash: tokenHash('joined'), person, appointment: cityOffice, createdAt: 0, expiresAt: app.time.machine + hourMs };
  await app.house.records.write(machineViewer, (records) => records.putSession(joined));
  expect((await app.ask({ url: '/api/session', headers: { cookie: 'qingshan=joined' } })).statusCode).toBe(401);
  expect((await app.ask({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
});

test('an office that ended yesterday: its session is nobody’s, its sign-in is refused in words, its step changes nothing', async () => {
  const id = await planned();
  const own = app.house.directory.appointments.get(cityOffice);
  const today = dayOf(instant(app.time.world));
  const cookie = await app.cookieOf(city);
  expect((await app.ask({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
  const entryTo = async (to: string | undefined): Promise<void> => {
    const body = { ...own, ...(to === undefined ? {} : { to }) } as NonNullable<typeof own>;
    const days = { from: body.from, ...(to === undefined ? {} : { to }) };
    const entry = { kind: 'appointment', id: cityOffice, ...days, enteredAt: app.time.machine, body } as const;
    await app.house.records.write(machineViewer, (records) => records.putEntries([entry]));
    await app.house.directory.reload(app.house.records.read(machineViewer), ['appointment']);
    app.time.machine += 1;
  };
  await entryTo(addDays(today, -1));
  const url = `/api/cases/${id}/events/approve-plan`;
  const approve = () => app.ask({ method: 'POST', url, headers: { cookie }, body: { seenSeq: 4, data: {} } });
  const step = await approve();
  expect([step.statusCode, step.json<Said>().fault, (await caseNow(app.house, id)).seq]).toEqual([401, 'access.sign-in-needed', 4]);
  const signIn = await app.ask({ method: 'POST', url: '/api/session', body: { login: 'city-980100', password: drillPassword } });
  expect(signIn.json<Said>()).toMatchObject({ fault: 'access.no-appointment', message: { zh: expect.stringContaining('任期、代理期限已满') } });
  // Today is a day in office, to its end.
  await entryTo(today);
  expect((await approve()).statusCode).toBe(200);
});

test('a server clock that steps back an hour: steps go on, the history verifies and replays, sessions end on their day', async () => {
  const { id } = await registeredProblem(app.house, '980102', []);
  const cookie = await app.cookieOf(county);
  await stepBy(app.house, office, id, 'assign');
  app.time.world -= hourMs;
  app.time.machine -= hourMs;
  const body = { seenSeq: 2, data: {} };
  const said = await app.ask({ method: 'POST', url: `/api/cases/${id}/events/accept`, headers: { cookie }, body });
  expect(said.statusCode, said.body).toBe(200);
  app.time.world += hourMs;
  app.time.machine += hourMs;
  const events = await app.house.records.read(machineViewer).caseEvents(id);
  const of = await caseNow(app.house, id);
  expect(historyFlaw(events.map(textOfEvent), of.head)).toBeUndefined();
  expect(replay(declaredType(app.house.programmes, of.type), events)).toEqual(of);
  app.time.machine += dayMs;
  expect((await app.ask({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
  app.time.machine -= dayMs;
});
