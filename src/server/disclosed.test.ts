import { expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { disclosedSeries } from '../contract/public.ts';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { testApp } from './app.fixture.ts';

const outlet = 200_000;

test('a citizen sees the hours of an outlet that a key polluting unit discloses: values beside the limit, and no verdict', async () => {
  const app = await testApp();
  const of = await rectifyingProblem(app.house, app.house.directory.points.get(outlet)?.region ?? '', [outlet]);
  await app.sense(outlet, app.time.world - 2 * hourMs, { w01018: '70', w01001: '7' });
  const read = async (): Promise<Reply<typeof disclosedSeries>> => (await app.ask({ url: `/api/public/items/${of.id}/series` })).json();
  const { outlets } = await read();
  expect(outlets).toMatchObject([{ number: outlet, disclosed: true, factors: [{ factor: { code: 'w01001' }, min: '6', max: '9' }, { factor: { code: 'w01018', unit: 'mg/L' }, max: '50', points: [{ value: '70' }] }] }]);
  expect(JSON.stringify(outlets)).not.toMatch(/exceeds|verdict|edition/u);
  expect(outlets[0]?.basis.zh).toContain('排放口');

  const firm = app.house.directory.points.get(outlet)?.enterprise ?? '';
  const held = app.house.directory.enterprises.get(firm);
  if (held === undefined) throw new TypeError(`no firm ${firm}`);
  (app.house.directory.enterprises as Map<string, typeof held>).set(firm, { ...held, keyUnitKinds: ['air'] });
  expect((await read()).outlets).toEqual([expect.objectContaining({ number: outlet, disclosed: false, factors: [] })]);
});

test('an item that is not published has no series', async () => {
  const app = await testApp();
  expect((await app.ask({ url: '/api/public/items/none/series' })).statusCode).toBe(404);
});
