import { simulate, type SimulateOptions } from '../src/cli/simulate.ts';

/** The sender of the bench in a process of its own: its one argument is the options as JSON. */
const options: SimulateOptions = JSON.parse(process.argv[2] ?? '{}');
const done = await simulate(options, (line) => void process.stdout.write(`${line}\n`));
if (!done.ok) process.stderr.write(`${done.fault} ${done.detail}\n`);
process.exitCode = done.ok ? done.value : 2;
