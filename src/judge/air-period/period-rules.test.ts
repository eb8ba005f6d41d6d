import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../basis/time.ts';
import { buildRulebook, type Rulebook } from '../../rulebook/rulebook.ts';
import { standardFiles } from '../../rulebook/standards.fixture.ts';
import { judgeJson } from '../line.ts';
import { rulesOfPeriod } from './period-rules.ts';

/** The rulebook of standards/ with the policy row `straddling-period` of every edition as given. */
function rulebookWith(policy: string): Rulebook {
  const files = standardFiles().map((file) => ({
    ...file, rows: file.rows.map((row) => (row.kind === 'rule' && row.key === 'straddling-period' ? { ...row, value: policy } : row)),
  }));
  const built = buildRulebook(files);
  if (!built.ok) throw new TypeError(built.detail);
  return built.value;
}
const values = { 'SO2': 6, 'NO2': 20, 'PM10': 20, 'PM2.5': 10, 'CO_p95': 0.8, 'O3_8h_p90': 90 };
type Answer = { readonly result: { readonly undeterminable?: string }; readonly cite: { readonly standard: string } };

test.each(['undetermined', 'first-day', 'last-day'])('policy %s: a period has the rules by which a line of the judge is answered', (policy) => {
  const rulebook = rulebookWith(policy);
  const edges = fc.constantFrom('2026-03-01', '2031-01-01', '2025-06-01', '2028-02-29');
  fc.assert(fc.property(edges, fc.integer({ min: -400, max: 30 }), fc.integer({ min: 1, max: 400 }), (edge, from, length) => {
    const first = addDays(day(edge), from);
    const last = addDays(first, length - 1);
    const { result, cite } = judgeJson({ id: 1, assess: 'composite-index', input: { period: `${first}..${last}`, values } }, rulebook) as Answer;
    const rules = rulesOfPeriod(rulebook, first, last);
    if (!rules.ok) throw new TypeError(rules.detail);
    expect([rules.value.undecided === true, rules.value.evaluation.standard])
      .toEqual([result.undeterminable === 'period-over-editions', cite.standard]);
  }));
});

test('before any edition: a fault, never a guess', () => {
  expect(rulesOfPeriod(rulebookWith('last-day'), '2010-01-01', '2026-01-01')).toMatchObject({ ok: false, fault: 'standard.not-in-force' });
});
