import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { run } from './fires.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-fires-'));
const written = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
};

async function answered(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const out: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out.push(String(text)); return true; });
  const ended = await run(words).finally(() => { spy.mockRestore(); });
  return ended.ok ? JSON.parse(out.join('')) : { fault: ended.fault, detail: ended.detail };
}

const header = 'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,confidence,version,bright_ti5,frp,daynight';
const row = (lat: number, lon: number, time: string, frp = 4, version = '2.0NRT'): string => `${lat},${lon},330.1,0.4,0.4,2022-06-01,${time},N,n,${version},295.2,${frp},D`;
const file = written('viirs.csv', [header, row(30, 120, '0530'), row(30.004, 120.001, '0712', 6), row(30.3, 120.3, '0530'), row(30.5, 120.5, '0530'), row(30, 120, '2560')]);
const again = written('again.csv', [header, row(30, 120, '0530', 5, '2.0')]);
const points = written('points.csv', ['id,lat,lon', 'cement works,30.301,120.301']);
const cropland = written('cropland.csv', ['latitude,longitude,cropland', '30,120,1', '30.004,120.001,0']);
const square = (west: number, south: number): object => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]] });
const regions = written('regions.geojson', [JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { adcode: 330_100_001, name: '甲镇' }, geometry: square(119.95, 29.95) }] })]);

test('files together: events with region and cropland, what is alone, listed heat, and every row counted', async () => {
  const said = await answered('--in', file, '--in', again, '--industrial', points, '--boundaries', regions, '--cropland', cropland, '--json');
  expect(said).toMatchObject({
    events: [{ id: '20220601T0530_30.0000_120.0000', detections: 2, frpSum: 11, frpMax: 6, first: '2022-06-01T05:30Z', last: '2022-06-01T07:12Z', croplandShare: 0.5, region: { id: '330100001', name: '甲镇' } }],
    alone: [{ lat: 30.5, lon: 120.5, region: null }], heatSources: [{ why: 'listed', listed: 'cement works', detections: 1 }],
    counts: { rows: 6, repeated: 1, refused: { 'row.bad-time': { rows: 1 } }, detections: 4, inEvents: 2, alone: 1, atHeatSources: 1 }, reasons: ['record-short'],
  });
});

test.each([
  ['a column too many', ['--in', written('odd.csv', [`${header},more`, `${row(30, 120, '0530')},1`])], 'trace.unreadable'],
  ['no row           ', ['--in', written('none.csv', [header])], 'trace.too-few'],
  ['a point nowhere  ', ['--in', file, '--industrial', written('nowhere.csv', ['id,lat,lon', 'x,95,120'])], 'trace.bad-number'],
  ['no polygons      ', ['--in', file, '--boundaries', written('point.geojson', [JSON.stringify({ features: [{ properties: { id: 1 }, geometry: { type: 'Point', coordinates: [1, 2] } }] })])], 'trace.unreadable'],
  ['half a land cover', ['--in', file, '--cropland', written('half.csv', ['latitude,longitude,cropland', '30,120,0.5'])], 'trace.bad-number'],
  ['a cluster of one ', ['--in', file, '--least', '1'], 'trace.bad-parameter'],
  ['no such file     ', ['--in', join(folder, 'never.csv')], 'file.missing'],
])('what cannot be used is a named fault: %s', async (_name, words, fault) => {
  expect(await answered(...words, '--json')).toMatchObject({ fault });
});

test.skipIf(realData.skip)(realData.named('two published files with county boundaries: all rows read, none refused'), async () => {
  const published = ['20220528_20220604', '20220226_20220227'].flatMap((days) => ['--in', join(realData.folder, `firms-active-fire/modis_c61_nrt_east_asia_${days}.csv.gz`)]);
  const said = await answered(...published, '--boundaries', join(realData.folder, 'zhejiang-boundaries/zhejiang_counties.geojson.gz'), '--json');
  expect(said['counts']).toEqual({ rows: 3496, repeated: 0, refused: {}, detections: 3496, inEvents: 581, alone: 2915, atHeatSources: 0, presumedOther: 0 });
});
