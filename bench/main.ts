import { cpus, totalmem } from 'node:os';
import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../src/basis/result.ts';
import { readOptions, wholeNumber, type Flag } from '../src/cli/options.ts';
import { table, type Run } from './table.ts';

/** One bench: small inputs by default, large ones by option; figures, the inputs, and a hash of what was computed. */
type Bench = (options: Readonly<Partial<Record<Size, number>>>) => Promise<{ readonly figures: object; readonly inputs: object; readonly hash: string }>;

const benches: Readonly<Record<string, Bench>> = {
  gateway: async ({ links = 5000, values = 10, seconds = 20, rate = 0, processes = 1, peers = 1 }) =>
    (await import('./gateway.ts')).benchGateway({ links, values, seconds, rate, processes, peers }),
  burst: async ({ links = 4000, rate = 600, backfill = 2000, hours = 24, seed = 1 }) => (await import('./burst.ts')).benchBurst({ links, rate, backfill, hours, seed }),
  'hj212-codec': async ({ frames = 200_000 }) => {
    const { hash, ...figures } = (await import('./hj212-codec.ts')).benchHj212Codec(frames);
    return { figures, inputs: { frames }, hash };
  },
  judge: async ({ lines = 100_000, seed = 1 }) => (await import('./judge.ts')).benchJudge({ lines, seed }),
  'air-year': async ({ stations = 2000, days = 365, seed = 1 }) => (await import('./air-year.ts')).benchAirYear({ stations, days, seed }),
  'station-year': async ({ repeats = 20, seed = 1 }) => (await import('./station-year.ts')).benchStationYear({ repeats, seed }),
  questions: async ({ readings = 100_000_000, series = 20_000, frames = 2_000_000, seed = 1, peers = 1 }) => (await import('./questions.ts')).benchQuestions({ values: readings, series, frames, seed, peers }),
  casework: async ({ cases = 1_000_000, events = 20_000_000, rate = 200, users = 200, seconds = 60, seed = 1 }) => (await import('./casework.ts')).benchCasework({ cases, events, rate, users, seconds, seed }),
  steps: async ({ walks = 300, seed = 1 }) => (await import('./steps.ts')).benchSteps({ walks, seed }),
  pmf: async ({ starts = 20, seed = 1 }) => (await import('./pmf.ts')).benchPmf({ starts, seed }),
  signatures: async ({ signatures = 1000 }) => (await import('./signatures.ts')).benchSignatures({ signatures }),
  river: async ({ reaches = 500_000, queries = 20_000, seed = 1, peers = 1 }) => (await import('./river.ts')).benchRiver({ reaches, queries, seed, peers }),
  outfall: async ({ trials = 100, seed = 1 }) => (await import('./outfall.ts')).benchOutfall({ trials, seed }),
  fires: async ({ detections = 100_000, brute = 5000, seed = 1, peers = 1 }) => (await import('./fires.ts')).benchFires({ detections, brute, seed, peers }),
  locate: async ({ stations = 8, hours = 72, trials = 60, seed = 1 }) => (await import('./locate.ts')).benchLocate({ stations, hours, trials, seed }),
};
const sizes = ['links', 'values', 'seconds', 'frames', 'lines', 'walks', 'seed', 'stations', 'days', 'repeats', 'readings', 'series', 'peers',
  'rate', 'processes', 'cases', 'events', 'users', 'backfill', 'hours', 'signatures', 'starts', 'reaches', 'queries', 'detections', 'brute', 'trials'] as const;

type Size = (typeof sizes)[number];
const flags = { json: { type: 'boolean', says: 'one line' }, ...Object.fromEntries(sizes.map((size): [string, Flag] => [size, { type: 'string', says: 'size' }])) } as const;

const done = await run(process.argv.slice(2));
if (!done.ok) {
  process.stderr.write(`${done.detail}\nnpm run bench -- NAME [--json] ${sizes.map((size) => `[--${size} N]`).join(' ')}\nnpm run bench -- table FILE...\nNAME: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
}

async function run(args: readonly string[]): Promise<Result<undefined>> {
  const given = readOptions(args, flags, {});
  if (!given.ok) return given;
  const [name = '', ...files] = given.value.words;
  if (name === 'table' && files.length > 0) return ok(void process.stdout.write(`${table(await runsIn(files))}\n`));
  const bench = given.value.words.length === 1 && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (bench === undefined) return fail('system.bad-option', `no bench ${given.value.words.join(' ')}`);
  const numbers = sizesOf(given.value.flags);
  if (!numbers.ok) return numbers;
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryMiB: Math.round(totalmem() / 1_048_576), node: process.version, platform: `${process.platform}-${process.arch}` };
  const whole = { bench: name, ...(await bench(numbers.value)), machine };
  process.stdout.write(`${given.value.flags.json === undefined ? JSON.stringify(whole, null, 2) : JSON.stringify(whole)}\n`);
  return ok(undefined);
}

/** The last line of each file is a run. */
function runsIn(files: readonly string[]): Promise<readonly Run[]> {
  return Promise.all(files.map(async (file): Promise<Run> => JSON.parse((await readFile(file, 'utf8')).trimEnd().split('\n').at(-1) ?? '')));
}

function sizesOf(given: Readonly<Record<string, string | undefined>>): Result<Readonly<Partial<Record<Size, number>>>> {
  const numbers: Partial<Record<Size, number>> = {};
  for (const size of sizes.filter((name) => given[name] !== undefined)) {
    const read = wholeNumber(size, given[size], 1, 1_000_000_000);
    if (!read.ok) return read;
    numbers[size] = read.value;
  }
  return ok(numbers);
}
