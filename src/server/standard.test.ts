import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type Row = Record<string, unknown>;
const get = async (app: TestApp, url: string, as?: string): Promise<{ status: number; body: unknown }> => {
  const reply = await app.ask({ url, ...(as === undefined ? {} : { as }) });
  return { status: reply.statusCode, body: reply.json() as unknown };
};

test('standards are public: what is in force, one of them, what changes', async () => {
  const app = await testApp();
  const names = (body: unknown): unknown[] => (body as Row[]).map((row) => row['standard']);
  expect(names((await get(app, '/api/standards?on=2026-02-28')).body)).toContain('GB 3095-2012');
  expect(names((await get(app, '/api/standards?on=2026-03-01')).body)).not.toContain('GB 3095-2012');
  const shown = await get(app, `/api/standards/${encodeURIComponent('GB/T 14848-2017')}?on=2026-03-01`);
  expect([shown.status, (shown.body as Row)['rows']]).toEqual([200, 374]);
  const changed = (await get(app, '/api/standards/diff?from=2026-02-28&to=2026-03-01')).body as Row[];
  expect(changed.find((row) => row['what'] === 'limit PM2.5 year grade=2')).toMatchObject({ change: 'changed', before: { figure: '≤ 35 µg/m³' }, after: { figure: '≤ 30 µg/m³', confidence: 'high' } });
  expect(((await get(app, `/api/standards/diff?before=${encodeURIComponent('HJ 633-2012')}&after=hj633-2026`)).body as Row[]).length).toBeGreaterThan(5);
});

test.each([
  ['/api/standards?on=2026-13-01', 400, 'request.invalid'], ['/api/standards/nothing', 422, 'standard.unknown'],
  ['/api/standards/GB%203095-2026?on=2026-02-28', 422, 'standard.not-in-force'],
  ['/api/standards/diff?from=2026-02-28', 400, 'request.invalid'],
  ['/api/standards/diff?from=2026-02-28&to=2026-03-01&before=a&after=b', 400, 'request.invalid'],
])('%s is %d %s', async (url, status, fault) => {
  const got = await get(await testApp(), url);
  expect([got.status, (got.body as Row)['fault']]).toEqual([status, fault]);
});

test('what limits an outlet on a day: all that apply, the strictest marked, the unknown named; not for strangers', async () => {
  const app = await testApp();
  const { directory } = app.house;
  const point = directory.points.get(200_000);
  if (point === undefined) throw new TypeError('no outlet');
  const entered: Json = { id: 'p', point: 200_000, factor: 'w01018', averaging: 'day', max: '50', unit: 'mg/L', standard: '排污许可证', clause: '表1', from: '2020-01-01', enteredAt: 0, confidence: 'high' };
  directory.replace('outlet-limit', [{ kind: 'outlet-limit', id: 'p', from: '2020-01-01', enteredAt: 0, body: entered }]);
  const attributes = { 'standard:DB33/2169-2018': 'sourceClass=existing plant', 'standard:GB 18918-2002': 'grade=1A', 'standard:GB 1-1900': '' };
  directory.replace('point', [{ kind: 'point', id: '200000', from: '2020-01-01', enteredAt: 0, body: { ...point, attributes } }]);
  const asked = await get(app, '/api/points/200000/limits?on=2026-03-01', 'branch-980102-head');
  const body = asked.body as { limits: (Row & { factor: { code: string } })[]; notKnown: Row[]; unheld: string[] };
  expect(body.limits.filter((limit) => limit.factor.code === 'w01018').map((limit) => `${limit['setBy']} ${limit['max']} ${limit['strictest']}`).sort()).toEqual(['nation 50 false', 'permit 50 false', 'province 40 true']);
  expect(body.limits.filter((limit) => limit.factor.code === 'w21003').map((limit) => `${limit['setBy']} ${limit['max']} ${limit['waterTemperature'] ?? ''}`).sort()).toEqual(['nation 5 >12', 'nation 8 <=12', 'province 4 ']);
  expect(body.notKnown.length).toBe(9);
  expect(body.unheld).toEqual(['GB 1-1900']);
  const before = (await get(app, '/api/points/200000/limits?on=2026-02-28', 'branch-980102-head')).body as typeof body;
  expect(before.notKnown).toEqual([]);
  expect((await get(app, '/api/points/200000/limits')).status).toBe(404);
});
