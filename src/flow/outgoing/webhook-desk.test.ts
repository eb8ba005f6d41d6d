import fc from 'fast-check';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { fail, ok } from '../../basis/result.ts';
import type { WebhookWish } from '../../model/webhook.ts';
import { outerNetworks } from '../../uplink/outer-networks.ts';
import { webhookPost } from '../../uplink/webhook-post.ts';
import { testHouse } from '../house.fixture.ts';
import type { RecordReader } from '../ports/records.ts';
import { registeredProblem, stepBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { standInPost } from './post.fixture.ts';
import { WebhookDesk } from './webhook-desk.ts';

const office = 'rectification-98-officer';
const secret = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;
const wish = (change: Partial<WebhookWish> = {}): WebhookWish => ({
  name: '省平台', url: 'https://example.org/hook', unit: 'rectification-98', types: ['rectification/problem'], events: [], regions: [], tries: 3, active: true, ...change,
});

async function at(change: Partial<WebhookWish> = {}) {
  const home = await testHouse();
  const stand = standInPost();
  const open = () => new WebhookDesk(home.house, { post: stand.post, origin: 'https://qs.example', onTrouble: (error) => { throw error; } });
  const desk = open();
  const made = await desk.make(wish(change), secret, '某人');
  if (!made.ok) throw new TypeError(`${made.fault} ${made.detail}`);
  const id = made.value.id;
  const pass = async (seconds = 0, by = desk): Promise<void> => {
    home.time.machine += seconds * 1000;
    by.tick();
    await by.settled();
  };
  const counts = async () => (await desk.standings())[0]?.counts;
  return { ...home, stand, desk, id, open, pass, counts, read: (): RecordReader => home.house.records.read(machineViewer) };
}

test('what happens to an item leaves as CloudEvents in the order of the case, and a real receiver verifies it', async () => {
  const got: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = [];
  const server = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    asked.on('end', () => { got.push({ headers: asked.headers, body }); answer.writeHead(204).end(); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const networks = outerNetworks('127.0.0.0/8');
  if (!networks.ok) throw new TypeError(networks.detail);
  const { house } = await testHouse();
  const desk = new WebhookDesk(house, { post: webhookPost(networks.value), origin: 'https://qs.example', onTrouble: (error) => { throw error; } });
  await desk.make(wish({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }), secret, '某人');
  const { id, number } = await registeredProblem(house, '980102', [200_000]);
  await stepBy(house, office, id, 'assign');
  desk.tick();
  await desk.settled();
  server.close();
  const events = got.map(({ body }) => JSON.parse(body));
  expect(events.map(({ id: of, type, sequence }) => [of, type, sequence])).toEqual([
    [`${id}/1`, 'qingshan.case.rectification.problem.open', '00000001'], [`${id}/2`, 'qingshan.case.rectification.problem.assign', '00000002'],
  ]);
  expect(events[1]).toMatchObject({
    specversion: '1.0', source: `https://qs.example/case/${id}`, subject: number, time: '2026-03-02T02:00:00.000Z', datacontenttype: 'application/json',
    data: { case: id, number, type: 'rectification/problem', event: 'assign', region: '980102', unit: 'rectification-98', mode: 'drill', seq: 2 },
  });
  for (const { headers, body } of got) {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(signed).digest('base64')}`);
  }
  // No person's name, nothing that was written in a form beyond the title.
  for (const { data } of events) expect(Object.keys(data).toSorted()).toEqual(['at', 'case', 'event', 'from', 'mode', 'number', 'region', 'seq', 'title', 'to', 'type', 'unit']);
});

test('refused, it waits longer each time, is dead after its tries, goes on with the next event, and a person sends it again', async () => {
  const { house, stand, desk, id: webhook, pass, counts, read, time } = await at();
  const { id } = await registeredProblem(house, '980102', [200_000]);
  await stepBy(house, office, id, 'assign');
  stand.manner = () => fail('webhook.refused', 'HTTP 500');
  await pass();
  expect(await counts()).toEqual({ waiting: 2, failing: 1, sent: 0, withheld: 0, dead: 0 });
  await pass(29);
  expect(stand.got).toHaveLength(1);
  await pass(1);
  expect((await read().delivery(`${webhook}/${id}/1`))).toMatchObject({ tries: 2, dueAt: time.machine + 120_000, trouble: { fault: 'webhook.refused', detail: 'HTTP 500' } });
  await pass(120);
  // The first is dead after three tries; the second had its own first try at once.
  expect(await counts()).toEqual({ waiting: 1, failing: 1, sent: 0, withheld: 0, dead: 1 });
  stand.manner = () => ok(true);
  await pass(60);
  expect(await desk.resend(webhook, undefined, '某人')).toEqual({ ok: true, value: 1 });
  await pass();
  expect(await counts()).toEqual({ waiting: 0, failing: 0, sent: 2, withheld: 0, dead: 0 });
  expect(new Set(stand.got.filter((one) => one.id === `${id}/1`).map(({ body }) => body)).size).toBe(1);
  expect(await desk.resend('none', undefined, '某人')).toMatchObject({ ok: false, fault: 'request.not-found' });
});

test('a crash between sending and marking sends again with the same id and the same body', async () => {
  const { house, stand, pass, open, counts } = await at();
  await registeredProblem(house, '980102', [200_000]);
  const { write } = house.records;
  house.records.write = async () => { throw new Error('killed'); };
  const dying = new WebhookDesk(house, { post: stand.post, origin: 'https://qs.example', onTrouble: () => undefined });
  await pass(0, dying);
  house.records.write = write;
  await pass(0, open());
  expect(stand.got).toHaveLength(2);
  expect(stand.got[1]?.id).toBe(stand.got[0]?.id);
  expect(stand.got[1]?.body).toBe(stand.got[0]?.body);
  expect((await counts())?.sent).toBe(1);
});

test.each([
  ['a city hears of its own counties', 'city-bureau-980100', '980102', 'sent'], ['a county hears nothing of another county', 'county-980103', '980102', 'withheld'],
  ['a county hears of what it is party to', 'county-980102', '980102', 'sent'],
] as const)('%s', async (_name, unit, county, state) => {
  const { house, pass, counts, stand } = await at({ unit });
  await registeredProblem(house, county, [200_000]);
  await pass();
  expect((await counts())?.[state]).toBe(1);
  expect(stand.got).toHaveLength(state === 'sent' ? 1 : 0);
});

test.each([
  ['a file', { url: 'file:///etc/passwd' }, 'webhook.address-refused'], ['what the way out does not permit', { url: 'https://inside.example/' }, 'webhook.address-refused'],
  ['a password in the address', { url: 'https://a:b@example.org/' }, 'webhook.unfit'], ['an unknown unit', { unit: 'nobody' }, 'webhook.unfit'],
  ['a unit without casework', { unit: 'administration' }, 'webhook.unfit'], ['an unknown type', { types: ['none'] }, 'webhook.unfit'],
  ['an event of another type', { events: ['no-such-event'] }, 'webhook.unfit'], ['an unknown region', { regions: ['110000'] }, 'webhook.unfit'], ['no name', { name: '  ' }, 'webhook.unfit'],
] as const)('%s is refused with its field named', async (_name, change, fault) => {
  const { desk, id } = await at();
  expect(await desk.make(wish({ ...change } as Partial<WebhookWish>), secret, '某人')).toMatchObject({ ok: false, fault });
  expect(await desk.change(id, wish({ ...change } as Partial<WebhookWish>), '某人')).toMatchObject({ ok: false, fault });
  expect(await desk.standings()).toHaveLength(1);
});

test('paused, nothing is queued and nothing leaves; a new secret signs what waits; the trail holds neither', async () => {
  const { house, desk, id, pass, counts, stand, read } = await at();
  await registeredProblem(house, '980102', [200_000]);
  await desk.change(id, wish({ active: false }), '某人');
  await registeredProblem(house, '980103', [200_003]);
  await pass(600);
  expect([stand.got.length, (await counts())?.waiting]).toEqual([0, 1]);
  await desk.change(id, wish(), '某人');
  await desk.renew(id, 'whsec_bmV1', '某人');
  await pass();
  expect(stand.got.map(({ secret: by }) => by)).toEqual(['whsec_bmV1']);
  const trail = JSON.stringify(await read().audit({ limit: 50 }));
  expect(trail).toMatch(/webhook\.secret-renewed/u);
  expect(trail).not.toMatch(/whsec_/u);
});

const happens = fc.oneof(
  { weight: 4, arbitrary: fc.constant('event' as const) }, { weight: 4, arbitrary: fc.integer({ min: 1, max: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom('down' as const, 'up' as const, 'crash' as const) },
);
test('whatever breaks and whenever: every event arrives at least once, first arrivals in the order of the case', async () => {
  await fc.assert(fc.asyncProperty(fc.array(happens, { minLength: 3, maxLength: 12 }), async (list) => {
    const { house, stand, pass, open, counts } = await at({ tries: 20 });
    const items = [(await registeredProblem(house, '980102', [200_000])).id, (await registeredProblem(house, '980103', [200_003])).id];
    for (const id of items) await stepBy(house, office, id, 'assign');
    let [sent, turn] = [4, 0];
    const { write } = house.records;
    for (const what of list) {
      if (what === 'event') {
        await stepBy(house, office, items[(turn += 1) % 2] ?? '', 'urge');
        sent += 1;
      } else if (what === 'down' || what === 'up') stand.manner = () => (what === 'up' ? ok(true) : fail('webhook.no-answer', 'down'));
      else if (what === 'crash') {
        house.records.write = async () => { throw new Error('killed'); };
        await pass(0, new WebhookDesk(house, { post: stand.post, origin: '', onTrouble: () => undefined }));
        house.records.write = write;
      } else await pass(what, open());
    }
    stand.manner = () => ok(true);
    for (let round = 0; round < 12; round += 1) await pass(7 * 3600);
    const first = [...new Set(stand.got.map(({ id }) => id))];
    expect([first.length, (await counts())?.sent, (await counts())?.dead]).toEqual([sent, sent, 0]);
    for (const id of items) {
      const own = first.filter((one) => one.startsWith(id)).map((one) => Number(one.split('/')[1]));
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  }), { numRuns: Number(process.env['QINGSHAN_FUZZ'] ?? 10) });
}, 120_000);
