import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

/** One bench: small inputs by default, large ones by option; figures, the inputs, and a hash of what was computed. */
type Bench = (options: Readonly<Record<string, number | undefined>>) => Promise<{ readonly figures: object; readonly inputs: object; readonly hash: string }>;

const benches: Readonly<Record<string, Bench>> = {
  gateway: async ({ links = 5000, values = 10, seconds = 20 }) => (await import('./gateway.ts')).benchGateway({ links, values, seconds }),
  'hj212-codec': async ({ frames = 200_000 }) => {
    const { hash, ...figures } = (await import('./hj212-codec.ts')).benchHj212Codec(frames);
    return { figures, inputs: { frames }, hash };
  },
  judge: async ({ lines = 100_000, seed = 1 }) => (await import('./judge.ts')).benchJudge({ lines, seed }),
  'air-year': async ({ stations = 2000, days = 365, seed = 1 }) => (await import('./air-year.ts')).benchAirYear({ stations, days, seed }),
  'station-year': async ({ repeats = 20, seed = 1 }) => (await import('./station-year.ts')).benchStationYear({ repeats, seed }),
  steps: async ({ walks = 300, seed = 1 }) => (await import('./steps.ts')).benchSteps({ walks, seed }),
};
const sizes = ['links', 'values', 'seconds', 'frames', 'lines', 'walks', 'seed', 'stations', 'days', 'repeats'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, ...Object.fromEntries(sizes.map((size) => [size, { type: 'string' } as const])) },
});
const [name] = positionals;
const bench = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  process.stderr.write(`npm run bench -- NAME [--json] ${sizes.map((size) => `[--${size} N]`).join(' ')}\nNAME: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const given: Readonly<Record<string, unknown>> = values;
  const result = await bench(Object.fromEntries(sizes.map((size) => [size, given[size] === undefined ? undefined : Number(given[size])])));
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryMiB: Math.round(totalmem() / 1_048_576), node: process.version, platform: `${process.platform}-${process.arch}` };
  const whole = { bench: name, ...result, machine };
  process.stdout.write(`${given['json'] === true ? JSON.stringify(whole) : JSON.stringify(whole, null, 2)}\n`);
}
