import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { imported } from './imports.fixture.ts';
import { rememberMapping } from './remember-mapping.ts';

const bytesOf = (file: string): Uint8Array => readFileSync(join(realData.folder, file));
/** An independent reading of the same file: lines, cut at a separator. */
const linesOf = (file: string, by: RegExp): readonly (readonly string[])[] =>
  gunzipSync(bytesOf(file)).toString('utf8').trimEnd().split('\n').slice(1).map((line) => line.trim().replaceAll('"', '').split(by));
const sumOf = (texts: readonly string[]): number => Math.round(texts.reduce((sum, text) => sum + Number(text), 0) * 1e6) / 1e6;

async function run(mapping: ImportMapping, file: string) {
  const { house } = await testHouse('real');
  const kept = await rememberMapping(house, mapping, 'test');
  if (!kept.ok) throw new Error(`${kept.fault} ${kept.detail}`);
  return { house, run: await imported(house, { mapping: kept.value.id }, [{ name: file, text: bytesOf(file) }]) };
}

async function storedSum(house: House, ids: (id: string) => boolean, factor: string, period: 'hour' | 'realtime', field: 'Avg' | 'Rtd') {
  const points = [...house.directory.points.values()].filter(({ id }) => ids(id));
  const read = await Promise.all(points.map(({ number }) =>
    house.observations.series({ point: number, factors: [factor], period, fields: [field], window: { from: 0, to: 4e12 }, limit: 2e6 })));
  const values = read.flat();
  return { count: values.length, sum: sumOf(values.map(({ value }) => value)) };
}

const base = { delimiter: ',' as const, missing: ['NA'], belowDetection: 'refuse' as const, newPointsIn: '980102' };
const prsa: ImportMapping = {
  ...base, name: 'PRSA', missing: ['NA'], kind: 'air-station', period: 'hour', point: { column: 'station', by: 'id' },
  columns: ['No', 'year', 'month', 'day', 'hour', 'PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3', 'TEMP', 'PRES', 'DEWP', 'RAIN', 'wd', 'WSPM', 'station'],
  time: { columns: ['year', 'month', 'day', 'hour'], format: 'YYYY M D H', offsetMinutes: 480, names: 'start' },
  factors: { wide: [
    { column: 'PM2.5', factor: 'a34004', unit: 'µg/m³' }, { column: 'CO', factor: 'a21005', unit: 'µg/m³' }, { column: 'PRES', factor: 'a01006', unit: 'hPa' },
    { column: 'TEMP', factor: 'a01001', unit: '°C' }, { column: 'WSPM', factor: 'a01007', unit: 'm/s' },
  ] },
};

describe.skipIf(realData.skip)(realData.named('real files come in as they were published'), () => {
  test('a Beijing site of three and a half years: counts, and CO brought from µg/m³ to mg/m³', async () => {
    const file = 'beijing-multisite-prsa/PRSA_Data_Aotizhongxin_20130301-20160831.csv.gz';
    const rows = linesOf(file, /,/u);
    const done = await run(prsa, file);
    const measured = (place: number): readonly string[] => rows.map((row) => row[place] ?? '').filter((text) => text !== '' && text !== 'NA');
    const withNothing = rows.filter((row) => [5, 9, 11, 12, 16].every((place) => ['', 'NA'].includes(row[place] ?? ''))).length;
    expect(rows.length).toBe(30_720);
    expect(done.run).toMatchObject({ state: 'done', rows: rows.length, refused: withNothing, stored: rows.length - withNothing, already: 0 });
    const co = measured(9);
    expect(await storedSum(done.house, (id) => id === 'Aotizhongxin', 'a21005', 'hour', 'Avg')).toEqual({ count: co.length, sum: sumOf(co.map((text) => String(Number(text) / 1000))) });
    const pm = measured(5);
    expect(await storedSum(done.house, (id) => id === 'Aotizhongxin', 'a34004', 'hour', 'Avg')).toEqual({ count: pm.length, sum: sumOf(pm) });
  }, 300_000);

  test('a buoy of NDBC: blanks between columns, nines for nothing, pressure from hPa to kPa', async () => {
    const file = 'buoy-44005-2012/buoy_44005_2012.dat.gz';
    const rows = linesOf(file, /\s+/u);
    const done = await run({
      ...base, name: 'stdmet', delimiter: 'spaces', missing: ['99', '99.0', '99.00', '999', '999.0', '9999', '9999.0'], kind: 'water-section', period: 'realtime',
      columns: ['YY', 'MM', 'DD', 'hh', 'mm', 'WDIR', 'WSPD', 'GST', 'WVHT', 'DPD', 'APD', 'MWD', 'PRES', 'ATMP', 'WTMP', 'DEWP', 'VIS', 'TIDE'],
      time: { columns: ['YY', 'MM', 'DD', 'hh'], format: 'YYYY MM DD HH', offsetMinutes: 0, names: 'start' }, point: { fixed: 10_000 },
      factors: { wide: [{ column: 'PRES', factor: 'a01006', unit: 'hPa' }, { column: 'WTMP', factor: 'w01010', unit: '°C' }] },
    }, file);
    const good = rows.filter((row) => row[12] !== '9999.0' || row[14] !== '999.0');
    expect(done.run).toMatchObject({ state: 'done', rows: 8_347, stored: good.length, refused: 8_347 - good.length });
  }, 120_000);

  test('sound of a city, 709,644 rows: the head of the week by value', async () => {
    const file = 'noise-chicago-aot/sound_intensity_raw.csv.gz';
    const rows = linesOf(file, /,/u);
    const done = await run({
      ...base, name: 'AoT', kind: 'noise-station', period: 'realtime', columns: ['timestamp', 'node_id', 'intensity'], point: { column: 'node_id', by: 'id' },
      time: { columns: ['timestamp'], format: 'YYYY/MM/DD HH:mm:ss', offsetMinutes: 0, names: 'start' }, factors: { wide: [{ column: 'intensity', factor: 'LA', unit: 'dB' }] },
    }, file);
    const blank = rows.filter((row) => ['', 'NA'].includes(row[2] ?? '')).length;
    const distinct = new Map(rows.filter((row) => !['', 'NA'].includes(row[2] ?? '')).map((row) => [`${row[0]} ${row[1]}`, row[2] ?? '']));
    const repeated = rows.length - blank - new Set(rows.filter((row) => !['', 'NA'].includes(row[2] ?? '')).map((row) => row.join())).size;
    expect(done.run).toMatchObject({ state: 'done', rows: 709_644, refused: blank, refusedBy: { 'row.no-value': blank }, already: repeated, stored: 709_644 - blank - repeated });
    expect(await storedSum(done.house, (id) => id.startsWith('001e06'), 'LA', 'realtime', 'Rtd')).toEqual({ count: distinct.size, sum: sumOf([...distinct.values()]) });
  }, 600_000);
});
