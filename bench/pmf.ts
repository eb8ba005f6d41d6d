import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../src/basis/random.ts';
import { numberColumn, readTable } from '../src/cli/trace/table-file.ts';
import { normal } from '../src/science/numeric/normal.ts';
import { pmf } from '../src/science/pmf/pmf.ts';
import type { PmfData } from '../src/science/pmf/problem.ts';

export type PmfInputs = { readonly starts: number; readonly seed: number };
type Set = { readonly name: string; readonly factors: number; readonly data: PmfData };

/**
 * Twenty starts of ours against the published multiplicative rule in numpy on one thread, the same data and number of starts, CPU seconds of both.
 * EPA's sample data where QINGSHAN_REAL_DATA names them, else one made by the seed. Least Q of both: a cheaper run that ends higher is no gain.
 */
export function benchPmf({ starts, seed }: PmfInputs): { figures: object; inputs: PmfInputs & { sets: readonly string[] }; hash: string } {
  const sets = realSets() ?? [made(seed)];
  const hash = createHash('sha256');
  const figures = Object.fromEntries(sets.map(({ name, factors, data }) => {
    pmf({ ...data, factors, starts: 1, seed });
    const before = process.cpuUsage();
    const found = pmf({ ...data, factors, starts, seed });
    const used = process.cpuUsage(before);
    if (!found.ok) throw new Error(`${name}: ${found.fault}`);
    hash.update(found.value.qTrue.toFixed(3));
    const ours = (used.user + used.system) / 1e6;
    const peer = multiplicative(data, factors, starts, seed);
    return [name, {
      cpuSeconds: ours, qTrue: found.value.qTrue, qRobust: found.value.qRobust, numpyCpuSeconds: peer?.cpuSeconds ?? null, numpyQ: peer?.q ?? null,
      timesFewer: peer === undefined ? null : peer.cpuSeconds / ours,
    }];
  }));
  return { figures, inputs: { starts, seed, sets: sets.map(({ name }) => name) }, hash: hash.digest('hex').slice(0, 16) };
}

function realSets(): readonly Set[] | undefined {
  const folder = process.env['QINGSHAN_REAL_DATA'];
  return folder === undefined ? undefined : ['BatonRouge', 'StLouis'].map((name) => ({ name, factors: 4, data: readSet(`${folder}/pmf-epa-samples/Dataset-${name}`) }));
}

function readSet(path: string): PmfData {
  const [x, s] = [readTable(`${path}-con.csv`), readTable(`${path}-unc.csv`)];
  if (!x.ok || !s.ok) throw new Error(path);
  const species = [...x.value.columns].filter((name) => name !== 'Date');
  const rows = x.value.rows.length;
  const of = (table: typeof x.value): Float64Array => {
    const columns = species.map((name) => numberColumn(table, name));
    return Float64Array.from({ length: rows * species.length }, (_, at) => {
      const column = columns[at % species.length];
      return column?.ok === true ? column.value[Math.floor(at / species.length)] ?? 0 : 0;
    });
  };
  return { rows, species, concentrations: of(x.value), uncertainties: of(s.value) };
}

function made(seed: number): Set {
  const random = seededRandom(seed);
  const [n, m, p] = [120, 12, 3];
  const f = Float64Array.from({ length: m * p }, () => Math.exp(normal(random)));
  const g = Float64Array.from({ length: n * p }, () => Math.exp(normal(random)));
  const model = Float64Array.from({ length: n * m }, (_, at) => [0, 1, 2].reduce((sum, a) => sum + (g[Math.floor(at / m) * p + a] ?? 0) * (f[(at % m) * p + a] ?? 0), 0));
  const uncertainties = model.map((value) => 0.1 * value + 0.05);
  const concentrations = model.map((value, at) => Math.max(0, value + (uncertainties[at] ?? 0) * normal(random)));
  return { name: 'made', factors: p, data: { rows: n, species: Array.from({ length: m }, (_, j) => `s${j}`), concentrations, uncertainties } };
}

function multiplicative({ rows, species, concentrations, uncertainties }: PmfData, factors: number, starts: number, seed: number): { readonly q: number; readonly cpuSeconds: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'qs-pmf-'));
  const write = (name: string, values: Float64Array): string => {
    const path = join(folder, name);
    writeFileSync(path, Array.from({ length: rows }, (_, i) => values.subarray(i * species.length, (i + 1) * species.length).join(',')).join('\n'));
    return path;
  };
  try {
    const args = [join(import.meta.dirname, 'peers/pmf_multiplicative.py'), write('c.csv', concentrations), write('u.csv', uncertainties), String(factors), String(starts), String(seed)];
    const done = spawnSync('python3', args, { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } });
    return done.status === 0 ? JSON.parse(done.stdout) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
