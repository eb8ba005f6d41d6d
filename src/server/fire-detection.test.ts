import type { Static } from 'typebox';
import { beforeAll, expect, test } from 'vitest';
import type { fireDetectionsOfDay } from '../contract/fire-detection.ts';
import { imported } from '../flow/imports/imports.fixture.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
const rows = ['31.5,117.25,330.1,0.45,0.63,2024-06-05,0458,N20,n,2.0NRT,290.4,3.05,D', '31.6,117.26,331.1,0.45,0.63,2024-06-05,0458,N20,h,2.0NRT,291.4,4,D',
  '-1.5,117.25,330.1,0.45,0.63,2024-06-06,1758,N,l,2.0NRT,290.4,0.5,N'];
const text = ['latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,confidence,version,bright_ti5,frp,daynight', ...rows, ''].join('\n');
const [from, to] = [Date.UTC(2024, 5, 5), Date.UTC(2024, 5, 7)];
const window = `from=${from}&to=${to}`;
type Listed = { readonly rows: readonly { readonly id: string; readonly line: number }[]; readonly next?: string };
const get = (url: string, as: string | undefined = officeOf.province) => app.ask({ url: `/api/fire-detections${url}`, ...(as === undefined ? {} : { as }) });
const linesOf = (listed: Listed) => listed.rows.map(({ line }) => line);

beforeAll(async () => {
  app = await testApp('real');
  await imported(app.house, { kind: 'firms' }, [{ name: 'viirs.csv', text }]);
});

test('by time and box, newest first; pages join', async () => {
  const whole = (await get(`?${window}`)).json<Listed>();
  expect(linesOf(whole)).toEqual([4, 3, 2]);
  expect(whole.rows[2]).toEqual({
    id: 'viirs_noaa-20_202406050458_31.5_117.25', at: Date.UTC(2024, 5, 5, 4, 58), satellite: 'noaa-20', instrument: 'VIIRS', lat: '31.5', lon: '117.25',
    brightness: '330.1', brightnessLong: '290.4', scan: '0.45', track: '0.63', frp: '3.05', confidence: 'nominal', version: '2.0NRT', dayNight: 'day',
    file: 'viirs.csv', line: 2,
  });
  expect(linesOf((await get(`?${window}&bbox=117,0,118,31.5`)).json())).toEqual([2]);
  expect(linesOf((await get(`?${window}&bbox=118,-90,117,90`)).json())).toEqual([]);
  const first = (await get(`?${window}&limit=2`)).json<Listed>();
  expect([linesOf(first), first.next]).toEqual([[4, 3], whole.rows[1]?.id]);
  const second = (await get(`?${window}&limit=2&after=${first.next}`)).json<Listed>();
  expect([linesOf(second), second.next]).toEqual([[2], undefined]);
});

test('as GeoJSON, and one with its row', async () => {
  const file = await get(`.geojson?${window}&bbox=117,31,118,32`);
  expect(file.headers['content-type']).toContain('application/geo+json');
  expect(file.json()).toMatchObject({ type: 'FeatureCollection', features: [
    { type: 'Feature', geometry: { type: 'Point', coordinates: [117.26, 31.6] }, properties: { frp: '4', confidence: 'high', says: expect.stringMatching(/疑似火点,未核实/u) } },
    { id: 'viirs_noaa-20_202406050458_31.5_117.25', properties: { at: '2024-06-05T04:58:00.000Z' } },
  ] });
  expect((await get('/viirs_noaa-20_202406050458_31.5_117.25')).json()).toMatchObject({ row: rows[0], file: 'viirs.csv', line: 2 });
});

test('a day of a region: found with county and pixel, data without any here, no data at all', async () => {
  const county = [...app.house.directory.regions.values()].find(({ level, boundary }) => level === 'county' && boundary !== undefined);
  if (county === undefined) throw new TypeError('no county has a boundary');
  const own = (time: string, confidence: string) => `${county.lat},${county.lon},330.1,0.6,0.8,2024-06-07,${time},N20,${confidence},2.0NRT,290.4,3.05,D`;
  const head = 'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,confidence,version,bright_ti5,frp,daynight';
  await imported(app.house, { kind: 'firms' }, [{ name: 'here.csv', text: [head, own('0458', 'n'), own('0640', 'h'), ''].join('\n') }]);
  const day = async (of: string, query = '') => (await get(`/days/${of}${query}`)).json<Static<typeof fireDetectionsOfDay.reply>>();
  const found = await day('2024-06-07');
  expect(found).toMatchObject({ state: 'found', more: false, newest: '2024-06-07', satellites: [{ satellite: 'noaa-20', overpasses: 2, here: 2 }, { satellite: 'snpp', overpasses: 1, here: 0 }] });
  expect(found.rows.map(({ region, radiusKm, confidence }) => [region.code, radiusKm, confidence])).toEqual([[county.code, '0.50', 'high'], [county.code, '0.50', 'nominal']]);
  expect(await day('2024-06-07', `?region=${county.code}`)).toMatchObject({ state: 'found', region: { code: county.code } });
  expect(await day('2024-06-05')).toMatchObject({ state: 'none', rows: [], satellites: [{ satellite: 'noaa-20', overpasses: 1, here: 0 }] });
  expect(await day('2024-06-08')).toMatchObject({ state: 'no-data', rows: [], satellites: [], newest: '2024-06-07' });
});

test.each([
  ['/days/2024-02-30', 'request.invalid'], ['/days/2024-06-07?region=999999', 'request.not-found'],
  ['/none', 'request.not-found'], ['/viirs_snpp_202406050458_31.5_117.25', 'request.not-found'], [`?${window}&bbox=1,2,3`, 'features.bad-parameter'],
  [`?${window}&after=none`, 'request.invalid'], [`?from=${to}&to=${from}`, 'request.invalid'], ['', 'request.invalid'], [`?${window}&limit=1001`, 'request.invalid'],
] as const)('%s is answered %s', async (url, fault) => { expect((await get(url)).json()).toMatchObject({ fault }); });

test('not for a firm', async () => { expect((await get(`?${window}`, officeOf.enterprise)).json()).toMatchObject({ fault: 'access.no-right' }); });
