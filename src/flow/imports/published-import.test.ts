import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { Value } from 'typebox/value';
import { ImportMapping } from '../../model/import-mapping.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { imported, inPieces } from './imports.fixture.ts';
import { lookAtFile } from './look-at-file.ts';
import { rememberMapping } from './remember-mapping.ts';

const bytesOf = (file: string): Uint8Array => readFileSync(join(realData.folder, file));
/** An independent reading of the same file: lines, cut at a separator. */
const linesOf = (file: string, by: RegExp): readonly (readonly string[])[] =>
  gunzipSync(bytesOf(file)).toString('utf8').trimEnd().split('\n').slice(1).map((line) => line.trim().replaceAll('"', '').split(by));
/** The sum in millionths, exact: whole part and digits behind the point as integers. */
const sumOf = (texts: readonly string[]): bigint => texts.reduce((sum, text) => {
  const [whole = '0', digits = ''] = text.replace('-', '').split('.');
  return sum + BigInt(text.startsWith('-') ? -1 : 1) * BigInt(`${whole}${digits.padEnd(6, '0')}`);
}, 0n);

async function run(mapping: ImportMapping, file: string, text: Uint8Array | string = bytesOf(file)) {
  const { house } = await testHouse('real');
  const kept = await rememberMapping(house, mapping, 'test');
  if (!kept.ok) throw new Error(`${kept.fault} ${kept.detail}`);
  return { house, run: await imported(house, { mapping: kept.value.id }, [{ name: file, text }]) };
}

async function storedSum(house: House, ids: (id: string) => boolean, factor: string, period: 'hour' | 'realtime', field: 'Avg' | 'Rtd') {
  const points = [...house.directory.points.values()].filter(({ id }) => ids(id));
  const read = await Promise.all(points.map(({ number }) =>
    house.observations.series({ point: number, factors: [factor], period, fields: [field], window: { from: 0, to: 4e12 }, limit: 2e6 })));
  const values = read.flat();
  return { count: values.length, sum: sumOf(values.map(({ value }) => value)) };
}

/** The mapping that the wizard offers for a file, with what a person must say of it. */
async function offered(file: string, said: Partial<ImportMapping>): Promise<ImportMapping> {
  const { house } = await testHouse('real');
  const look = await lookAtFile(house, inPieces(bytesOf(file)));
  if (!look.ok) throw new Error(`${look.fault} ${look.detail}`);
  const mapping = { ...look.value.guess, name: file.slice(0, 60), ...said };
  if (!Value.Check(ImportMapping, mapping)) throw new Error(JSON.stringify(Value.Errors(ImportMapping, mapping)));
  return mapping;
}

