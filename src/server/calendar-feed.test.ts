import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, startOfDay } from '../basis/time.ts';
import type { makeCalendarFeed } from '../contract/calendar-feed.ts';
import type { Reply } from '../contract/endpoint.ts';
import { registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const region = '980102';
const county = `county-${region}-officer`;
const office = 'rectification-98-officer';
let app: TestApp;
beforeAll(async () => { app = await testApp(); }, 60_000);
afterAll(() => app.app.close());

const made = async (as: string): Promise<string> => {
  const said = await app.ask({ method: 'POST', url: '/api/session/calendar', as });
  return (said.json() as Reply<typeof makeCalendarFeed>).path;
};
const read = (path: string) => app.ask({ url: path, headers: { host: 'qingshan.example' } });
/** As a stranger reads it. */
const eventsIn = (text: string): ICAL.Event[] => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const alarmsOf = (event: ICAL.Event): string[] =>
  event.component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger')));

async function assigned(): Promise<{ readonly id: string; readonly title: string }> {
  const { id } = await registeredProblem(app.house, region, [200_000]);
  const of = await stepBy(app.house, office, id, 'assign');
  return { id, title: of.title.zh };
}

test('a stranger’s parser reads the open terms of what waits, in UTC, with alarms at the warning points and a link to the item', async () => {
  const { id, title } = await assigned();
  const path = await made(county);
  expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/u);
  const said = await read(path);
  expect([said.statusCode, said.headers['content-type'], said.headers['cache-control']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache']);
  const of = await app.house.records.read(machineViewer).case(id);
  const clock = of?.clocks.find((one) => one.id === 'acceptance');
  const [event] = eventsIn(said.body);
  expect(event?.startDate.toJSDate().getTime()).toBe(clock?.due);
  expect(event?.startDate.zone.tzid).toBe('UTC');
  expect(event).toMatchObject({ uid: `${id}.acceptance.${clock?.startedAt}@qingshan`, summary: `【签收截止】${title}`, sequence: of?.seq });
  expect(event?.description).toContain(clock?.says.zh);
  expect(event?.component.getFirstPropertyValue('url')).toBe(`http://qingshan.example/case/${id}`);
  expect(event === undefined ? [] : alarmsOf(event)).toEqual((clock?.warnings ?? []).map(({ at }) => new Date(at).toISOString().replace('.000', '')));
  expect(clock?.warnings).not.toEqual([]);
  expect((await read(path)).body).toBe(said.body);
});

test('a step moves the term on: the old one goes, the next keeps its identity over a change and counts its sequence up', async () => {
  const { id } = await assigned();
  const path = await made(county);
  const mine = async (): Promise<ICAL.Event[]> => eventsIn((await read(path)).body).filter(({ uid }) => uid.startsWith(id));
  const [first] = await mine();
  await stepBy(app.house, county, id, 'accept');
  const [second] = await mine();
  expect([first?.uid.split('.')[1], second?.uid.split('.')[1]]).toEqual(['acceptance', 'plan']);
  await stepBy(app.house, office, id, 'attach-outlet', { point: 200_001 });
  const [third] = await mine();
  expect(third?.uid).toBe(second?.uid);
  expect(third?.sequence).toBeGreaterThan(second?.sequence ?? 0);
});

test('an address is good for one person until it is made anew or revoked; only its hash is kept, and the audit trail never has it', async () => {
  await assigned();
  const [own, other] = [await made(county), await made(office)];
  expect(eventsIn((await read(other)).body).filter(({ uid }) => uid.includes('.acceptance.'))).toEqual([]);
  const again = await made(county);
  expect([(await read(own)).statusCode, (await read(again)).statusCode]).toEqual([404, 200]);
  expect((await app.ask({ url: '/api/session/calendar', as: county })).json()).toMatchObject({ feed: { madeAt: app.time.machine, usedAt: app.time.machine } });
  expect((await app.ask({ method: 'DELETE', url: '/api/session/calendar', as: county })).json()).toEqual({ revoked: true });
  expect((await app.ask({ method: 'DELETE', url: '/api/session/calendar', as: county })).json()).toEqual({ revoked: false });
  expect((await read(again)).statusCode).toBe(404);
  expect((await app.ask({ url: '/api/session/calendar', as: county })).json()).toEqual({});
  const token = again.slice('/calendar/'.length, -'.ics'.length);
  const records = app.house.records.read(machineViewer);
  const [audit, feeds] = [await records.audit({ limit: 50 }), await records.calendarFeeds(app.house.directory.appointments.get(`appointment-${county}`)?.person ?? '')];
  expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['calendar-feed.make', 'calendar-feed.revoke']));
  expect(JSON.stringify([audit, feeds])).not.toContain(token);
});

test.each([['no ending', '/calendar/abc'], ['unknown', `/calendar/${'a'.repeat(43)}.ics`], ['empty', '/calendar/.ics']])('%s: there is no such calendar', async (_name, path) => {
  expect((await read(path)).statusCode).toBe(404);
});

test('who may no longer sign in, or holds no office any more, has no calendar', async () => {
  const path = await made(county);
  const person = app.house.directory.appointments.get(`appointment-${county}`)?.person ?? '';
  const account = (await app.house.records.read(machineViewer).accounts()).find((one) => one.person === person);
  if (account === undefined) throw new Error('no account');
  await app.house.records.write(machineViewer, (records) => records.putAccount({ ...account, disabled: true }));
  expect((await read(path)).statusCode).toBe(404);
  await app.house.records.write(machineViewer, (records) => records.putAccount(account));
  expect((await read(path)).statusCode).toBe(200);
  const now = app.time.world;
  app.time.world = startOfDay(day(app.house.directory.appointments.get(`appointment-${county}`)?.from ?? '')) - 1;
  expect((await read(path)).statusCode).toBe(404);
  app.time.world = now;
});
