import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { closed, confirmedCause, county, countyOfficer, found, taken } from '../flow/problem-lists/lists.fixture.ts';
import { registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
let ids: { readonly done: string; readonly open: string; readonly item: string; readonly cause: string };

beforeAll(async () => {
  app = await testApp();
  const { house } = app;
  const [done, open] = [await found(house, '危废台账不全'), await found(house, '应急池未建', { list: 'audit' })];
  await taken(house, done.id, '2026-03-31');
  await closed(house, done.id);
  const item = await registeredProblem(house, county, []);
  const cause = await confirmedCause(house, '危废管理无台账制度', '危废台账不全,无人核对');
  await stepBy(house, countyOfficer, done.id, 'link-cause', { cause: cause.number, causeEvidence: '台账不全' });
  ids = { done: done.id, open: open.id, item: item.id, cause: cause.id };
});

const get = async (url: string, as: string = officeOf['rectification-office']): Promise<LightMyRequestResponse> => app.ask({ url, as });
type Overview = {
  readonly lists: readonly { readonly list: string; readonly title: { readonly zh: string }; readonly total: number; readonly solved: number; readonly byReference: number }[];
  readonly places: readonly { readonly region: { readonly code: string }; readonly total: number; readonly index?: string; readonly place?: number; readonly parts: readonly Part[] }[];
  readonly maySet: boolean; readonly indexBasis: { readonly zh: string };
};
type Part = { readonly part: string; readonly counted: number; readonly good: number; readonly inPart: number; readonly value?: string };
type Rows = { readonly rows: readonly { readonly case: { readonly id: string }; readonly side?: string }[]; readonly total: number };
const overview = async (query = '', as?: string): Promise<Overview> => (await get(`/api/problem-lists${query}`, as)).json() as Overview;
const rows = async (query: string, as?: string): Promise<Rows> => (await get(`/api/listed-problems?${query}`, as)).json() as Rows;

test('seven columns in their order with counts, those by reference said so; the item of the inspection is not typed twice', async () => {
  const { lists, maySet } = await overview();
  expect(lists.map(({ title, total, solved, byReference }) => `${title.zh} ${total} ${solved} ${byReference}`)).toEqual([
    '全部清单 3 1 1', '巡视 0 0 0', '国务院大督查 0 0 0', '生态环境保护督察 1 0 1', '审计 1 0 0', '安全生产 1 1 0', '网络舆情 0 0 0', '信访 0 0 0',
  ]);
  expect(maySet).toBe(true);
});

test('every figure opens exactly the problems that it was counted over', async () => {
  const { places } = await overview();
  const own = places.find(({ region }) => region.code === county);
  expect(own?.parts.length).toBe(4);
  for (const { part, counted, good, inPart } of own?.parts ?? []) {
    for (const [side, count] of [['', counted], ['&side=for', good], ['&side=in-part', inPart]] as const) {
      const listed = await rows(`region=${county}&part=${part}${side}`);
      expect(`${part}${side} ${listed.total} ${new Set(listed.rows.map(({ case: of }) => of.id)).size}`).toBe(`${part}${side} ${count} ${count}`);
    }
  }
  expect(own).toMatchObject({ index: '70.0', place: 1 });
  expect(places.filter(({ region }) => region.code !== county).every(({ index, place }) => index === undefined && place === undefined)).toBe(true);
});

test.each([
  ['list=audit', ['open']], ['origin=handed-down', ['item']], ['state=solved', ['done']], ['text=应急', ['open']], ['region=980103', []], ['from=2026-03-03&to=2026-03-04', []], ['list=petition', []],
] as const)('filter %s', async (query, expected) => {
  expect((await rows(query)).rows.map(({ case: of }) => of.id).sort()).toEqual(expected.map((id) => ids[id]).sort());
});

describe('rights', () => {
  test('a county sees its own problems and its own place; another county sees none of them', async () => {
    expect((await overview('', officeOf.county)).places.map(({ region }) => region.code)).toEqual([county]);
    expect((await rows('', officeOf.county)).total).toBe(3);
    expect((await rows('', 'county-980103-officer')).total).toBe(0);
  });
  test.each(['enterprise', 'contractor', 'branch', 'system-admin'] as const)('%s does not see the lists', async (role) => {
    expect([(await get('/api/problem-lists', officeOf[role])).statusCode, (await get('/api/causes', officeOf[role])).statusCode]).toEqual([403, 403]);
  });
  test('a visitor does not', async () => expect((await app.ask({ url: '/api/problem-lists' })).statusCode).toBe(401));
});

test.each(['from=2026-03-05&to=2026-03-01', 'from=2026-02-30'])('days that are none or the wrong way round: %s', async (query) => {
  expect((await get(`/api/problem-lists?${query}`)).json()).toMatchObject({ fault: 'value.out-of-range' });
});

test('weights: a county may not set them, the office may, with a reason, from a day on; what was shown before keeps its own', async () => {
  const body = { from: '2026-03-10', reason: '省整改办第3次会议', weights: { 'self-found': '0.4', 'on-time': '0.3', 'no-rebound': '0.2', 'similar': '0.1', leniency: '0.8' } };
  const set = (as: string, change = {}) => app.ask({ method: 'POST', url: '/api/problem-lists/weights', as, body: { ...body, ...change } });
  expect((await set(officeOf.county)).statusCode).toBe(403);
  expect((await set('rectification-980102-officer')).json()).toMatchObject({ fault: 'access.no-right' });
  expect((await set(officeOf['rectification-office'], { reason: '' })).statusCode).toBe(400);
  expect((await set(officeOf['rectification-office'], { weights: { ...body.weights, similar: '0.2' } })).json()).toMatchObject({ fault: 'index.weights-unfit' });
  expect((await set(officeOf['rectification-office'])).json()).toMatchObject({ from: '2026-03-10', reason: '省整改办第3次会议' });
  expect((await get('/api/problem-lists/weights')).json()).toMatchObject({ confidence: 'low', editions: [{ from: '2026-01-01' }, { from: '2026-03-10' }] });
  expect((await overview()).indexBasis.zh).toContain('0.3×主动检视占比');
  expect((await overview('?to=2026-03-31')).indexBasis.zh).toContain('0.4×主动检视占比');
});

test('the register of causes, one cause and its problems, and what is suggested for another', async () => {
  expect((await get('/api/causes', officeOf.county)).json()).toMatchObject({ rows: [{ id: ids.cause, problems: 1, open: 0, standsOut: false, opens: false }], unlinked: 2 });
  expect((await get(`/api/causes/${ids.cause}`)).json()).toMatchObject({
    row: { class: { zh: '管理缺位' } }, problems: [{ why: '台账不全', recurred: false, row: { listTitle: { zh: '安全生产' } } }], byMonth: [{ what: '2026-03', problems: 1, open: 0 }], byRegion: [{ what: { code: county } }],
  });
  expect((await get('/api/causes/none')).statusCode).toBe(404);
  expect((await get(`/api/cases/${ids.done}/likely-causes`)).json()).toMatchObject({ rows: [], linked: [{ number: expect.stringContaining('原因') }] });
  const similar = await found(app.house, '危废台账不全,无人核对');
  expect((await get(`/api/cases/${similar.id}/likely-causes`)).json()).toMatchObject({ rows: [{ id: ids.cause, passages: [expect.stringContaining('危废台账不全')] }] });
});
