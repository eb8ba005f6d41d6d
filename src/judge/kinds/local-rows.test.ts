import { expect, test } from 'vitest';
import { buildRulebook, type Rulebook } from '../../rulebook/rulebook.ts';
import type { StandardFile, StandardRow } from '../../rulebook/standard-file.ts';
import { standardFiles } from '../../rulebook/standards.fixture.ts';
import { judgeJson } from '../line.ts';

/** The standards with rows of one file changed, as an installation that sets a policy or enters its plan would hold them. */
function rulebookWith(standard: string, change: (rows: readonly StandardRow[]) => readonly StandardRow[]): Rulebook {
  const built = buildRulebook(standardFiles().map((file): StandardFile => (file.standard === standard ? { ...file, rows: [...change(file.rows)] } : file)));
  if (!built.ok) throw new TypeError(built.detail);
  return built.value;
}
type Answer = {
  readonly result?: Readonly<Record<string, unknown>>; readonly cite?: { readonly standard: string };
  readonly steps?: readonly { readonly name: string }[];
};
const ask = (rulebook: Rulebook, assess: string, input: object): Answer => judgeJson({ id: 1, assess, on: '2026-04-01', input }, rulebook) as Answer;
const values = { SO2: 6, NO2: 20, PM10: 45, 'PM2.5': 24, CO_p95: 0.8, O3_8h_p90: 150 };

test.each([
  ['undetermined', { undeterminable: 'period-over-editions' }, { undeterminable: 'period-over-editions' }],
  ['first-day', { composite: 3.07 }, { exceed: [] }],
  ['last-day', { composite: 3.29 }, { exceed: ['PM2.5'] }],
])('the year 2026 by the policy %s', (policy, index, attainment) => {
  const rulebook = rulebookWith('HJ 663-2026', (rows) => rows.map((row) => (row.kind === 'rule' && row.key === 'straddling-period' ? { ...row, value: policy } : row)));
  expect(ask(rulebook, 'composite-index', { period: 'year 2026', values }).result).toEqual(index);
  expect(ask(rulebook, 'annual-attainment', { period: 'year 2026', grade: 2, values: { ...values, 'PM2.5': 33 } }).result).toEqual(attainment);
});

test.each([
  ['330100', 'orange', false], ['3301', 'orange', false], ['33', 'yellow', true], ['320100', 'yellow', true], ['CN', 'yellow', false],
])('region %s with a stricter plan of 3301: %s', (region, level, national) => {
  const rulebook = rulebookWith('环大气〔2024〕6号', (rows) => rows.flatMap((row) => (row.kind === 'warning' && row.level === 'orange' ? [row, { ...row, id: `${row.id}.hangzhou`, region: '3301', index: row.index - 50 }] : [row])));
  const answer = ask(rulebook, 'warning-level', { daily_aqi_forecast: [160, 170], region });
  expect(answer.result).toEqual({ level });
  expect(answer.steps?.some(({ name }) => name === 'national-scheme')).toBe(national);
});
