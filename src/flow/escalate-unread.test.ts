import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { messageState, type InboxMessage, type Message } from '../model/message.ts';
import type { Role } from '../model/role.ts';
import { escalateUnread, unreadTerm } from './escalate-unread.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { registeredProblem, stepBy } from './story.fixture.ts';
import { machineViewer } from './viewer.ts';

const office = 'rectification-98-officer';
const branchless = { unit: 'county-980102', role: 'county' } as const;
let home: TestHouse;
let id: string;
beforeEach(async () => {
  home = await testHouse();
  await escalateUnread(home.house);
  ({ id } = await registeredProblem(home.house, '980102', [200_000]));
  await stepBy(home.house, office, id, 'assign');
});

const inboxOf = (unit: string, role: string, person = 'p1') => ({ unit, role, person, until: home.time.world });
const messages = async (unit: string, role: string): Promise<readonly InboxMessage[]> =>
  (await home.house.records.read(machineViewer).messages(inboxOf(unit, role), { limit: 50 })).filter((one) => one.case === id);
const waiting = async () => (await messages(branchless.unit, branchless.role)).find(({ kind }) => kind === 'waits');
const everybody = async (): Promise<readonly InboxMessage[]> => {
  const offices = new Map([...home.house.directory.appointments.values()].map(({ unit, role }) => [`${unit} ${role}`, { unit, role }]));
  const all = (await Promise.all([...offices.values()].map(({ unit, role }) => messages(unit, role)))).flat();
  return [...new Map(all.map((one) => [one.id, one])).values()];
};
const later = (ms: number): void => { home.time.world += ms; };

test('read by nobody until the end of the second working day, it is told above once, with who did not read; done, both are done', async () => {
  expect(unreadTerm).toMatchObject({ value: 2, unit: 'working-day', confidence: 'local' });
  later(2 * dayMs);
  expect(await escalateUnread(home.house)).toBe(0);
  later(dayMs);
  expect(await escalateUnread(home.house)).toBeGreaterThan(0);
  expect(await escalateUnread(home.house)).toBe(0);
  const one = await waiting();
  if (one?.escalatedTo === undefined) throw new TypeError('not told above');
  expect([one.escalatedAt, messageState(one)]).toEqual([home.time.world, 'escalated']);
  const above = (await everybody()).find(({ kind, event }) => kind === 'escalated' && event === 'accept');
  expect(above).toMatchObject({ unit: one.escalatedTo, unreadSince: one.at, by: expect.stringMatching(/^\S+ \S+$/u) });
  expect([above?.unit, above?.roles.toSorted()]).toEqual(['county-980102', ['head-of-government', 'party-secretary']]);
  await stepBy(home.house, 'county-980102-officer', id, 'accept');
  expect((await everybody()).find(({ kind, event }) => kind === 'escalated' && event === 'accept')).toMatchObject({ doneAt: home.time.world });
  expect(messageState((await waiting()) as InboxMessage)).not.toBe('escalated');
});

test.each([
  ['read by one of the office', async () => { await home.house.records.write(machineViewer, async (store) => store.readMessages(inboxOf(branchless.unit, branchless.role, 'somebody'), [(await waiting())?.id ?? ''], home.time.world)); }],
  ['done in time', async () => { await stepBy(home.house, 'county-980102-officer', id, 'accept'); }],
] as const)('%s, nothing of it is told above', async (_name, heard) => {
  const { id: of } = (await waiting()) as InboxMessage;
  await heard();
  later(2 * dayMs + 20 * hourMs);
  await escalateUnread(home.house);
  expect((await everybody()).filter((one) => one.id === `${of}/escalated`)).toEqual([]);
});

test('days off do not count: from a Friday afternoon it is Tuesday evening', async () => {
  later(4 * dayMs);
  await stepBy(home.house, office, id, 'urge');
  const urged = async () => (await messages(branchless.unit, branchless.role)).find(({ kind }) => kind === 'urged');
  later(3 * dayMs);
  await escalateUnread(home.house);
  expect((await urged())?.escalatedAt).toBeUndefined();
  later(2 * dayMs);
  await escalateUnread(home.house);
  expect((await urged())?.escalatedAt).toBe(home.time.world);
});

test('what was told before this began is left alone; a place sets its own term', async () => {
  const fresh = await testHouse();
  const { id: old } = await registeredProblem(fresh.house, '980102', [200_000]);
  await stepBy(fresh.house, office, old, 'assign');
  fresh.time.world += 30 * dayMs;
  expect(await escalateUnread(fresh.house)).toBe(0);
  const slow = { ...home.house, parameters: { ...home.house.parameters, messages: { 'unread-working-days': 5 } } };
  later(4 * dayMs);
  expect([await escalateUnread(slow), await escalateUnread(home.house)]).toEqual([0, expect.any(Number)]);
  expect((await waiting())?.escalatedAt).toBe(home.time.world);
});

test('an office without leaders is told of to the nearest superior that may see the case; where nobody may, that stands on the message', async () => {
  const message = async (unit: string, role: string): Promise<InboxMessage> => {
    const one: Message = { id: `x/${unit}`, kind: 'waits', case: id, seq: 2, party: 'x', event: 'accept', unit, roles: [role as Role], at: home.time.world, by: '某人' };
    await home.house.records.write(machineViewer, (store) => store.tell({ case: id, at: one.at, by: '', ended: [], relays: false, fresh: [one] }));
    later(5 * dayMs);
    await escalateUnread(home.house);
    return (await messages(unit, role)).find(({ id: of }) => of === one.id) as InboxMessage;
  };
  expect((await message('branch-980102', 'branch')).escalatedTo).toBe('city-bureau-980100');
  expect(await message('province-98', 'province')).toMatchObject({ escalatedTo: '', escalatedAt: home.time.world });
});

test('law: however often and whenever it looks, each message is told above at most once, and what is told can be opened by whom it is told', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 }), async (hours) => {
    for (const wait of hours) {
      later(wait * hourMs);
      await Promise.all([escalateUnread(home.house), escalateUnread(home.house)]);
    }
    const all = await everybody();
    const above = all.filter(({ kind }) => kind === 'escalated');
    expect(above.map((one) => one.id).toSorted()).toEqual(all.filter(({ escalatedTo }) => escalatedTo !== undefined && escalatedTo !== '').map((one) => `${one.id}/escalated`).toSorted());
    for (const { roles } of above) expect(roles.length).toBeGreaterThan(0);
  }), { numRuns: 8 });
});
