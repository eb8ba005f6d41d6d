import { fail, ok, type Result } from '../../basis/result.ts';
import type { CsvTable } from '../../codecs/csv/read-csv.ts';
import { bootstrap } from '../../science/pmf/bootstrap.ts';
import { displacement } from '../../science/pmf/displacement.ts';
import { nameFactor, speciesKey } from '../../science/pmf/name-factors.ts';
import { pmf, type PmfAnswer, type PmfSolution } from '../../science/pmf/pmf.ts';
import { weighted, type PmfData } from '../../science/pmf/problem.ts';
import { signalToNoise, strengthOf, weakWidening } from '../../science/pmf/uncertainty.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../options.ts';
import { say, tellProgress } from './say.ts';
import { readProfiles } from './source-profiles.ts';
import { numberColumn, readTable } from './table-file.ts';

const flags = {
  concentrations: { type: 'string', says: 'CSV: a row a sample, a column a species; a first column that holds dates labels the rows' },
  uncertainties: { type: 'string', says: 'CSV of the same species and samples: one standard deviation each, the same unit' },
  factors: { type: 'string', says: 'how many sources' },
  starts: { type: 'string', fallback: '20', says: 'random starts' },
  seed: { type: 'string', fallback: '1', says: 'of the starts: the same seed gives the same answer' },
  drop: { type: 'string-list', says: 'leave this column out; may be given again' },
  weak: { type: 'string-list', says: 'three times the uncertainty of this species; may be given again' },
  total: { type: 'string', says: 'the column with the total (PM2.5 mass, TVOC): is weak, gives the share of each factor' },
  bootstrap: { type: 'string', says: 'block bootstrap runs (100 are usual)' },
  displacement: { type: 'boolean', says: 'intervals by profile likelihood, ΔQ = 4' },
  robust: { type: 'boolean', says: 'bootstrap, displacement and names of the robust solution' },
  profiles: { type: 'string-list', says: 'CSV of measured source profiles, to name the factors by; may be given again' },
  json: { type: 'boolean', says: 'one line' },
} as const;

export const run = command({
  calls: ['trace pmf --concentrations C.csv --uncertainties U.csv --factors P [--starts 20] [--seed 1] [--json]'], flags,
  says: `Positive matrix factorisation: n samples of m species as sums of P sources, least Σ((x − GF)/s)², G, F ≥ 0 (Paatero and Tapper 1994),
by accelerated alternating weighted least squares. Assumes that profiles do not change over time. The answer ends with
  {"qTrue":…,"qRobust":…,"cpuSeconds":…,"starts":[{"seed":…,"qTrue":…,"class":…}…],"classes":[…],"species":[…],"best":{"profiles":[[…]],…},…}
qTrue is the least over all starts, qRobust that of a robust refit of the best one (α = 4). A profile row is a factor, in the unit of the data, for
contributions of mean 1. More than one class of starts: the data do not decide between solutions. What comes out is a clue, never a ground for a penalty.`,
}, async ({ flags: given, lists }) => {
  const before = process.cpuUsage();
  if (given.concentrations === undefined || given.uncertainties === undefined) return fail('system.bad-option', '--concentrations C.csv --uncertainties U.csv');
  const [factors, starts, seed] = [wholeNumber('factors', given.factors, 1, 50), wholeNumber('starts', given.starts, 1, 1000), wholeNumber('seed', given.seed, 0, 1_000_000_000)];
  if (!factors.ok) return factors;
  if (!starts.ok) return starts;
  if (!seed.ok) return seed;
  const runs = given.bootstrap === undefined ? ok(0) : wholeNumber('bootstrap', given.bootstrap, 1, 10_000);
  if (!runs.ok) return runs;
  const data = readData(given.concentrations, given.uncertainties, { drop: lists['drop'] ?? [], weak: [...(lists['weak'] ?? []), ...(given.total === undefined ? [] : [given.total])] });
  if (!data.ok) return data;
  const profiles = (lists['profiles'] ?? []).map(readProfiles);
  const unread = profiles.find((read) => !read.ok);
  if (unread !== undefined && !unread.ok) return unread;
  const solved = pmf({ ...data.value, factors: factors.value, starts: starts.value, seed: seed.value }, tellProgress('starts', given.json));
  if (!solved.ok) return solved;
  const known = profiles.flatMap((read) => (read.ok ? read.value.profiles : []));
  const more = spread(data.value, solved.value, { factors: factors.value, runs: runs.value, seed: seed.value, displaced: given.displacement !== undefined, robust: given.robust !== undefined, quiet: given.json });
  const of = given.robust === undefined ? solved.value.best : solved.value.robust;
  const used = process.cpuUsage(before);
  say({
    qTrue: solved.value.qTrue, qRobust: solved.value.qRobust, cpuSeconds: (used.user + used.system) / 1e6, starts: solved.value.starts, classes: solved.value.classes,
    species: data.value.species.map((name, j) => ({ name, ...noiseOf(data.value, j) })),
    best: told(solved.value.best, data.value, factors.value, given.total), robust: told(solved.value.robust, data.value, factors.value, given.total), ...more,
    ...(known.length === 0 ? {} : { names: Array.from({ length: factors.value }, (_, a) => nameFactor(massesOf(of, data.value.species, a, factors.value), known)), profilesRead: profiles.map((read) => (read.ok ? { rows: read.value.rows, profiles: read.value.profiles.length, notDetected: read.value.notDetected, refused: read.value.refused } : {})) }),
  }, given.json);
  return ok(0);
});

