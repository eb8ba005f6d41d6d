import { beforeEach, expect, test } from 'vitest';
import { civil, dayMs, hourMs, instant } from '../../basis/time.ts';
import { fail, ok } from '../../basis/result.ts';
import { usualMail, type Preferences } from '../../model/preferences.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { registeredProblem, stepBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import type { MailDesk } from './mail-desk.ts';
import { openDesk, standInMail, wants } from './post.fixture.ts';

const office = 'rectification-98-officer';
const county = 'county-980102-officer';
const nights = { from: '22:00', to: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };
const now: Preferences['mail'] = { ...usualMail, waits: 'now' };

// Monday, 10:00.
let home: TestHouse;
let stand: ReturnType<typeof standInMail>;
let desk: MailDesk;
let items: string[];
beforeEach(async () => {
  home = await testHouse();
  stand = standInMail();
  desk = openDesk(home, stand.post);
  await pass();
  items = [];
  for (const [name, point] of [['980102', 200_000], ['980102', 200_001]] as const) items.push(
    (await registeredProblem(home.house, name, [point])).id);
});
const later = async (ms: number, by = desk): Promise<void> => {
  home.time.machine += ms;
  home.time.world += ms;
  await pass(by);
};
const pass = async (by = desk): Promise<void> => { by.tick(); await by.settled(); };
const assign = async (): Promise<void> => { for (const id of items) await stepBy(home.house, office, id, 'assign'); };
const rows = () => home.house.records.read(machineViewer).deliveries({ channel: 'mail', limit: 50 });
const withParameters = (messages: House['parameters'][string]): TestHouse =>
  ({ ...home, house: { ...home.house, parameters: { ...home.house.parameters, messages } } });
const inbox = () => home.house.records.read(machineViewer).messages(
  { unit: 'county-980102', role: 'county', person: 'x', until: home.time.world }, { limit: 50 });

test('what falls into the night waits for the morning, held and not tried; what comes by day goes at once', async () => {
  await wants(home, county, { mail: now, quiet: nights });
  await later(13 * hourMs);
  await assign();
  await pass();
  expect(stand.got).toEqual([]);
  const held = (await rows()).map(({ state, tries, dueAt, trouble }) => [state, tries, civil(instant(dueAt)), trouble?.fault].join(' '));
  expect(held).toEqual(Array(2).fill('waiting 0 2026-03-03 07:00 mail.held'));
  expect((await desk.standing()).counts).toMatchObject({ waiting: 2, failing: 0 });
  await later(7 * hourMs + 59 * 60_000);
  expect(stand.got).toEqual([]);
  await later(60_000);
  expect(stand.got).toHaveLength(2);
  expect((await rows()).map(({ state, trouble }) => trouble?.fault ?? state)).toEqual(['sent', 'sent']);
});

test('a retry that would fall into the night waits, too; its tries stay', async () => {
  await wants(home, county, { mail: now, quiet: nights });
  stand.manner = () => fail('mail.no-answer', 'down');
  home.time.machine += 12 * hourMs - 10_000;
  await stepBy(home.house, office, items[0] ?? '', 'assign');
  await pass();
  await later(40_000);
  expect((await rows()).map(({ tries, dueAt, trouble }) => [tries, civil(instant(dueAt)), trouble?.fault]))
    .toEqual([[1, '2026-03-03 07:00', 'mail.held']]);
  stand.manner = () => ok(true);
  await later(9 * hourMs);
  expect((await rows())[0]).toMatchObject({ state: 'sent', tries: 2 });
});

test('kinds that a place names go at once, in the night and whatever a person chose', async () => {
  const strict = withParameters({ 'mail-never-held': ['urged', 'no-such-kind'] });
  const own = openDesk(strict, stand.post);
  await wants(home, county, { mail: { ...now, urged: 'off' }, quiet: nights });
  await later(13 * hourMs, own);
  await stepBy(home.house, office, items[0] ?? '', 'assign');
  await stepBy(home.house, office, items[0] ?? '', 'urge');
  await pass(own);
  expect(stand.got.map(({ subject }) => subject.slice(4, 6))).toEqual(['催办']);
});

test('the digest of a day goes from its hour on, once, by days left; over restarts and a crash it stays one', async () => {
  const person = await wants(home, county, { mail: { ...usualMail, waits: 'digest' }, digestHour: 17 });
  await assign();
  await later(6 * hourMs + 59 * 60_000);
  expect(stand.got).toEqual([]);
  await later(60_000);
  expect(stand.got.map(({ to, subject }) => [to, subject])).toEqual([[`${person}@example.org`, '【演练】每日汇总:2件待阅']]);
  const [text = ''] = stand.got.map((letter) => letter.text);
  expect([...text.matchAll(/还有\d+天\(.* 截止\)|还有\d+天/gu)].length).toBe(2);
  for (const id of items) expect(text).toContain(`https://qs.example/case/${id}`);
  for (let again = 0; again < 3; again += 1) await later(hourMs, openDesk(home, stand.post));
  expect(stand.got).toHaveLength(1);
  const { write } = home.house.records;
  let writes = 0;
  // The next day: queued, then killed before it is marked as sent.
  home.house.records.write = async (...given) => { writes += 1; if (writes > 1) throw new Error('killed'); return write(...given); };
  const dying = openDesk(home, stand.post);
  await later(21 * hourMs, dying).catch(() => undefined);
  home.house.records.write = write;
  await later(60_000, openDesk(home, stand.post));
  await later(60_000, openDesk(home, stand.post));
  expect([...new Set(stand.got.map(({ id }) => id))]).toHaveLength(2);
  expect((await rows()).map(({ id, state }) => [id, state]).toSorted())
    .toEqual([[`digest/2026-03-02/${person}`, 'sent'], [`digest/2026-03-03/${person}`, 'sent']]);
});

test('nothing unread: no digest, that day or later that day; read before it leaves, it does not leave', async () => {
  const person = await wants(home, county, { digestHour: 12 });
  await later(2 * hourMs);
  expect([await rows(), stand.got]).toEqual([[], []]);
  await assign();
  await later(hourMs);
  expect(await rows()).toEqual([]);
  stand.manner = () => fail('mail.no-answer', 'down');
  await later(dayMs - hourMs);
  expect((await rows()).map(({ state }) => state)).toEqual(['waiting']);
  const ids = (await inbox()).map(({ id }) => id);
  await home.house.records.write(machineViewer, (store) => store.readMessages(
    { unit: 'county-980102', role: 'county', person, until: home.time.world }, ids, home.time.world));
  stand.manner = () => ok(true);
  await later(60_000);
  expect((await rows()).map(({ state, trouble }) => [state, trouble?.fault])).toEqual([['withheld', 'mail.not-needed']]);
});

test('what is overdue stands first and is counted; a person who came after the hour waits for the next day', async () => {
  await assign();
  await later(hourMs * 8);
  await wants(home, county, { language: 'en', digestHour: 8 });
  await later(hourMs);
  expect(stand.got).toEqual([]);
  await later(30 * dayMs);
  const digest = stand.got.find(({ subject }) => subject.includes('digest'));
  expect(digest?.subject).toBe('[Drill] Daily digest: 2 unread, 2 of them overdue');
  expect(digest?.text).toMatch(/\d+ days overdue \(was due 2026-03-\d\d \d\d:\d\d\) · To do/u);
});
