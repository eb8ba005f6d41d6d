import { beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contract/endpoint.ts';
import type { readCase } from '../contract/case.ts';
import { caseNow, registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [office, county, city] = ['rectification-98-officer', 'county-980102-officer', 'city-bureau-980100-officer'];
type Said = Reply<typeof readCase> & { readonly fault?: string; readonly detail?: string; readonly message?: { readonly zh: string } };
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const step = async (as: string, id: string, event: string, seenSeq: number, data: object = {}): Promise<Said> =>
  (await app.ask({ method: 'POST', url: `/api/cases/${id}/events/${event}`, as, body: { seenSeq, data } })).json();
const outcome = ({ fault, case: of }: Said): string => fault ?? `event ${(of as { seq: number }).seq}`;
const plan = { plan: '更换加药泵', measures: [{ id: 'm1', what: '更换加药泵', quantity: '2', unit: '台', owner: '县工业局', due: '2026-05-30' }] };

/** Accepted by the county: event 3, which a plan follows. */
async function accepted(): Promise<string> {
  const { id } = await registeredProblem(app.house, '980102', []);
  await stepBy(app.house, office, id, 'assign');
  await stepBy(app.house, county, id, 'accept');
  return id;
}
const eventsOf = (id: string) => app.house.records.read(machineViewer).caseEvents(id);

test('a double click takes one step: both answers show it, nobody is told of a conflict with themselves', async () => {
  const id = await accepted();
  const answers = await Promise.all([1, 2, 3].map(() => step(county, id, 'submit-plan', 3, plan)));
  expect(answers.map(outcome)).toEqual(['event 4', 'event 4', 'event 4']);
  expect((await eventsOf(id)).map(({ event }) => event)).toEqual(['open', 'assign', 'accept', 'submit-plan']);
});

test('an answer that was lost: the same step sent again is answered with what stands, also when others have gone on since', async () => {
  const id = await accepted();
  expect(outcome(await step(county, id, 'submit-plan', 3, plan))).toBe('event 4');
  await stepBy(app.house, city, id, 'approve-plan');
  expect(outcome(await step(county, id, 'submit-plan', 3, plan))).toBe('event 5');
});

test.each([
  ['another text by the same person   ', county, 'submit-plan', { ...plan, plan: '另一份方案' }],
  ['the same by a colleague           ', 'county-980102-secretary', 'submit-plan', plan],
  ['another step                      ', county, 'accept', {}],
])('two at once: %s is a conflict, and what stands is the first', async (_name, by, event, data) => {
  const id = await accepted();
  await step(county, id, 'submit-plan', 3, plan);
  const before = await caseNow(app.house, id);
  const said = await step(by, id, event, 3, data);
  expect([said.fault, said.detail]).toEqual(['request.conflict', '4']);
  expect(said.message?.zh).toBe('记录已被他人更新,请刷新后重试');
  expect(await caseNow(app.house, id)).toEqual(before);
});

const form = {
  type: 'rectification/problem', region: '980102', title: { zh: '两次点击', en: 'two clicks' }, points: [],
  parties: { office: 'rectification-98', trade: 'trade-98-industry' },
  fields: { problem: '督察发现。', documentNumber: '演督〔2026〕3号', itemNumber: '77', target: '达标', deadlineType: 'by-date', works: 'no' },
};
const register = async (once: string | undefined, more: object = {}): Promise<Said> => {
  const body = { ...form, ...more, ...(once === undefined ? {} : { once }) };
  return (await app.ask({ method: 'POST', url: '/api/cases', as: office, body })).json();
};
const mark = (digit: string): string => digit.repeat(32);

test('a form that is sent twice opens one item under one number, at once or after a lost answer', async () => {
  const both = await Promise.all([register(mark('a')), register(mark('a'))]);
  const later = await register(mark('a'));
  expect(new Set([...both, later].map(({ row }) => row.id)).size).toBe(1);
  const next = await register(mark('b'));
  expect(next.row.id).not.toBe(later.row.id);
  // No number is lost to the second click.
  const serial = ({ row }: Said): number => Number(/(\d+)号$/.exec(row.number)?.[1]);
  expect(serial(next)).toBe(serial(later) + 1);
});

test('the same form with other words is not taken for the first one, nor opened beside it; without a mark each is its own', async () => {
  const first = await register(mark('c'));
  const other = await register(mark('c'), { title: { zh: '改了标题', en: 'another title' } });
  expect([other.fault, other.detail]).toEqual(['case.registered-already', first.row.number]);
  const [one, two] = [await register(undefined), await register(undefined)];
  expect(one.row.id).not.toBe(two.row.id);
});
