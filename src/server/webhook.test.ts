import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contract/endpoint.ts';
import type { listDeliveries, listWebhooks } from '../contract/webhook.ts';
import { registeredProblem } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const as = 'administration-system';
const wish = { name: '省平台', url: 'https://example.org/hook', unit: 'rectification-98', types: ['rectification/problem'], events: [], regions: ['980100'], tries: 3, active: true };
let app: TestApp;
beforeAll(async () => { app = await testApp(); }, 60_000);
afterAll(() => app.app.close());
const list = async (): Promise<Reply<typeof listWebhooks>> => (await app.ask({ url: '/api/webhooks', as })).json() as Reply<typeof listWebhooks>;

test('made, the secret is said once; a delivery is listed in words; sent again it keeps its id; metrics count it', async () => {
  const made = (await app.ask({ method: 'POST', url: '/api/webhooks', as, body: wish })).json() as { id: string; secret: string };
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
  const { number } = await registeredProblem(app.house, '980102', [200_000]);
  const listed = await list();
  expect(JSON.stringify(listed)).not.toContain('whsec_');
  expect(listed.rows).toMatchObject([{ id: made.id, waiting: 1, dead: 0, unit: { name: { zh: expect.stringContaining('整改') } }, regions: [{ code: '980100' }] }]);
  expect(listed.types.find(({ id }) => id === 'rectification/problem')?.events).toEqual(expect.arrayContaining([{ event: 'assign', title: { zh: '交办', en: expect.any(String) } }]));
  app.webhooks.tick();
  await app.webhooks.settled();
  const sent = (await app.ask({ url: `/api/webhooks/${made.id}/deliveries?state=sent`, as })).json() as Reply<typeof listDeliveries>;
  expect(sent.rows).toMatchObject([{ case: { number }, state: 'sent', tries: 1, event: { zh: '立案' } }]);
  const again = await app.ask({ method: 'POST', url: `/api/webhooks/${made.id}/resend`, as, body: { delivery: sent.rows[0]?.id } });
  expect(again.json()).toEqual({ count: 1 });
  expect((await app.ask({ url: '/metrics', as: 'province-98-officer' })).body).toContain('qingshan_deliveries{channel="webhook",state="waiting"} 1');
  const renewed = (await app.ask({ method: 'POST', url: `/api/webhooks/${made.id}/secret`, as, body: {} })).json() as { secret: string };
  expect(renewed.secret).not.toBe(made.secret);
  expect((await app.ask({ method: 'PUT', url: `/api/webhooks/${made.id}`, as, body: { ...wish, active: false, name: '改名' } })).statusCode).toBe(200);
  expect((await list()).rows).toMatchObject([{ name: '改名', active: false }]);
});

test.each([
  ['an address inside', { url: 'https://inside.example/' }, 422, 'webhook.address-refused'], ['no tries', { tries: 0 }, 400, 'request.invalid'],
  ['an unknown unit', { unit: 'nobody' }, 422, 'webhook.unfit'],
] as const)('%s is answered with its fault', async (_name, change, status, fault) => {
  const answer = await app.ask({ method: 'POST', url: '/api/webhooks', as, body: { ...wish, ...change } });
  expect([answer.statusCode, (answer.json() as { fault: string }).fault]).toEqual([status, fault]);
});

test('a webhook that is not there is not found, at every door', async () => {
  const doors = [['GET', '/deliveries', undefined], ['POST', '/resend', {}], ['POST', '/secret', {}], ['PUT', '', wish]] as const;
  for (const [method, path, body] of doors) {
    expect((await app.ask({ method, url: `/api/webhooks/none${path}`, as, ...(body === undefined ? {} : { body }) })).statusCode).toBe(404);
  }
});
