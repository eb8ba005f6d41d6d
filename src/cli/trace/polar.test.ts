import { expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { qingshan } from '../../../e2e/installation.ts';

type Said = { readonly edf: number; readonly gcv: number; readonly peak: { readonly value: number; readonly u: number; readonly v: number }; readonly surface: readonly (readonly (number | null)[])[] };

// openair 2.18 on its own London data, as science.md §1.1 has it: edf, GCV, peak and its place, cells that are shown.
test.skipIf(realData.skip).each([
  ['SO2 mean', ['so2'], 68.846, 0.0398091, 8.389, 4.838, 0],
  ['SO2 CBPF 90', ['so2', '--cbpf', '90'], 69.147, 0.0091007, 0.3321, 4.838, 0],
  ['NOx mean', ['nox'], 71.333, 0.839219, 264.045, -3.226, -3.226],
] as const)(realData.named('%s is openair’s'), async (_name, value, edf, gcv, peak, u, v) => {
  const said = await qingshan('trace', 'polar', '--in', `${realData.folder}/openair-london/mydata_hourly_1998_2005.csv.gz`, '--wind-speed', 'ws', '--wind-direction', 'wd', '--value', ...value, '--json');
  expect(said.err).toBe('');
  const found = JSON.parse(said.out.trimEnd().split('\n').at(-1) ?? '') as Said;
  expect(Object.keys(found).slice(0, 4)).toEqual(['edf', 'gcv', 'peak', 'surface']);
  expect(found.edf).toBeCloseTo(edf, 3);
  expect(found.gcv / gcv).toBeCloseTo(1, 5);
  expect(Math.abs(found.peak.value - peak)).toBeLessThan(Number.parseFloat(`1e-${String(peak).split('.')[1]?.length ?? 0}`));
  expect([found.peak.u, found.peak.v].map((place) => Number(place.toFixed(3)))).toEqual([u, v]);
  expect(found.surface).toHaveLength(201);
  if (value[0] === 'so2') expect(found.surface.flat().filter((held) => held !== null)).toHaveLength(18_969);
});
