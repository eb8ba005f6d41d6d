import fc from 'fast-check';
import { expect, test } from 'vitest';
import carter from './mir.json' with { type: 'json' };
import { ozoneFormation, type ReactivityInput, type ReactivityOutput } from './reactivity.ts';

const potential = (species: readonly string[], values: readonly number[], more: Partial<ReactivityInput> = {}): ReactivityOutput => {
  const answer = ozoneFormation({ species, values: Float64Array.from(values), unit: 'ug/m3', temperature: 298.15, ...more });
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
};

test('a microgram of each gives its reactivity, by name, Chinese name or CAS', () => {
  const { species, total } = potential(['Ethene', '甲苯', '78-79-5', 'm,p-Xylene'], [1, 1, 1, 1]);
  expect(species.map(({ cas, ofp }) => [cas, ofp])).toEqual([['78-79-5', 10.61], ['74-85-1', 9], ['179601-23-1', 7.795], ['108-88-3', 4]]);
  expect(total).toBeCloseTo(31.405, 10);
});

// 1 ppb of toluene is 92.14/24.465 µg/m³ at 25 °C, 92.14/22.414 at 0 °C.
test.each([[298.15, 3.7662], [273.15, 4.1108]])('ppb at %s K', (temperature, micrograms) => {
  const [toluene] = potential(['toluene'], [1], { unit: 'ppb', temperature }).species;
  expect([toluene?.micrograms, toluene?.ppb]).toEqual([expect.closeTo(micrograms, 3), 1]);
});

test('the scale is linear, and its rows are one to a name', () => {
  const names = carter.rows.map(({ cas }) => cas).filter((cas) => cas !== '179601-23-1');
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: names.length, maxLength: names.length }), fc.double({ min: 0.1, max: 10, noNaN: true }), (values, factor) => {
    expect(potential(names, values.map((value) => value * factor)).total).toBeCloseTo(potential(names, values).total * factor, 4);
  }), { numRuns: 30 });
  const all = carter.rows.flatMap(({ cas, names: own }) => [cas, ...own]);
  expect(new Set(all).size).toBe(all.length);
});

test('what the scale does not know is listed and lowers the coverage, what was not measured is said', () => {
  expect(potential(['toluene', 'unobtainium', 'benzene', 'styrene'], [3, 1, Number.NaN, -1])).toMatchObject({
    total: 12, unknown: [{ name: 'unobtainium', value: 1 }], missing: ['benzene', 'styrene'], coverage: { ofSpecies: 0.5, ofValue: 0.75 }, validUnder: 'voc-limited',
    reasons: ['species-unknown', 'coverage-low', 'values-missing'],
  });
});

test('ratios by mixing ratio, with the nearest reference first; none of what is not there', () => {
  const { ratios } = potential(['toluene', 'benzene', 'm-xylene', 'p-xylene', 'o-xylene'], [2, 1, 1.4, 1.4, 1], { unit: 'ppb' });
  expect(ratios.map(({ ratio, value, references }) => [ratio, value, references[0]?.holds])).toEqual([['toluene/benzene', 2, true], ['m,p-xylene/o-xylene', 2.8, true]]);
  expect(ratios[0]?.references[0]?.says).toContain('paints and solvents');
});

test.each([
  ['nothing measured ', { species: ['toluene'], values: Float64Array.of(Number.NaN) }, 'trace.too-few'],
  ['the same twice   ', { species: ['toluene', '甲苯'], values: Float64Array.of(1, 1) }, 'trace.bad-parameter'],
  ['a mixture twice  ', { species: ['m,p-xylene', 'm-xylene'], values: Float64Array.of(1, 1) }, 'trace.bad-parameter'],
  ['a bad temperature', { species: ['toluene'], values: Float64Array.of(1), temperature: 25 }, 'trace.bad-parameter'],
  ['an infinite value', { species: ['toluene'], values: Float64Array.of(Number.POSITIVE_INFINITY) }, 'trace.bad-number'],
  ['a value too few  ', { species: ['toluene', 'benzene'], values: Float64Array.of(1) }, 'trace.bad-parameter'],
] as const)('bad input is a named fault: %s', (_name, more, fault) => {
  expect(ozoneFormation({ unit: 'ppb', temperature: 298.15, ...more })).toMatchObject({ ok: false, fault });
});
