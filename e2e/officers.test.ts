import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCases, readCase } from '../src/contract/case.ts';
import { publicItems } from '../src/contract/public.ts';
import { drillAccounts } from '../src/contract/session.ts';
import { setClock } from '../src/contract/status.ts';
import { smallDrill, storyPlace } from './drill.ts';
import { dropFolder, newFolder, startServing, type Installation } from './installation.ts';
import { until } from './until.ts';
import { Visitor } from './visitor.ts';

const flags = [...smallDrill, '--officers', 'on'];
/** Six items of their own, below the inspection two county tasks, the one with an extension under way, and one that a mission handed over. */
const stages = ['notice', 'city-check', 'signing', 'rectifying', 'planning', 'assigned', 'rectifying', 'planning', 'registered'];
const data = newFolder();
let place: Installation;

beforeAll(async () => { place = await startServing(data, flags); }, 300_000);
afterAll(async () => {
  await place.stop();
  dropFolder(data);
});

const items = async (): Promise<readonly { readonly id: string; readonly number: string; readonly state: string; readonly region: { readonly code: string } }[]> => {
  const { rows } = await (await Visitor.signedIn(place.address, 'rectification')).get(listCases, { query: { type: 'rectification/problem', limit: 100 } });
  return rows.toSorted((one, other) => (one.number < other.number ? -1 : 1));
};
const publicStates = async (): Promise<readonly string[]> => (await new Visitor(place.address).get(publicItems)).map(({ state }) => state).toSorted();

test('six rectification items, two county tasks and one of a mission stand at their stages when the address is printed, none of them in the story county', async () => {
  const found = await items();
  expect(found.map(({ state }) => state)).toEqual(stages);
  expect(new Set(found.map(({ region }) => region.code))).toEqual(new Set(['980101', '980103']));
  expect(place.said()).toMatch(/first casework: 6 rectification items in [\d.]+ s\n/);
});

test('the public reads those that are public, and may object to the one on notice', async () => {
  expect(await publicStates()).toEqual(['city-check', 'notice', 'rectifying', 'rectifying', 'rectifying', 'rectifying', 'rectifying', 'signing']);
  expect((await new Visitor(place.address).get(publicItems)).find(({ state }) => state === 'notice')?.notice).toMatchObject({ open: true, objections: 0 });
});

test('the officers’ accounts are not listed', async () => {
  const listed = (await new Visitor(place.address).get(drillAccounts)).map(({ login }) => login);
  expect(listed).toContain(storyPlace.branch);
  expect(listed.filter((login) => login.startsWith('county-') && !login.startsWith(`county-${storyPlace.county}`))).toEqual([]);
});

test('a second start adds none', { timeout: 300_000 }, async () => {
  const before = await items();
  expect(await place.stop()).toBe(0);
  place = await startServing(data, flags);
  expect(await items()).toEqual(before);
  expect(place.said()).not.toContain('first casework');
});

test('once the clock runs, the county that was assigned an item acknowledges it by itself', async () => {
  const assigned = (await items()).find(({ state }) => state === 'assigned')?.id ?? '';
  const system = await Visitor.signedIn(place.address, 'system');
  await system.get(setClock, { body: { speed: 3_600 } });
  const office = await Visitor.signedIn(place.address, 'rectification');
  const events = await until('the acknowledgement', async () => {
    const view = await office.get(readCase, { params: { id: assigned } });
    return view.row.state === 'assigned' ? undefined : view.events;
  });
  expect(events[2]).toMatchObject({ event: 'accept', actor: { role: 'county' } });
  await system.get(setClock, { body: { speed: 0 } });
});
