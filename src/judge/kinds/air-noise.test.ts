import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { judgeFaults, judgeLine } from '../line.ts';
import { stepWords, undeterminableWords } from '../verdict.ts';

const rulebook = testRulebook();
const lines = readFileSync(join(import.meta.dirname, '../golden/air-noise-lines.ndjson'), 'utf8').trimEnd().split('\n');
type Answer = {
  readonly id: string; readonly result?: Record<string, unknown>; readonly cite?: Record<string, string>;
  readonly confidence?: string; readonly forced?: boolean;
  readonly steps?: readonly { readonly name: string; readonly row?: string }[]; readonly fault?: string;
};
const answers = new Map(lines.map((line) => JSON.parse(judgeLine(line, rulebook)) as Answer).map((answer) => [answer.id, answer]));

test('golden answers', async () => {
  expect(answers.size).toBe(lines.length);
  await expect(`${lines.map((line) => judgeLine(line, rulebook)).join('\n')}\n`).toMatchFileSnapshot('../golden/air-noise-answers.ndjson');
});

test('steps, reasons and faults are of the closed lists; every row that is cited is held', () => {
  const held = new Set(rulebook.editions.flatMap((edition) => edition.rows.map((row) => row.id)));
  for (const { id, fault, result, steps, cite } of answers.values()) {
    if (fault !== undefined) expect(judgeFaults, id).toContain(fault);
    if (result?.['undeterminable'] !== undefined) expect(Object.keys(undeterminableWords), id).toContain(result['undeterminable']);
    if (cite !== undefined) expect(held, id).toContain(cite['row']);
    for (const step of steps ?? []) {
      expect(Object.keys(stepWords), id).toContain(step.name);
      for (const row of step.row?.split(' ') ?? []) expect(held, id).toContain(row);
    }
  }
});

describe('what the lines must say', () => {
  test.each([
    ['composite-2024', { composite: 3.07 }], ['composite-transition', { composite: 3.29 }],
    ['composite-year-2026', { undeterminable: 'period-over-editions' }],
    ['composite-year-2026-old', { composite: 3.07 }], ['composite-year-2026-new', { composite: 3.29 }],
    ['composite-2031', { undeterminable: 'parameter-unknown' }],
    ['composite-over-2031', { undeterminable: 'period-over-editions' }],
    ['composite-wrong-key', { undeterminable: 'missing-pollutant' }], ['composite-half', { composite: 0 }],
    ['attain-2024-limit', { exceed: [] }], ['attain-2024-beyond', { exceed: ['PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3'] }],
    ['attain-2026', { undeterminable: 'period-over-editions' }],
    ['attain-percentile', { exceed: ['PM2.5'] }], ['attain-few-days', { undeterminable: 'too-few-values' }],
    ['attain-enough-days', { exceed: [] }], ['attain-2031', { exceed: ['PM2.5'] }],
    ['warning-none', { level: 'none' }], ['warning-example', { level: 'yellow' }], ['warning-orange-48h', { level: 'orange' }],
    ['warning-orange-72h', { level: 'orange' }], ['warning-red', { level: 'red' }],
    ['warning-red-broken', { level: 'orange' }], ['warning-gap-decides', { undeterminable: 'too-few-values' }],
    ['warning-gap-no-matter', { level: 'red' }], ['warning-ozone', { level: 'none' }],
    ['warning-2017', { level: 'blue' }], ['warning-2019-one-day', { level: 'none' }], ['warning-2019-top', { level: 'red' }],
    ['leq', { Leq: 59.8 }], ['leq-durations', { Leq: 65.1 }], ['leq-none', { undeterminable: 'no-valid-value' }],
    ['ldn-hours', { Ldn: 55 }], ['ldn-hours-gap', { undeterminable: 'too-few-values' }],
    ['percentiles', { L10: 91, L50: 51, L90: 11 }], ['background-59-53', { correction: -1, corrected: 58 }],
    ['background-59-56.1', { undeterminable: 'background-too-close' }],
    ['quality-meets', { limit: 60, exceeds: false }], ['quality-exceeds', { limit: 50, Lmax_limit: 65, exceeds: true }],
    ['boundary-indoor', { limit: 50, exceeds: true }],
    ['boundary-corrected', { limit: 55, exceeds: false }], ['boundary-frequent', { limit: 50, exceeds: false }],
    ['boundary-frequent-over', { limit: 50, exceeds: true }], ['boundary-structure', { limit: 35, exceeds: true }],
    ['city-regional', { mean: 55, grade: 2 }], ['city-regional-beyond', { mean: 65.1, grade: 5 }],
    ['compensation', { amount: 57, unit: '10 000 CNY' }], ['compensation-zhejiang', { undeterminable: 'parameter-unknown' }],
    ['gep', { gep: 60500 }], ['gep-no-price', { undeterminable: 'parameter-unknown' }],
    ['trap-2012-so2-day-150', { iaqi: 100 }], ['trap-2012-so2-hour-150', { iaqi: 50 }], ['trap-2026-top', { iaqi: 500 }],
    ['trap-2026-co-decimal', { iaqi: 50 }], ['trap-2026-pm10-120', { iaqi: 100 }],
    ['trap-2012-so2-hour-801', { undeterminable: 'no-index-here' }], ['trap-2026-so2-hour-801', { iaqi: 200 }],
    ['trap-2012-so2-standby', { aqi: 100, level: 2, primary: ['SO2'] }],
    ['trap-2026-gap', { undeterminable: 'missing-pollutant' }],
  ])('%s', (id, want) => expect(answers.get(id)?.result).toEqual(want));
  test.each([
    ['composite-named-outside', 'standard.not-in-force'], ['composite-before', 'standard.not-in-force'],
    ['composite-bad-period', 'assess.bad-input'], ['composite-no-day', 'assess.day-needed'],
    ['composite-negative', 'value.out-of-range'],
    ['attain-no-grade', 'assess.bad-input'], ['warning-2016', 'standard.not-in-force'], ['warning-absurd', 'value.out-of-range'],
    ['warning-word', 'value.not-a-number'], ['leq-absurd', 'value.out-of-range'],
    ['boundary-band', 'standard.no-row'], ['boundary-structure-room', 'assess.bad-input'], ['quality-zone-5', 'standard.no-row'],
    ['gep-2020-edition', 'standard.not-in-force'],
    ['trap-2012-pm25-hour', 'standard.no-row'], ['trap-2026-gold', 'standard.no-row'], ['odd-day', 'assess.day-needed'],
    ['before-any', 'standard.not-in-force'], ['percentile-101', 'value.out-of-range'],
  ])('%s is %s', (id, want) => expect(answers.get(id)?.fault).toBe(want));
  test.each([
    ['composite-2024', 'high'], ['composite-transition', 'low'], ['attain-2024', 'high'], ['attain-rounding-decides', 'low'],
    ['warning-red', 'low'], ['quality-4b', 'low'], ['quality-rounding-matters', 'low'], ['boundary-exceeds', 'high'],
  ])('%s rests on %s rows', (id, want) => expect(answers.get(id)?.confidence).toBe(want));
  test('a forced edition says so', () => expect([answers.get('composite-forced')?.forced, answers.get('composite-forced')?.steps?.[0]?.name]).toEqual([true, 'forced']));
  test('a region without a plan says that the national scheme is used', () => expect(answers.get('warning-hangzhou')?.steps?.[0]).toMatchObject({ name: 'national-scheme', row: 'heavy-pollution-2024/gap.warning-33' }));
});
