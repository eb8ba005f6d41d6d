import { ok, type Result } from '../basis/result.ts';
import { readOptions, type Flags, type Given } from './options.ts';

/** What a command tells of itself: its calls, what it does, its flags. `--help` is printed from this alone. */
export type Told<F extends Flags> = {
  /** Lines below `qingshan `, one a way to call it. */
  readonly calls: readonly string[];
  readonly says: string;
  readonly flags: F;
};
export type Run = (args: readonly string[]) => Promise<Result<number>>;

/** A command: `--help` answers and ends with 0, a wrong flag is a fault, everything else is its work. Resolves to the exit code. */
export const command = <F extends Flags>(told: Told<F>, work: (asked: Given<F>) => Promise<Result<number>>): Run => async (args) => {
  const given = readOptions(args, { ...told.flags, help }, process.env);
  if (!given.ok) return given;
  if (given.value.flags.help !== undefined) {
    process.stdout.write(helpOf(told));
    return ok(0);
  }
  return work(given.value);
};

const help = { type: 'boolean', says: 'this' } as const;

export function helpOf({ calls, says, flags }: Told<Flags>): string {
  const all: Flags = { ...flags, help };
  const rows = Object.entries(all).map(([name, { env, fallback, says: meaning }]) => {
    const from = [...(env === undefined ? [] : [env]), ...(fallback === undefined ? [] : [`default ${fallback}`])].join(', ');
    return `  --${name.padEnd(14)}${meaning}${from === '' ? '' : ` (${from})`}`;
  });
  return `${calls.map((call) => `qingshan ${call}`).join('\n')}\n\n${says.trim()}\n\n${rows.join('\n')}\n`;
}
