import { beforeAll, expect, test } from 'vitest';
import { sensorThingsApp, type SensorThingsApp } from './sensorthings.fixture.ts';

let app: SensorThingsApp;
beforeAll(async () => {
  app = await sensorThingsApp();
});

const isLink = (name: string): boolean => /^(?:url|why|definition)$|@iot\.(?:selfLink|navigationLink|nextLink)$/u.test(name);

/** Every address of our own that stands in a reply. */
function linksIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return isLink(name) && value.startsWith('http://localhost') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? value.flatMap((inner) => linksIn(inner)) : Object.entries(value).flatMap(([key, inner]) => linksIn(inner, key));
}

/** Follows links alone, from the root to the last; returns what was visited with its status. */
async function crawl(as?: string): Promise<ReadonlyMap<string, number>> {
  const visited = new Map<string, number>();
  const waiting = ['http://localhost:80/ogc/sensorthings/v1.1'];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pathname, search } = new URL(next);
    const reply = await app.get(pathname + search, as);
    visited.set(next, reply.status);
    if (reply.status !== 200 || pathname.startsWith('/api/')) continue;
    for (const link of linksIn(reply.json())) {
      if (seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  return visited;
}

test.each([['the public', undefined], ['a branch', 'branch-980102-head'], ['a firm', 'enterprise-98-0001-officer']] as const)('%s finds no dead link from the root on', async (_name, as) => {
  const visited = await crawl(as);
  expect([...visited].filter(([, status]) => status !== 200)).toEqual([]);
  const kinds = new Set([...visited.keys()].map((link) => /v1\.1\/(\w+)/u.exec(link)?.[1]));
  expect(kinds).toEqual(new Set([undefined, 'Things', 'Locations', 'HistoricalLocations', 'Datastreams', 'Sensors', 'Observations', 'ObservedProperties', 'FeaturesOfInterest']));
  expect([...visited.keys()].filter((link) => link.includes('/api/why/')).length).toBeGreaterThan(50);
  expect(visited.size).toBeGreaterThan(600);
}, 120_000);
