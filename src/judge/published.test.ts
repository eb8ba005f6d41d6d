import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCnemc } from '../codecs/cnemc/read-cnemc.ts';
import { keyOfSection, readSurfaceWater } from '../codecs/surface-water/read-surface-water.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { airAgreement } from './published-air.ts';
import { waterAgreement, type PublishedReading } from './published-water.ts';

const rulebook = testRulebook();
const folder = process.env['QINGSHAN_REAL_DATA'] ?? '';
const real = folder !== '' && existsSync(join(folder, 'surface-water-auto'));
const textOf = (file: string): string => gunzipSync(readFileSync(join(folder, file))).toString('utf8');

describe.skipIf(!real)(real ? 'published values are reproduced' : 'published values (skipped: QINGSHAN_REAL_DATA names no folder with them)', () => {
  test.each([
    ['cnemc-sites-hourly-202004/yrd_sites_hourly_20200402_08.csv.gz', 35565, 30180],
    ['cnemc-hourly-snapshot/cnemc_sites_2018022007.csv.gz', 1495, 1475],
  ])('AQI of %s', (file, lines, comparable) => {
    const read = readCnemc(textOf(file));
    if (!read.ok) throw new TypeError(read.detail);
    expect(read.value.rows.length + read.value.refused.length).toBe(lines);
    expect(airAgreement(read.value.rows, rulebook)).toEqual({ compared: comparable, equal: comparable });
  }, 30_000);

  test('class of the sections', () => {
    const readings: PublishedReading[] = [];
    for (const [file, lines] of [['national_sections_20200508', 1901], ['national_sections_4h_20210401_05', 41911], ['sections98_daily_20201101_20210405', 15288], ['sections_geocoded_202602', 1156]] as const) {
      const read = readSurfaceWater(textOf(`surface-water-auto/${file}.csv.gz`));
      if (!read.ok) throw new TypeError(read.detail);
      expect(read.value.rows.length + read.value.refused.length, file).toBe(lines);
      readings.push(...read.value.rows.map((row) => ({ ...row, section: keyOfSection(row.section) })));
    }
    const found = waterAgreement(readings, rulebook);
    expect(found.compared).toBe(51044);
    expect(found.equal / found.compared).toBeGreaterThanOrEqual(0.988);
    expect(found.equalEitherTable / found.compared).toBeGreaterThanOrEqual(0.99);
    const explained = Object.values(found.disagreements).reduce((sum, count) => sum + count, 0);
    expect(found.equal + explained).toBe(found.compared);
    expect(Object.fromEntries(Object.entries(found.causes).map(([cause, { count }]) => [cause, count]))).toEqual({ 'at-a-limit': 200, 'source-error': 261, 'wrong-table': 2, rounding: 2, 'missing-item': 9, other: 14 });
  }, 60_000);
});

describe('agreement on made-up rows', () => {
  const at = 1_585_785_600_000 as PublishedReading['at'];
  test('a blank AQI is not compared, a wrong one counts against', () => {
    const values = { 'PM2.5': '35', PM10: '20', SO2: '5', NO2: '10', CO: '0.5', O3: '50' };
    expect(airAgreement([{ at, values, aqi: 50 }, { at, values, aqi: 51 }, { at, values }], rulebook)).toEqual({ compared: 2, equal: 1 });
  });
  test('the table that fits most rows of a section is taken', () => {
    const reading = (tp: string, published: number): PublishedReading => ({ section: 'lake', at, class: published, values: { TP: tp, DO: '9' } });
    const found = waterAgreement([reading('0.04', 3), reading('0.02', 2), reading('0.06', 2)], rulebook);
    expect(found).toMatchObject({ compared: 3, equal: 2, equalEitherTable: 3, disagreements: { 'other-table': 1 } });
    expect(found.waterbodies.get('lake')).toBe('lake');
  });
  test.each([
    ['at-a-limit', { TP: '0.2', DO: '9' }, 4], ['wrong-table', { TP: '0.15', DO: '9' }, 5], ['rounding', { TP: '0.1049', DO: '9' }, 2],
    ['missing-item', { CODMn: '7', DO: '9', TP: '0.05' }, 2],
    ['missing-item', { DO: '9', TP: '0.05', TN: '1.8', CODMn: '1', 'NH3-N': '0.1', pH: '7' }, 5],
    ['other', { DO: '9', TP: '0.05', CODMn: '1', 'NH3-N': '0.1', pH: '7' }, 6],
  ] as const)('a class that is not ours: %s', (cause, values, published) => {
    const sure: PublishedReading = { section: 's', at: (at - 10 * 86_400_000) as PublishedReading['at'], class: 3, values: { TP: '0.15', DO: '9' } };
    const found = waterAgreement([sure, { section: 's', at, class: published, values }], rulebook);
    expect(found.causes[cause]).toMatchObject({ count: 1, examples: [{ section: 's', published }] });
  });
  test('a class that was not renewed with its values', () => {
    const four = 4 * 3_600_000;
    const reading = (after: number, oxygen: string, published: number): PublishedReading => ({ section: 's', at: (at + after * four) as PublishedReading['at'], class: published, values: { DO: oxygen, TP: '0.05' } });
    const found = waterAgreement([reading(2, '4.2', 4), reading(0, '6.5', 2), reading(1, '4.5', 2)], rulebook);
    expect(found.causes['source-error']).toMatchObject({ count: 1, examples: [{ published: 2, ours: 4 }] });
  });
});
