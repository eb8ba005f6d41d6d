import { beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { mapWork } from '../contract/map.ts';
import { closeOut, noticedProblem, rectifyingProblem, registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type Answer = Reply<typeof mapWork>;
const county = '980102';
const [outlet, silent] = [200_000, 200_001];
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };
const asOf = async (app: TestApp, at?: number, as = 'province-98-officer'): Promise<Answer> =>
  (await app.ask({ url: `/api/map/work${at === undefined ? '' : `?at=${at}`}`, as })).json();

let app: TestApp;
let opening: number;
/** What the map answered at each moment, when that moment was now. */
const given: Answer[] = [];

async function later(ms: number, happens: () => Promise<unknown>): Promise<void> {
  app.time.world += ms;
  await happens();
  given.push(await asOf(app));
}

beforeAll(async () => {
  app = await testApp();
  const { house, time, sense } = app;
  await later(0, async () => {
    opening = time.world;
    const { id } = await registeredProblem(house, county, [silent]);
    await stepBy(house, 'rectification-98-officer', id, 'assign');
  });
  let id = '';
  await later(hourMs, async () => { ({ id } = await rectifyingProblem(house, county, [outlet])); });
  // A value over the limit opens a lead; a day later the same hour comes again, corrected.
  const over = time.world - hourMs;
  await later(hourMs, () => sense(outlet, over, { ...clean, w01018: '70' }));
  await later(dayMs, () => sense(outlet, over, clean));
  await later(4 * dayMs, async () => {
    const today = time.world - (time.world % dayMs) - 8 * hourMs;
    for (let at = today - 2 * dayMs; at < time.world - hourMs; at += hourMs) await sense(outlet, at, clean);
  });
  await later(hourMs, () => noticedProblem(house, id, county));
  await later(14 * dayMs, () => closeOut(house, id));
  await later(dayMs, () => stepBy(house, 'city-bureau-980100-officer', id, 'look-back-failed', { reason: '复现' }));
  app.time.world += 40 * dayMs;
}, 60_000);

test('law: asked later, a past moment answers as it did when it was now; what came after never shows', async () => {
  expect(given.map(({ marks }) => marks.filter(({ kind }) => kind === 'lead').length)).toContain(1);
  expect(given.map(({ regions }) => regions.find(({ region }) => region.code === county)?.done)).toContain(1);
  expect(given.map(({ regions }) => regions.find(({ region }) => region.code === county)?.closedOut)).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
  expect(new Set(given.map(({ marks }) => JSON.stringify(marks))).size).toBeGreaterThan(5);
  for (const [n, before] of given.entries()) expect(await asOf(app, before.at), `moment ${n}`).toEqual(before);
});

test('law: now, asked for by its moment, is now', async () => {
  expect(await asOf(app, app.time.world)).toEqual(await asOf(app));
});

test('between two happenings the map stands as after the first, its clocks at that moment', async () => {
  const [first, second] = [given[0], given[1]];
  const between = await asOf(app, (second?.at ?? 0) - 1);
  expect(between.marks.map(({ id, state }) => [id, state])).toEqual(first?.marks.map(({ id, state }) => [id, state]));
  const long = await asOf(app, (given.at(-1)?.at ?? 0) + 39 * dayMs);
  expect(long.regions.find(({ region }) => region.code === county)?.overdue).toBeGreaterThan(0);
});

test('today’s rights hold for every moment', async () => {
  const foreign = await asOf(app, given[2]?.at, 'county-980103-officer');
  expect(foreign.marks.filter(({ region }) => region.startsWith(county))).toEqual([]);
  expect(foreign.regions.map(({ region }) => region.code)).toEqual(['980103']);
});

const asked: readonly (readonly [string, () => unknown, number])[] = [
  ['before the first case', () => opening - 1, 422], ['after now', () => app.time.world + 1, 422], ['no moment', () => 'yesterday', 400],
  ['the first moment', () => opening, 200],
];
test.each(asked)('%s', async (_name, at, status) => {
  const said = await app.ask({ url: `/api/map/work?at=${at()}`, as: 'province-98-officer' });
  expect(said.statusCode).toBe(status);
  if (status === 422) expect(said.json()).toMatchObject({ fault: 'request.outside-record' });
});

test('where there is no case, there is no past', async () => {
  const empty = await testApp();
  const now = await asOf(empty);
  expect(now).toMatchObject({ at: empty.time.world });
  expect(now.since).toBeUndefined();
  expect((await empty.ask({ url: `/api/map/work?at=${empty.time.world - hourMs}`, as: 'province-98-officer' })).statusCode).toBe(422);
});
