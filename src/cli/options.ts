import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../basis/result.ts';

/** One flag of a command: its environment variable, default and meaning. `--help` is printed from these. */
export type Flag = { readonly type: 'string' | 'boolean'; readonly env?: string; readonly fallback?: string; readonly says: string };
export type Flags = Readonly<Record<string, Flag>>;
export type Given<F extends Flags> = { readonly flags: Readonly<Record<keyof F, string | undefined>>; readonly words: readonly string[] };

/** Flags beat the environment, the environment beats the default. Unknown flags are a fault, never ignored. */
export function readOptions<F extends Flags>(args: readonly string[], flags: F, env: Readonly<Record<string, string | undefined>>): Result<Given<F>> {
  const options = Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, { type: flag.type }]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const values = Object.entries(flags).map(([name, flag]) => {
      const given = parsed.values[name];
      const fromEnv = flag.env === undefined ? undefined : env[flag.env];
      return [name, given === undefined ? (fromEnv ?? flag.fallback) : String(given)] as const;
    });
    return ok({ flags: Object.fromEntries(values) as Given<F>['flags'], words: parsed.positionals });
  } catch (error) {
    return fail('system.bad-option', error instanceof Error ? error.message : String(error));
  }
}

/** A whole number within bounds, or a fault that names the flag. */
export function wholeNumber(name: string, text: string | undefined, least: number, most: number): Result<number> {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
    return fail('system.bad-option', `--${name} needs a whole number from ${least} to ${most}, got ${text ?? 'nothing'}`);
  }
  return ok(value);
}
