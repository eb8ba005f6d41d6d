import { describe, expect, test } from 'vitest';
import type { Edition } from '../../rulebook/edition.ts';
import { referenceOnly } from '../../rulebook/reference-rows.ts';
import { buildRulebook, type Rulebook } from '../../rulebook/rulebook.ts';
import type { StandardFile, StandardRow } from '../../rulebook/standard-file.ts';
import { standardFiles, testRulebook } from '../../rulebook/standards.fixture.ts';
import { changesOf, type Change } from './changes.fixture.ts';
import { edgeProbes } from './edge-probes.fixture.ts';
import { emissionProbes, noiseProbes } from './emission-probes.fixture.ts';
import { limitProbes } from './limit-probes.fixture.ts';
import { answerOf, decides, type Probe } from './probe.fixture.ts';
import { airPeriodProbes, goldenProbes, indexRuleProbes } from './rule-probes.fixture.ts';
import { spareLeaves } from './spare-leaves.fixture.ts';
import { bandProbes, termProbes, waterProbes } from './water-probes.fixture.ts';

const files = standardFiles();
const rulebook = testRulebook();

/** Families that are judged together: a change in one is asked with the others beside it. */
const companions: readonly (readonly string[])[] = [
  ['air-index', 'ambient-air', 'air-evaluation', 'heavy-pollution', 'air-compensation'],
  ['surface-water', 'surface-water-evaluation', 'surface-water-statistics', 'trophic-index', 'city-water-index', 'rounding'],
  ['noise-quality', 'noise-boundary', 'noise-city'], ['sea-water', 'sea-area-evaluation'],
];
const together = (family: string): readonly string[] =>
  companions.find((group) => group.includes(family)) ?? (family.startsWith('emission') ? [family, 'emission-data'] : [family]);

function changedRulebook(file: StandardFile, row: StandardRow, as: StandardRow | undefined): Rulebook | undefined {
  const families = together(file.family);
  const held = files.filter(({ family }) => families.includes(family)).map((one) =>
    (one.standard !== file.standard ? one : { ...one, rows: one.rows.flatMap((other) => (other.id === row.id ? (as ?? []) : [other])) }));
  try {
    const built = buildRulebook(held);
    return built.ok ? built.value : undefined;
  } catch {
    return undefined;
  }
}
const asItIs = new Map<string, Rulebook>();
function rulebookOf(family: string): Rulebook {
  const families = together(family);
  const key = families.join();
  const built = asItIs.get(key) ?? (() =>
    { const of = buildRulebook(files.filter((one) => families.includes(one.family))); if (!of.ok) throw new TypeError(
    of.detail); return of.value; })();
  asItIs.set(key, built);
  return built;
}

const shared: readonly Probe[] =
  [...goldenProbes(), ...indexRuleProbes(), ...airPeriodProbes(), ...waterProbes(), ...termProbes(), ...emissionProbes(), ...noiseProbes()];
const sharedAnswers = new Map<string, readonly (readonly [Probe, string])[]>();
function answersOf(family: string): readonly (readonly [Probe, string])[] {
  const key = together(family).join();
  const book = rulebookOf(family);
  const known = sharedAnswers.get(key) ?? shared.map((probe) => [probe, answerOf(probe, book)] as const).filter(([, answer]) =>
    decides(answer));
  sharedAnswers.set(key, known);
  return known;
}

/** What of a row no case turns: for a limit also that one value keeps it and one breaks it. */
function bareLeaves(edition: Edition, file: StandardFile, row: StandardRow): readonly string[] {
  const book = rulebookOf(file.family);
  const own = row.kind === 'limit' ? limitProbes(edition, row)
    : [...edgeProbes(book, edition, row), ...(row.kind === 'band' ? bandProbes(row) : [])];
  const answers = [...own.map((probe) => [probe, answerOf(probe, book)] as const), ...(row.kind === 'limit' ? [] : answersOf(file.family))];
  const reference = referenceOnly(file.family, row) !== undefined;
  const oneSided = row.kind === 'limit' && !reference && new Set(answers.map(([, answer]) => answer)).size < 2
    ? [`${row.id}: no value keeps it and another breaks it`] : [];
  const turned = ({ rows }: Change): boolean => rows.some((as) => {
    const changed = changedRulebook(file, row, as);
    return changed === undefined || answers.some(([probe, answer]) => answerOf(probe, changed) !== answer);
  });
  if (row.kind === 'gap') return [];
  if (reference) return changesOf(row).filter(turned).map(({ leaf }) =>
    `${row.id} ${leaf}: said to be for reference, and an answer rests on it`);
  const spare = ({ leaf }: Change): boolean => spareLeaves.some((one) => one.row.test(row.id) && one.leaf.test(leaf));
  return [...oneSided,
    ...changesOf(row).filter((change) => !spare(change) && !turned(change)).map(({ leaf }) => `${row.id} ${leaf}: no answer rests on it`)];
}

describe('each figure of each row turns an answer when it is another by its last digit', () => {
  test.each(files.map((file) => [file.standard, file] as const))('%s', (_name, file) => {
    const edition = rulebook.editions.find(({ standard }) => standard === file.standard);
    expect(edition === undefined ? [file.standard] : file.rows.flatMap((row) => bareLeaves(edition, file, row))).toEqual([]);
  }, 120_000);
});

test('every exception names a figure that is held', () => {
  const leaves = files.flatMap(({ rows }) => rows.flatMap((row) => changesOf(row).map(({ leaf }) => [row.id, leaf] as const)));
  expect(spareLeaves.filter(({ row, leaf }) => !leaves.some(([id, name]) => row.test(id) && leaf.test(name)))).toEqual([]);
});
