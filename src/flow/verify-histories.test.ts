import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../basis/time.ts';
import type { CaseEvent } from '../model/case.ts';
import { textOfEvent, type EventText } from '../model/event-text.ts';
import { historyFlaw } from '../publish/history-flaw.ts';
import { makeCheckpoint } from './checkpoints.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import type { House } from './house.ts';
import type { RecordReader } from './ports/records.ts';
import { rectifyingProblem, registeredProblem } from './story.fixture.ts';
import { verifyHistories } from './verify-histories.ts';
import { machineViewer } from './viewer.ts';

const verify = (house: House) =>
  verifyHistories(house, {
    check: async (histories) => histories.flatMap(({ events, head: newest }) => historyFlaw(events, newest) ?? []), threads: 2,
    say: () => undefined, pass: () => undefined,
  });
const wheres = async (house: House): Promise<readonly string[]> => (await verify(house)).flaws.map(({ where }) => where);

async function checkpointed(): Promise<TestHouse & { readonly item: string }> {
  const one = await testHouse();
  const { id } = await rectifyingProblem(one.house, '980102', []);
  await registeredProblem(one.house, '980102', []);
  one.time.world += dayMs;
  await makeCheckpoint(one.house);
  return { ...one, item: id };
}

/** The same house with a store that tells something else. */
const telling = ({ house }: TestHouse, lie: (reader: RecordReader) => Partial<RecordReader>): House => ({
  ...house, records: { ...house.records, read: (viewer) => ({ ...house.records.read(viewer), ...lie(house.records.read(viewer)) }) },
});
const events = (one: TestHouse, change: (all: readonly EventText[]) => readonly EventText[]): House =>
  telling(one, (reader) => ({ eventTextsOf: async (ids) => change(await reader.eventTextsOf(ids)) }));

test('what is stored holds: histories, heads, the checkpoint', async () => {
  const one = await checkpointed();
  expect(await verify(one.house)).toEqual({ cases: 2, events: 6, checkpoints: 1, flaws: [] });
});

test('whatever is changed in the store is found where it was changed', async () => {
  const one = await checkpointed();
  const { item } = one;
  const history = await one.house.records.read(machineViewer).caseEvents(item);
  expect(await wheres(events(one, (all) => all.map((event) => (event.case === item && event.seq === 3 ? { ...event, at: event.at + 1 } : event))))).toEqual([`case ${item}, event 3`]);
  expect(await wheres(events(one, (all) => all.filter((event) => event.case !== item || event.seq !== 2)))).toContain(`case ${item}, event 3`);
  expect(await wheres(events(one, (all) => all.filter((event) => event.case !== item || event.seq < history.length)))).toContain(`case ${item}, event ${history.length - 1}`);
  const gone = telling(one, (reader) => ({ chainHeads: async () => (await reader.chainHeads()).filter((head) => head.case !== item) }));
  expect(await wheres(gone)).toEqual([`case ${item}`]);
  const signed = telling(one, (reader) => ({ checkpoints: async () => (await reader.checkpoints()).map((checkpoint) => ({ ...checkpoint, cases: 3 })) }));
  expect((await wheres(signed))[0]).toMatch(/^checkpoint /);
});

test('a history that was written anew from its start, heads and all, differs from the checkpoint', async () => {
  const one = await checkpointed();
  const other = await testHouse();
  other.time.world += 7;
  const anew = await rectifyingProblem(other.house, '980102', []);
  const lie = (await other.house.records.read(machineViewer).caseEvents(anew.id));
  const house = telling(one, (reader) => ({
    chainHeads: async () => (await reader.chainHeads()).map((head) => (head.case === one.item ? { case: anew.id, seq: lie.length, hash: lie.at(-1)?.hash ?? '' } : head)),
    eventTextsOf: async (ids) => [...lie.map(textOfEvent), ...(await reader.eventTextsOf(ids.filter((id) => id !== anew.id)))],
  }));
  expect(anew.id).toBe(one.item);
  expect(await wheres(house)).toEqual([`case ${one.item}, event ${lie.length}`]);
});

const house = await testHouse();
const told = await rectifyingProblem(house.house, '980102', []);
const whole = await house.house.records.read(machineViewer).caseEvents(told.id);

test('law: any value of any event that reads otherwise is located', () => {
  const fields = fc.constantFrom('event', 'from', 'to', 'says', 'data', 'seed', 'enteredAt');
  fc.assert(fc.property(fc.nat(whole.length - 1), fields, fc.string({ minLength: 1, maxLength: 9 }), (at, field, more) => {
    const changed = whole.map((event, index) => (index === at ? otherwise(event, field, more) : event));
    expect(historyFlaw(changed.map(textOfEvent), whole.at(-1)?.hash ?? '')?.where).toBe(`case ${told.id}, event ${at + 1}`);
  }));
});

function otherwise(event: CaseEvent, field: 'event' | 'from' | 'to' | 'says' | 'data' | 'seed' | 'enteredAt', more: string): CaseEvent {
  switch (field) {
    case 'says': return { ...event, actor: { ...event.actor, says: event.actor.says + more } };
    case 'data': return { ...event, data: { ...event.data, [`x${more}`]: more } };
    case 'enteredAt': return { ...event, enteredAt: event.enteredAt + more.length };
    default: return { ...event, [field]: `${event[field]}${more}` };
  }
}

const rows = whole.map(textOfEvent);
const head = whole.at(-1)?.hash ?? '';
const withText = (at: number, text: string): readonly EventText[] => rows.map((row, index) => (index === at ? { ...row, text } : row));

test('law: one character changed in a stored text is located, or says the same as before', () => {
  fc.assert(fc.property(fc.nat(rows.length - 1), fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (at, place, other) => {
    const { text = '' } = rows[at] ?? {};
    const changed = text.slice(0, place % text.length) + other + text.slice((place % text.length) + 1);
    const found = historyFlaw(withText(at, changed), head)?.where;
    if (found === undefined) expect(JSON.parse(changed)).toEqual(JSON.parse(text));
    else expect(found).toBe(`case ${told.id}, event ${at + 1}`);
  }), { numRuns: 500 });
});

test.each([
  ['members in another order', (text: string) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).toReversed())), undefined],
  ['white space', (text: string) => JSON.stringify(JSON.parse(text), undefined, 1), undefined],
  ['a second `data` that readers would see', (text: string) => text.replace(/\}$/, ',"data":{"plan":"forged"}}'), 2],
  ['a second actor', (text: string) => text.replace('"says":', '"says":"someone else","says":'), undefined],
  ['a value hidden behind a second of its name', (text: string) => text.replace('"data":{', '"data":{"$type":"forged","$type":"forged",'), 2],
  ['an escaped name', (text: string) => text.replace('"seed":', '"\\u0073eed":'), undefined],
  ['cut off', (text: string) => text.slice(0, -1), 2],
  ['nothing', () => '', 2],
  ['no object', () => '[]', 2],
  ['null', () => 'null', 2],
] as const)('a stored text with %s', (_, change, located) => {
  const flawed = historyFlaw(withText(1, change(rows[1]?.text ?? '')), head);
  expect(flawed?.where).toBe(located === undefined ? undefined : `case ${told.id}, event ${located}`);
});
