import { fail, ok, type Result } from '../basis/result.ts';
import type { Run } from '../cli/command.ts';

/** The kernels at the terminal, files in and out; each verb says the rest by `--help`. Loaded when asked for. */
const verbs: Readonly<Record<string, { readonly says: string; readonly load: () => Promise<{ readonly run: Run }> }>> = {
  fires: { says: 'hot spots of satellites to suspected fires and heat sources', load: () => import('../cli/trace/fires.ts') },
  locate: { says: 'where a source stands that a few stations heard', load: () => import('../cli/trace/locate.ts') },
  voc: { says: 'ozone that a mixture of VOC could form, and ratios of species', load: () => import('../cli/trace/voc.ts') },
};

/** `qingshan trace VERB`. */
export async function run([verb = '--help', ...args]: readonly string[]): Promise<Result<number>> {
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(Object.entries(verbs).map(([name, { says }]) => `qingshan trace ${name.padEnd(12)}${says}\n`).join(''));
    return ok(0);
  }
  const asked = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return asked === undefined ? fail('system.bad-option', `trace ${Object.keys(verbs).join('|')}, got ${verb}`) : (await asked.load()).run(args);
}
