import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { judgeLine } from './line.ts';
import type { Step, StepName } from './verdict.ts';

const rulebook = testRulebook();
const lines = ['lines', 'air-noise-lines'].flatMap((name) =>
  readFileSync(new URL(`golden/${name}.ndjson`, import.meta.url), 'utf8').trimEnd().split('\n'));
type Answer = { readonly id: unknown; readonly steps?: readonly Step[] };

/** Steps that show a quantity as it is: a concentration, a level, an oxygen. */
const explainedQuantities: ReadonlySet<StepName> = new Set<StepName>([
  'raw', 'averaged', 'rounded', 'oxygen-converted', 'converted-by-device', 'half-detection', 'summed', 'energy-mean', 'corrected',
    'background',
]);
/** Kinds whose numbers are indices, shares, ranks or bare numbers; and items without a unit. */
const bare = new Set(['composite-index', 'city-water-index', 'nemerow', 'ph-mean', 'rounding', 'share-rounding', 'percentile', 'tli']);
const withoutUnit = (of: string): boolean => ['pH', 'pH值', '色'].includes(of) || of.includes('性状');

test('law: in every kind a step that shows a quantity shows its unit', () => {
  const answered = lines.flatMap((line) => {
    const kind = /"assess":"([^"]+)"/.exec(line)?.[1] ?? '';
    return bare.has(kind) ? [] : [{ kind, ...JSON.parse(judgeLine(line, rulebook)) as Answer }];
  });
  const quantities = answered.flatMap(({ id, kind, steps = [] }) =>
    steps.filter((step) => explainedQuantities.has(step.name) && !withoutUnit(step.of ?? '')).map((step) => ({ id, kind, step })));
  expect(new Set(quantities.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  expect(quantities.filter(({ step }) => step.unit === undefined && !/[\p{L}µ°%/]+/u.test(step.value ?? '')).map(({ id, step }) =>
    [id, step.name, step.of, step.value])).toEqual([]);
});
test('a parameter of a lake below its detection limit too', () => {
  const steps = (JSON.parse(judgeLine(lines.find((line) => line.includes('"tli-below"')) ?? '', rulebook)) as Answer).steps ?? [];
  expect(steps.find(({ name }) => name === 'half-detection')).toMatchObject({ value: '0.02', unit: 'mg/L' });
});
