import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../basis/result.ts';

/** One flag of a command: its environment variable, default and meaning. A `string-list` may be given more than once. */
export type Flag = {
  readonly type: 'string' | 'boolean' | 'string-list'; readonly env?: string; readonly fallback?: string;
  readonly says: string;
};
export type Flags = Readonly<Record<string, Flag>>;
export type Given<F extends Flags> = {
  readonly flags: Readonly<Record<keyof F, string | undefined>>; readonly lists: Readonly<Record<string, readonly string[]>>; readonly words: readonly string[];
};

/** Flags beat the environment, the environment beats the default. Unknown flags are a fault, never ignored. */
export function readOptions<F extends Flags>(args: readonly string[], flags: F, env: Readonly<Record<string, string | undefined>>): Result<Given<F>> {
  const options = Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, flag.type === 'string-list' ? { type: 'string' as const, multiple: true } : { type: flag.type }]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const values: Record<string, string | undefined> = {};
    const lists: Record<string, readonly string[]> = {};
    for (const [name, flag] of Object.entries(flags)) {
      const given = parsed.values[name];
      if (Array.isArray(given)) lists[name] = given.map(String);
      if (flag.type === 'string-list') continue;
      const fromEnv = flag.env === undefined ? undefined : env[flag.env];
      values[name] = given === undefined ? (fromEnv ?? flag.fallback) : String(given);
    }
    return ok({ flags: values as Given<F>['flags'], lists, words: parsed.positionals });
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
