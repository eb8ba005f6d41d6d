import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { gdal } from '../../../tools/need.ts';
import { run } from './river.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-river-'));
const reach = (id: string, ends: readonly (readonly number[])[], more: object = {}): object => ({ type: 'Feature', properties: { id, length_m: 3600, velocity_ms: 0.5, flow_m3s: 2, ...more }, geometry: { type: 'LineString', coordinates: ends } });
const network = join(folder, 'n.geojson');
writeFileSync(network, JSON.stringify({
  type: 'FeatureCollection', features: [reach('a', [[120, 30], [120.03, 30.02]]), reach('b', [[120.06, 30], [120.03, 30.02]], { length_m: 7200 }), reach('c', [[120.03, 30.02], [120.03, 30.06]], { flow_m3s: 4 })],
}));

async function answered(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { written.push(String(text)); return true; });
  const ended = await run(words).finally(() => { spy.mockRestore(); });
  return ended.ok ? JSON.parse(written.join('')) : { fault: ended.fault, detail: ended.detail };
}

const up = [{ reach: 'c', hours: 0, hoursTop: 2, share: 1 }, { reach: 'a', hours: 2, hoursTop: 4, share: 1 }, { reach: 'b', hours: 2, hoursTop: 6, share: 1 }];

test('upstream reaches with hours, arrivals below with dilution, and the report', async () => {
  expect(await answered('--network', network, '--from', 'c', '--hours', '24', '--json')).toMatchObject({ from: 'c', hours: 24, upstream: up, downstream: [], reasons: [], report: { kept: 3, loops: [] } });
  expect(await answered('--network', network, '--from', 'a', '--down', '--json')).toMatchObject({ upstream: [], downstream: [{ reach: 'c', hours: [1.78, 2, 2.247191], dilution: 0.5, confidence: 'measured' }] });
  expect(await answered('--network', network)).toMatchObject({ report: { read: 3, danglingEnds: [] } });
});

test.skipIf(gdal.skip)(gdal.named('a GeoPackage that ogr2ogr wrote gives the same answer'), async () => {
  const file = join(folder, 'n.gpkg');
  expect(spawnSync('/usr/bin/ogr2ogr', ['-f', 'GPKG', '-nlt', 'MULTILINESTRING', file, network]).status).toBe(0);
  expect(await answered('--network', file, '--from', 'c', '--json')).toMatchObject({ upstream: up });
  const projected = join(folder, 'p.gpkg');
  expect(spawnSync('/usr/bin/ogr2ogr', ['-f', 'GPKG', '-t_srs', 'EPSG:3857', projected, network]).status).toBe(0);
  expect(await answered('--network', projected, '--from', 'c')).toMatchObject({ fault: 'trace.unreadable' });
});

test.each([
  ['unknown reach', ['--from', 'z'], reach('d', [[1, 1], [2, 2]]), 'trace.no-such-reach'],
  ['a loop       ', ['--from', 'a'], reach('d', [[120.03, 30.06], [120, 30]]), 'trace.network-loop'],
  ['length below ', ['--from', 'a'], reach('d', [[120.03, 30.06], [121, 30]], { length_m: -5 }), 'trace.bad-number'],
  ['tidal        ', ['--from', 'a'], reach('d', [[120.03, 30.06], [121, 30]], { reverses: true }), 'trace.reversing-reach'],
])('what would be a guess is a fault: %s', async (_name, words, more, fault) => {
  const file = join(folder, 'more.geojson');
  const { features } = JSON.parse(spawnSync('cat', [network], { encoding: 'utf8' }).stdout) as { features: object[] };
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [...features, more] }));
  expect(await answered('--network', file, ...words)).toMatchObject({ fault });
});