describe.skipIf(realData.skip)(realData.named('real files come in as they were published'), () => {
  test('a Beijing site of three and a half years: counts, and CO brought from µg/m³ to mg/m³', async () => {
    const file = 'beijing-multisite-prsa/PRSA_Data_Aotizhongxin_20130301-20160831.csv.gz';
    const rows = linesOf(file, /,/u);
    const done = await run(await offered(file, { newPointsIn: '980102' }), file);
    const measured = (place: number): readonly string[] => rows.map((row) => row[place] ?? '').filter((text) => text !== '' && text !== 'NA');
    const withNothing = rows.filter((row) => [5, 6, 7, 8, 9, 10, 11, 12,
      16].every((place) => ['', 'NA'].includes(row[place] ?? ''))).length;
    expect(rows.length).toBe(30_720);
    expect(done.run).toMatchObject({ state: 'done', rows: rows.length, refused: withNothing, stored: rows.length - withNothing,
      already: 0 });
    const co = measured(9);
    expect(await storedSum(done.house, (id) => id === 'Aotizhongxin', 'a21005', 'hour', 'Avg')).toEqual({ count: co.length,
      sum: sumOf(co.map((text) => String(Number(text) / 1000))) });
    const pm = measured(5);
    expect(await storedSum(done.house, (id) => id === 'Aotizhongxin', 'a34004', 'hour', 'Avg')).toEqual({ count: pm.length,
      sum: sumOf(pm) });
  }, 300_000);

  test('a buoy of NDBC: blanks between columns, UTC, nines of each column for nothing, hPa to kPa, miles to km; twice is once', async () => {
    const file = 'buoy-44005-2012/buoy_44005_2012.dat.gz';
    const rows = linesOf(file, /\s+/u);
    const mapping = await offered(file, { point: { fixed: 30_000 } });
    const { house, run: done } = await run(mapping, file);
    const nines = [[5, 999], [6, 99], [7, 99], [8, 99], [9, 99], [10, 99], [11, 999], [12, 9999], [13, 999], [14, 999], [15, 999], [16, 99], [17, 99]] as const;
    const good = rows.filter((row) => nines.some(([place, nothing]) => Number(row[place]) !== nothing));
    expect(done).toMatchObject({ state: 'done', rows: 8_347, stored: good.length, refused: 8_347 - good.length, already: 0 });
    const [first] = good;
    expect(await house.observations.series({ point: 30_000, factors: ['w01010'], period: 'realtime', fields: ['Rtd'], window: { from: 0, to: 4e12 }, limit: 1 }))
      .toMatchObject([{ at: Date.UTC(2011, 11, 31, 23, 50), value: String(Number(first?.[14])) }]);
    const given = (place: number, nothing: number): readonly string[] => good.map((row) => row[place] ?? '').filter((text) => Number(text) !== nothing);
    for (const [factor, place, nothing, times] of [['h01002', 8, 99, 1], ['h01003', 9, 99, 1], ['a01008', 5, 999, 1], ['w01010', 14, 999, 1], ['a01006', 12, 9999, 0.1]] as const) {
      const texts = given(place, nothing);
      expect(await storedSum(house, (id) => id === 'buoy-98-01', factor, 'realtime', 'Rtd'), factor)
        .toEqual({ count: texts.length, sum: sumOf(times === 1 ? texts : texts.map((text) => (Number(text) * times).toFixed(2))) });
    }
    const [{ id } = { id: '' }] = await house.records.read(machineViewer).mappings();
    expect(await imported(house, { mapping: id }, [{ name: file, text: bytesOf(file) }])).toMatchObject({ state: 'done', stored: 0, already: good.length });
  }, 240_000);

  test('sound of a city: the first 60,000 rows', async () => {
    const file = 'noise-chicago-aot/sound_intensity_raw.csv.gz';
    const rows = linesOf(file, /,/u).slice(0, 60_000);
    const done = await run(await offered(file, {
      newPointsIn: '980102', kind: 'noise-station', missing: ['NA'], point: { column: 'node_id', by: 'id' },
      time: { columns: ['timestamp'], format: 'YYYY/MM/DD HH:mm:ss', offsetMinutes: 0, names: 'start' },
        factors: { wide: [{ column: 'intensity', factor: 'LA', unit: 'dB' }] },
    }), file, `timestamp,node_id,intensity\n${rows.map((row) => row.join()).join('\n')}\n`);
    const blank = rows.filter((row) => ['', 'NA'].includes(row[2] ?? '')).length;
    const distinct = new Map(rows.filter((row) => !['', 'NA'].includes(row[2] ?? '')).map((row) => [`${row[0]} ${row[1]}`, row[2] ?? '']));
    const repeated = rows.length - blank - new Set(rows.filter((row) => !['', 'NA'].includes(row[2] ?? '')).map((row) => row.join())).size;
    expect(done.run).toMatchObject({ state: 'done', rows: 60_000, refused: blank, already: repeated, stored: 60_000 - blank - repeated });
    expect(await storedSum(done.house, (id) => id.startsWith('001e06'), 'LA', 'realtime', 'Rtd')).toEqual({ count: distinct.size,
      sum: sumOf([...distinct.values()]) });
  }, 600_000);
});
