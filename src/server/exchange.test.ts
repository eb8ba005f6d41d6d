import { beforeEach, expect, test } from 'vitest';
import { platform } from '../flow/forward/upper.fixture.ts';
import { exchangeSource, inRow, memoryInTables } from '../flow/imports/exchange.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [system, province, auditor, branch] = ['administration-system', 'province-98-officer', 'audit-98-officer', 'branch-980102-head'];
let app: TestApp;
let tables: ReturnType<typeof memoryInTables>;
beforeEach(async () => {
  tables = memoryInTables();
  app = await testApp('drill', {}, tables);
});
const put = (body: { id: string }, as = system) => app.ask({ method: 'PUT', url: `/api/exchange-sources/${body.id}`, as, body });
const list = (as = province) => app.ask({ url: '/api/exchange-sources', as });

test('who keeps the lines enters a source, the province and the auditor look, a branch sees nothing', async () => {
  expect((await put(exchangeSource(), province)).statusCode).toBe(403);
  expect((await put(exchangeSource())).json()).toEqual({ id: 'city' });
  for (const [as, status] of [[system, 200], [province, 200], [auditor, 200], [branch, 403]] as const) expect([as, (await list(as)).statusCode]).toEqual([as, status]);
});

test('no answer and no audit entry holds a password; an empty one stays', async () => {
  await put(exchangeSource());
  await app.ask({ method: 'PUT', url: '/api/upper-platforms/front', as: system, body: platform({ id: 'front', what: 'readings', address: { kind: 'tables', ...exchangeSource().end } }) });
  await put({ ...exchangeSource({ everySeconds: 9 }), end: { ...exchangeSource().end, password: '' } } as { id: string });
  const shown = [await list(), await app.ask({ url: '/api/upper-platforms', as: system }), await app.ask({ url: '/api/upper-platforms/front', as: system })];
  expect(shown.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(shown.map(({ body }) => body).join('')).not.toContain('very-secret');
  expect(shown[0]?.json()).toMatchObject({ rows: [{ passwordHeld: true, source: { everySeconds: 9, end: { password: '' } } }] });
  expect(shown[1]?.json()).toMatchObject({ rows: [{ platform: { passwordHeld: true } }] });
  expect(JSON.stringify(await app.house.records.read({ scope: 'all', unit: '', region: '', role: '' }).audit({ limit: 20 }))).not.toContain('very-secret');
  expect(app.exchange.sources[0]?.source.end.password).toBe('very-secret');
});

test.each([
  ['another name in the path', () => app.ask({ method: 'PUT', url: '/api/exchange-sources/other', as: system, body: exchangeSource() }), 422, 'exchange.unfit'],
  ['a schema that is SQL', () => put({ ...exchangeSource(), end: { ...exchangeSource().end, schema: 'a"; drop' } } as { id: string }), 400, 'request.invalid'],
  ['a look every second', () => put(exchangeSource({ everySeconds: 1 })), 400, 'request.invalid'],
  ['a dry run of nothing', () => app.ask({ method: 'POST', url: '/api/exchange-sources/none/dry-run', as: system, body: {} }), 404, 'exchange.unknown-source'],
  ['hours printed anew into tables', () => app.ask({ method: 'PUT', url: '/api/upper-platforms/front', as: system, body: platform({ id: 'front', what: 'hours', address: { kind: 'tables', ...exchangeSource().end } }) }), 422, 'forward.unfit'],
  ['rows of readings over a line', () => app.ask({ method: 'PUT', url: '/api/upper-platforms/ministry', as: system, body: platform({ what: 'readings' }) }), 422, 'forward.unfit'],
] as const)('refused: %s', async (_what, ask, status, fault) => {
  const said = await ask();
  expect([said.statusCode, said.json()]).toMatchObject([status, { fault }]);
});

test('a paused source is left alone; a trouble is said in words', async () => {
  tables.rows.push({ ...inRow(1, { mn: app.house.directory.deviceOf(200_000)?.mn ?? '' }), status: 0 });
  await put(exchangeSource({ paused: true }));
  app.exchange.tick();
  await app.exchange.settled();
  expect(tables.rows[0]?.status).toBe(0);
  const away = await testApp();
  await away.ask({ method: 'PUT', url: '/api/exchange-sources/city', as: system, body: exchangeSource() });
  away.exchange.tick();
  await away.exchange.settled();
  expect((await away.ask({ url: '/api/exchange-sources', as: province })).json()).toMatchObject({ rows: [{ standing: { trouble: { fault: 'exchange.no-line', message: { zh: '连不上前置库' } } } }] });
});
