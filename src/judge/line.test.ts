import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFaultCode } from '../basis/fault.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { kinds } from './kinds/kinds.ts';
import { judgeHelp } from './help.ts';
import { judgeFaults, judgeLine } from './line.ts';
import { stepWords, undeterminableWords } from './verdict.ts';

const rulebook = testRulebook();
const lines = readFileSync(join(import.meta.dirname, 'golden/lines.ndjson'), 'utf8').trimEnd().split('\n');
type Answer = { id: unknown; result?: Record<string, unknown>; cite?: Record<string, string>; confidence?: string; forced?: boolean; steps?: { name: string }[]; fault?: string };
const ask = (line: string): Answer => JSON.parse(judgeLine(line, rulebook)) as Answer;
const byId = (id: string): Answer => ask(lines.find((line) => line.includes(`"id":"${id}"`)) ?? '');

test('golden answers', async () => {
  await expect(`${lines.map((line) => judgeLine(line, rulebook)).join('\n')}\n`).toMatchFileSnapshot('golden/answers.ndjson');
});

describe('what the answers say', () => {
  test.each([
    ['iaqi-2026', { iaqi: 78 }], ['iaqi-2012', { iaqi: 69 }], ['iaqi-milligrams', { iaqi: 78 }],
    ['iaqi-8h-2012-above', { undeterminable: 'no-index-here' }],
    ['iaqi-8h-2026-above', { iaqi: 300 }], ['iaqi-so2-hour-2012-above', { undeterminable: 'no-index-here' }],
    ['iaqi-so2-hour-2012-tie', { iaqi: 200 }],
    ['daily-2026', { aqi: 67, level: 2, primary: ['O3'] }],
    ['daily-tie', { aqi: 100, level: 2, primary: ['PM2.5', 'PM10', 'O3'] }],
    ['daily-gap', { undeterminable: 'missing-pollutant' }],
    ['daily-2012-ozone', { aqi: 350, level: 6, primary: ['O3'] }], ['limit-2030', { limit: 40, unit: 'µg/m³' }],
    ['limit-2031', { limit: 30, unit: 'µg/m³' }],
    ['outlet-at-limit', { converted: 50, exceeds: false }], ['outlet-day-limit', { undeterminable: 'limit-of-day-mean' }],
    ['outlet-unknown-flag', { undeterminable: 'flag-unknown' }],
    ['soil-paddy', { screening: 0.4, intervention: 2, status: 'above-screening' }], ['gw-ammonia', { water_class: 'III' }],
    ['limit-not-known', { undeterminable: 'limit-not-known' }],
    ['outlet', { converted: 107, exceeds: true, times_over: 1.14 }], ['oxygen', { converted: 32.7 }],
    ['oxygen-21', { undeterminable: 'oxygen-near-air' }],
    ['river', { water_class: 'II' }], ['lake-nitrogen', { water_class: 'III' }], ['multiple', { water_class: 'IV' }],
    ['multiple-rounded-up', { water_class: 'IV' }],
    ['shares', { published_percent: { II: 45.5, III: 54.5 } }], ['ph', { mean: 7.34, decimals: 2 }],
    ['half-even', { result: '2.4' }], ['keep-digit', { result: '0.0004' }],
    ['percentile', { result: 328.6 }], ['day-mean', { mean: 8, valid: 20 }],
    ['day-mean-19', { undeterminable: 'too-few-values' }], ['mda8-13-windows', { undeterminable: 'too-few-values' }],
  ])('%s', (id, want) => expect(byId(id).result).toEqual(want));
  test.each([
    ['iaqi-no-column', 'standard.no-row'], ['iaqi-negative', 'value.out-of-range'], ['iaqi-wrong-unit', 'value.unknown-unit'],
    ['not-in-force', 'standard.not-in-force'],
    ['limit-ambiguous', 'assess.bad-input'], ['limit-no-day', 'assess.day-needed'], ['outlet-ppm', 'value.unknown-unit'],
    ['outlet-wrong-averaging', 'assess.bad-input'], ['outlet-minutes-61', 'value.out-of-range'],
    ['gw-wrong-unit', 'value.unknown-unit'], ['nemerow-ended', 'standard.not-in-force'], ['no-input', 'assess.bad-input'],
  ])('%s is %s', (id, want) => expect(byId(id).fault).toBe(want));
  test('forced says so', () => expect([byId('forced').forced, byId('forced').steps?.[0]?.name]).toEqual([true, 'forced']));
  test('a low row is carried out', () => expect([byId('limit-low').confidence, byId('iaqi-2026').confidence]).toEqual(['low', 'high']));
  test('the cite is the row of the day', () => expect(byId('limit-2031').cite?.['effectiveFrom']).toBe('2031-01-01'));
});

test('step names, reasons and faults are closed lists', () => {
  for (const answer of lines.map(ask)) {
    for (const step of answer.steps ?? []) expect(Object.keys(stepWords)).toContain(step.name);
    if (answer.fault !== undefined) expect(judgeFaults).toContain(answer.fault);
    const reason = answer.result?.['undeterminable'];
    if (reason !== undefined) expect(Object.keys(undeterminableWords)).toContain(reason);
  }
  expect(judgeFaults.filter((code) => !isFaultCode(code))).toEqual([]);
});

test('the help names every kind, fault, reason and step', () => {
  const help = judgeHelp();
  for (const name of [...Object.keys(kinds), ...judgeFaults, ...Object.keys(stepWords), ...Object.keys(undeterminableWords)]) expect(help).toContain(name);
});

test('law: whatever the line holds it is answered in one line, the id echoed, never a throw', () => {
  const kind = fc.constantFrom(...Object.keys(kinds), 'constructor', '__proto__');
  const word = fc.constantFrom('pollutant', 'value', 'values', 'averaging', 'report', 'hours', 'p', 'limit', 'measured', 'O2_measured', 'O2_reference', 'counts', 'decimals', 'waterbody', 'target_class', 'exceed_multiples', 'measured_mg_m3', 'unit', 'units',
    'period', 'grade', 'days', 'levels_dBA', 'durations', 'hours_dBA', 'Ld', 'Ln', 'zone', 'Leq', 'Lmax', 'background', 'place', 'octaves', 'daily_aqi_forecast', 'region', 'services', 'previous', 'current', 'points', 'subject');
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('PM10', 'O3', 'day', 'daily', 'river', 'III', 1e308, -0, '1e400', '9'.repeat(70), { TP: 0.4 }, { DO: '<7' }, 'month 2024-05', 'year 2026', 'night', 'Shandong 2014', 'road', [60, null], [1e-300], 2));
  fc.assert(fc.property(fc.jsonValue(), kind, fc.dictionary(word, value), fc.constantFrom('2026-04-01', '2025-04-01', '1999-01-01', 'x'), (id, assess, input, on) => {
    const answer = judgeLine(JSON.stringify({ id, assess, on, input }), rulebook);
    expect(answer).not.toContain('\n');
    expect((JSON.parse(answer) as Answer).id).toEqual(JSON.parse(JSON.stringify(id)));
  }), { numRuns: 2000 });
});
