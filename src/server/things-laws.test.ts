import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inverseOf, type SetName } from '../codecs/sensorthings/model.ts';
import type { Records } from '../flow/ports/records.ts';
import { openFolder } from '../stores/records/embedded/test-folder.ts';
import { openEmbeddedRecords } from '../stores/records/embedded/embedded-records.ts';
import { memoryRecords } from '../stores/records/memory/memory-records.ts';
import { datastream, location, property, sensor, thing, thingsApp, whole, type ThingsApp } from './things.fixture.ts';

const folder = openFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function embedded(): Promise<Records> {
  const opened = await openEmbeddedRecords(folder);
  if (!opened.ok) throw new Error(`${opened.fault}: ${opened.detail}`);
  return opened.value;
}

const text = fc.string({ minLength: 1, maxLength: 20 }).filter((said) => said.trim() !== '').map((said) => said.toWellFormed());
const json = fc.dictionary(fc.string({ maxLength: 8 }).map((said) => `k${said.toWellFormed()}`), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll(String.raw`\u0000`, '').replaceAll('-0', '0')) as object);
type Row = Readonly<Record<string, unknown>>;
const idOf = (row: Row | undefined): string => JSON.stringify(row?.['@iot.id']);

describe.each<readonly [name: string, open: () => Promise<Records>, runs: number]>([['in memory', async () => memoryRecords(), 60], ['embedded PostgreSQL', embedded, 12]])('%s', (_name, open, runs) => {
  let records: Records;
  let app: ThingsApp;
  beforeAll(async () => {
    records = await open();
    app = await thingsApp(records);
  }, 120_000);
  afterAll(() => records.close());

  const created = async (path: string, body: unknown): Promise<Row> => {
    const said = await app.write('POST', path, body);
    expect([said.status, said.json['message']]).toEqual([201, undefined]);
    return said.json;
  };
  /** Ids and links left out: what a client wrote. */
  const bare = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !name.includes('@iot.')));

  test('law: what was created is read the same', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ name: text, description: text, properties: json }), async (body) => {
      const { '@iot.selfLink': self } = await created('Things', body);
      expect(bare((await app.get(String(self))).json)).toEqual(body);
    }), { numRuns: runs });
  }, 120_000);

  test('law: a change keeps the rest', async () => {
    const some = fc.subarray(['name', 'description', 'properties'] as const, { minLength: 1 });
    await fc.assert(fc.asyncProperty(fc.record({ name: text, description: text, properties: json }), fc.record({ name: text, description: text, properties: json }), some, async (before, after, named) => {
      const { '@iot.selfLink': self } = await created('Things', before);
      const change = Object.fromEntries(named.map((name) => [name, after[name]]));
      await app.write('PATCH', String(self), change);
      expect(bare((await app.get(String(self))).json)).toEqual({ ...before, ...change });
    }), { numRuns: runs });
  }, 120_000);

  test('law: an insert with all that comes along is what the inserts one by one are', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 }), async (places, streams) => {
      const stream = (at: number): object => ({ ...datastream, name: `${at}` });
      const Locations = Array.from({ length: places }, (_, at) => ({ ...location, name: `${at}` }));
      const deep = await created('Things', { ...thing, Locations, Datastreams: Array.from({ length: streams }, (_, at) => ({ ...stream(at), Sensor: sensor, ObservedProperty: property })) });
      const linked: object[] = [];
      for (const one of Locations) linked.push({ '@iot.id': (await created('Locations', one))['@iot.id'] });
      const flat = await created('Things', { ...thing, ...(linked.length === 0 ? {} : { Locations: linked }) });
      for (let at = 0; at < streams; at += 1) {
        const [by, of] = [await created('Sensors', sensor), await created('ObservedProperties', property)];
        await created(`Things(${String(flat['@iot.id'])})/Datastreams`, { ...stream(at), Sensor: { '@iot.id': by['@iot.id'] }, ObservedProperty: { '@iot.id': of['@iot.id'] } });
      }
      const shape = async (row: Row): Promise<unknown> => {
        const { json: seen } = await app.get(`${String(row['@iot.selfLink'])}?$expand=Locations,HistoricalLocations/Locations,Datastreams($orderby=name;$expand=Sensor,ObservedProperty)`);
        return JSON.parse(JSON.stringify(seen, (name, value: unknown) => (name.includes('@iot.') ? undefined : value))) as unknown;
      };
      expect(await shape(flat)).toEqual(await shape(deep));
    }), { numRuns: Math.ceil(runs / 4) });
  }, 120_000);

  test('law: whatever is created, moved and deleted in whatever order, every link leads both ways and nothing is left of what is gone', async () => {
    const acts = fc.array(fc.record({ act: fc.constantFrom('thing', 'whole', 'place', 'stream', 'move', 'rename', 'delete'), pick: fc.nat() }), { minLength: 5, maxLength: 25 });
    await fc.assert(fc.asyncProperty(acts, async (steps) => {
      const alive: Row[] = [];
      const named = new Map<string, string>();
      const some = (set: string, pick: number): Row | undefined => {
        const fitting = alive.filter((row) => String(row['@iot.selfLink']).includes(`/${set}(`));
        return fitting[pick % Math.max(1, fitting.length)];
      };
      for (const [at, { act, pick }] of steps.entries()) {
        const [host, place, any] = [some('Things', pick), some('Locations', pick), alive[pick % Math.max(1, alive.length)]];
        if (act === 'thing') alive.push(await created('Things', thing));
        if (act === 'whole') alive.push(await created('Things', whole));
        if (act === 'place') alive.push(await created('Locations', location));
        if (act === 'stream' && host !== undefined) alive.push(await created('Datastreams', { ...datastream, Thing: { '@iot.id': host['@iot.id'] }, Sensor: sensor, ObservedProperty: property }));
        if (act === 'move' && host !== undefined && place !== undefined) expect((await app.write('PATCH', String(host['@iot.selfLink']), { Locations: [{ '@iot.id': place['@iot.id'] }] })).status).toBe(200);
        if (act === 'rename' && any !== undefined) {
          named.set(idOf(any), `第${at}个`);
          expect((await app.write('PATCH', String(any['@iot.selfLink']), { name: `第${at}个` })).status).toBe(200);
        }
        if (act === 'delete' && any !== undefined) {
          expect((await app.write('DELETE', String(any['@iot.selfLink']))).status).toBe(200);
          const gone = alive.filter((row) => row === any || String(row['@iot.id']).startsWith(`${String(any['@iot.id'])}-`));
          for (const row of gone) {
            expect((await app.get(String(row['@iot.selfLink']))).status).toBe(404);
            alive.splice(alive.indexOf(row), 1);
          }
        }
      }
      for (const row of alive) {
        const { status, json: seen } = await app.get(String(row['@iot.selfLink']));
        expect([status, seen['name']]).toEqual([200, named.get(idOf(row)) ?? row['name']]);
        await linksBothWays(seen);
      }
    }), { numRuns: Math.ceil(runs / 3) });
  }, 240_000);

  /** Every entity behind each link of many names this one behind the link back. */
  async function linksBothWays(row: Row): Promise<void> {
    const set = /\/(?<set>\w+)\([^/]*\)$/u.exec(String(row['@iot.selfLink']))?.groups?.['set'] as SetName;
    for (const [name, address] of Object.entries(row)) {
      const link = name.replace('@iot.navigationLink', '');
      if (link === name || link === 'Observations') continue;
      const back = inverseOf(set, link) ?? '';
      const { json: seen } = await app.get(`${String(address)}?$expand=${back}`);
      const behind = (Array.isArray(seen['value']) ? seen['value'] : [seen]) as readonly Row[];
      for (const one of behind) {
        const there = one[back];
        const rows = (Array.isArray(there) ? there : [there]) as readonly Row[];
        if (!(set === 'Locations' || set === 'HistoricalLocations') || rows.length > 0) expect([link, rows.map(idOf)]).toEqual([link, expect.arrayContaining([idOf(row)]) as unknown]);
      }
    }
  }

  test('another process reads what this one wrote, and neither takes the other’s number', async () => {
    const other = await thingsApp(records);
    const mine = await app.write('POST', 'Things', thing, other.key);
    expect((await other.get(mine.location)).json).toEqual(mine.json);
    const stream = await other.write('POST', `Things(${String(mine.json['@iot.id'])})/Datastreams`, { ...datastream, Sensor: sensor, ObservedProperty: property });
    const address = `Datastreams('${String(stream.json['@iot.id'])}')/Observations`;
    expect((await app.write('POST', address, { result: 1 }, other.key)).status).toBe(201);
    await other.write('DELETE', stream.location);
    expect((await app.write('POST', address, { result: 1 }, other.key)).status).toBe(404);
    const made = await Promise.all([1, 2, 3, 4].map((at) => (at % 2 === 0 ? app : other).write('POST', 'Things', whole, other.key)));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(made.map((said) => idOf(said.json))).size).toBe(4);
  }, 120_000);
});