type Spread = { readonly factors: number; readonly runs: number; readonly seed: number; readonly displaced: boolean; readonly robust: boolean; readonly quiet: string | undefined };

function spread(data: PmfData, answer: PmfAnswer, { factors, runs, seed, displaced, robust, quiet }: Spread): object {
  const problem = weighted(data, factors);
  if (!problem.ok || (runs === 0 && !displaced)) return {};
  const { contributions, profiles } = robust ? answer.robust : answer.best;
  const base = { g: contributions, f: profiles };
  const found = runs === 0 ? undefined : bootstrap(problem.value, base, { runs, seed }, tellProgress('bootstrap', quiet));
  const rowsOf = (values: Float64Array): readonly (readonly number[])[] => byFactor(values, data.species.length, factors);
  return {
    ...(found === undefined ? {} : { bootstrap: { runs: found.runs, block: found.block, mapping: found.mapping, p5: rowsOf(found.low), p50: rowsOf(found.middle), p95: rowsOf(found.high) } }),
    ...(displaced ? { displacement: displacement(problem.value, base, {}, tellProgress('displacement', quiet)).map((one) => ({ ...one, species: data.species[one.species] })) } : {}),
  };
}

function readData(concentrations: string, uncertainties: string, { drop, weak }: { readonly drop: readonly string[]; readonly weak: readonly string[] }): Result<PmfData> {
  const [x, s] = [readTable(concentrations), readTable(uncertainties)];
  if (!x.ok) return x;
  if (!s.ok) return s;
  const [label = ''] = x.value.columns;
  const unknown = [...drop, ...weak].find((name) => !x.value.columns.has(name));
  if (unknown !== undefined) return fail('trace.no-column', unknown);
  const species = [...x.value.columns].filter((name) => (name !== label || !labelsRows(x.value, label)) && !drop.includes(name));
  const rows = x.value.rows.length;
  if (s.value.rows.length !== rows) return fail('trace.bad-uncertainty', `${s.value.rows.length} rows of uncertainties for ${rows} samples`);
  if (labelsRows(x.value, label) && s.value.columns.has(label)) {
    const apart = x.value.rows.findIndex((row, i) => row.cell(label) !== s.value.rows[i]?.cell(label));
    if (apart >= 0) return fail('trace.bad-uncertainty', `line ${x.value.rows[apart]?.line ?? 0}: ${x.value.rows[apart]?.cell(label) ?? ''} here, ${s.value.rows[apart]?.cell(label) ?? ''} there`);
  }
  const held = { concentrations: new Float64Array(rows * species.length), uncertainties: new Float64Array(rows * species.length) };
  for (const [j, name] of species.entries()) {
    const [values, deviations] = [numberColumn(x.value, name), numberColumn(s.value, name)];
    if (!values.ok) return values;
    if (!deviations.ok) return deviations.fault === 'trace.no-column' ? deviations : fail('trace.bad-uncertainty', deviations.detail);
    const wider = weak.includes(name) ? weakWidening : 1;
    for (let i = 0; i < rows; i += 1) {
      held.concentrations[i * species.length + j] = values.value[i] ?? Number.NaN;
      held.uncertainties[i * species.length + j] = (deviations.value[i] ?? Number.NaN) * wider;
    }
  }
  return ok({ rows, species, ...held });
}

/** A first column labels the rows where not one of its cells is a number. */
const labelsRows = ({ rows }: CsvTable, name: string): boolean => rows.length > 0 && rows.every((row) => row.cell(name) === '' || !Number.isFinite(Number(row.cell(name))));

function noiseOf({ rows, species, concentrations, uncertainties }: PmfData, j: number): object {
  const of = (values: Float64Array): Float64Array => Float64Array.from({ length: rows }, (_, i) => values[i * species.length + j] ?? 0);
  const ratio = signalToNoise(of(concentrations), of(uncertainties));
  return { signalToNoise: ratio, strength: strengthOf(ratio) };
}

function told({ contributions, profiles, ...figures }: PmfSolution, { species, rows }: PmfData, factors: number, total: string | undefined): object {
  const at = total === undefined ? -1 : species.indexOf(total);
  const whole = byFactor(profiles, species.length, factors);
  const masses = whole.map((row) => row[at] ?? 0);
  const sum = masses.reduce((all, mass) => all + mass, 0);
  return {
    qTrue: figures.qTrue, qRobust: figures.qRobust, qExpected: figures.qExpected, qBySpecies: [...figures.qOfSpecies], qRatioBySpecies: [...figures.qRatioOfSpecies],
    profiles: whole, contributions: Array.from({ length: rows }, (_, i) => [...contributions.subarray(i * factors, (i + 1) * factors)]),
    ...(at < 0 ? {} : { totalShares: masses.map((mass) => mass / sum) }),
  };
}

const byFactor = (values: Float64Array, species: number, factors: number): readonly (readonly number[])[] =>
  Array.from({ length: factors }, (_, a) => Array.from({ length: species }, (__, j) => values[j * factors + a] ?? 0));

const massesOf = ({ profiles }: PmfSolution, species: readonly string[], a: number, factors: number): ReadonlyMap<string, number> =>
  new Map(species.map((name, j) => [speciesKey(name), profiles[j * factors + a] ?? 0]));
