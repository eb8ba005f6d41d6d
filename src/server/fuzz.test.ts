import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { beforeAll, expect, test } from 'vitest';
import { isFaultCode } from '../basis/fault.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/index.ts';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type Shape = {
  readonly type?: string; readonly enum?: readonly string[]; readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>; readonly items?: Shape; readonly minimum?: number;
  readonly pattern?: string;
};

let app: TestApp;
/** Of an application that may write. */
let key: string;
/** Identifiers that exist, so that what is asked gets behind the first look-up. */
let known: readonly string[];

beforeAll(async () => {
  app = await testApp();
  key = await app.keyOf({ writes: [1000] });
  await app.sense(200_000, app.time.world - 7_200_000, { w01018: '70' });
  const item = await rectifyingProblem(app.house, '980102', [200_000]);
  const lead = (await app.house.records.read(machineViewer).caseOfSeries('integrity/exceedance', 200_000, 'w01018'))?.id ?? '';
  const finding = (await app.house.records.read(machineViewer).findings({ limit: 1 }))[0]?.id ?? '';
  known = [item.id, lead, finding, '200000', 'FR-1', 'enterprise-98-0001', 'explain', 'work', 'unit', 'point', 'integrity/exceedance', 'rectification/problem', '980102', 'sites', 'published-items', '1000', 'TRUE', 'name = 1'];
});

const odd = fc.constantFrom('', ' ', '-1', '0', '1e308', '-0', 'NaN', '٣', '%', '__proto__', 'constructor', 'valueOf', '../..', "' or 1=1 --", '2026-02-30', '\u0000', '🌊', 'x'.repeat(500), '9999999999999999999');
const text = (): fc.Arbitrary<string> => fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...known));

/** Mostly a value of the declared kind, sometimes anything. */
function valueOf(schema: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fitting(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function fitting(schema: Shape): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer': return fc.oneof(fc.integer({ min: schema.minimum ?? -5, max: 4_000_000_000 }), fc.maxSafeInteger());
    case 'number': return fc.double();
    case 'boolean': return fc.boolean();
    case 'array': return fc.array(valueOf(schema.items ?? {}), { maxLength: 3 });
    case 'object': return recordOf(schema.properties ?? {});
    case 'string': return text();
    default: return fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.dictionary(text(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }));
  }
}

const recordOf = (properties: Readonly<Record<string, Shape>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, valueOf(shape)])), { requiredKeys: [] });

const shapeOf = (schema: TSchema | undefined): Shape => (schema ?? {}) as Shape;
const queryOf = (given: Record<string, unknown>): string =>
  new URLSearchParams(Object.entries(given).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)])).toString();

const askerOf = ({ who }: Endpoint): { as?: string; terminal?: boolean; key?: string } => {
  if (who === 'terminal') return { terminal: true };
  if (who === 'writing-key') return { key };
  const role = who === 'anyone' || who === 'signed-in' ? 'branch' : who.find((one) => one !== 'citizen');
  return role === undefined ? {} : { as: officeOf[role] };
};

let peers = 0;
const nextPeer = (): string => `10.${Math.floor((peers += 1) / 60_000)}.${Math.floor(peers / 250) % 240}.${peers % 250}`;

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('law: whatever %s is asked, it answers with a result or a fault of ours', async (_id, endpoint) => {
  const names = [...endpoint.path.matchAll(/:(\w+)/gu)].map(([, name]) => name ?? '');
  const asked = fc.record({
    path: fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(fc.constantFrom(...known), text())]))),
    query: recordOf(shapeOf(endpoint.query).properties ?? { anything: { type: 'string' } }), body: valueOf(shapeOf(endpoint.body)),
  });
  await fc.assert(fc.asyncProperty(asked, async ({ path, query, body }) => {
    const place = endpoint.path.replace(/:(\w+)/gu, (_all, name: string) => encodeURIComponent((path[name] ?? '').toWellFormed()));
    const said = await app.ask({
      method: endpoint.method, url: `${place}?${queryOf(query)}`, peer: nextPeer(), ...askerOf(endpoint),
      ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body ?? null), headers: { 'content-type': 'application/json' } }),
    });
    expect(said.statusCode, said.body.slice(0, 300)).toBeLessThan(500);
    if (said.statusCode >= 400) {
      const { fault, code } = said.json() as { readonly fault?: string; readonly code?: string };
      // The exception of OGC API – Features has its `code` for ours; everything else says `fault`.
      expect(isFaultCode((endpoint.foreign?.faults === 'ogc-exception' ? code : fault) ?? ''), said.body).toBe(true);
    }
  }), { numRuns: 25, seed: 20261123 });
});
